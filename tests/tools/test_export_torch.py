"""The export from end to end on towers a few numbers wide: parity, int8, bundle, resuming."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from torch import Tensor, nn  # noqa: E402 - after the check that torch is there
from torch.nn import functional  # noqa: E402

from kiosk.encoders import load_bundle  # noqa: E402
from kiosk.encoders.manifest import ImageSpec, Licence, TextSpec  # noqa: E402
from tests.tools.test_export_samples import write_folder  # noqa: E402
from tools.exporting.description import Description  # noqa: E402
from tools.exporting.errors import ExportError  # noqa: E402
from tools.exporting.graphs import PARITY, Towers  # noqa: E402
from tools.exporting.hub_free import stand_in_tokenizer  # noqa: E402
from tools.exporting.pipeline import Options, run_export  # noqa: E402
from tools.exporting.sources import Source  # noqa: E402
from tools.torch_setup import prepare_torch  # noqa: E402

pytestmark = [
    pytest.mark.torch,
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore"),  # torch's exporter has much to say of itself
]
SIDE, WIDTH = 16, 64
MIT = Licence("weights", "MIT", "here")


class Tiny(nn.Module):
    """Both towers."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(0)
        self.stem = nn.Conv2d(3, 160, 3, stride=2)
        self.point = nn.Conv2d(160, 160, 1)
        self.seen = nn.Linear(160, 32)
        self.table = nn.Embedding(300, WIDTH)
        self.inner = nn.Linear(WIDTH, WIDTH)
        self.read = nn.Linear(WIDTH, 32)

    def encode_image(self, pixels: Tensor) -> Tensor:
        x = functional.relu(self.point(functional.relu(self.stem(pixels))))
        return self.seen(x.mean((2, 3)))

    def encode_text(self, ids: Tensor) -> Tensor:
        mask = (ids != 1).float()[:, :, None]
        x = torch.tanh(self.inner(self.table(ids))) * mask
        return self.read(x.sum(1) / mask.sum(1))


DESCRIPTION = Description(
    "tiny", "1", "tiny", 32,
    ImageSpec("image.onnx", (SIDE, SIDE), (0.5,) * 3, (0.25,) * 3, "bicubic", "longest", 255),
    TextSpec("text.onnx", "tokenizer.json", 40, False, 1, "", "whitespace"),
    (MIT,), True, ("en",), random_weights=True,
)  # fmt: skip


def source(build: Callable[[], tuple[Towers, Description]] | None = None) -> Source:
    def tiny() -> tuple[Towers, Description]:
        model = Tiny()
        tokenizer = stand_in_tokenizer(bos=0, eos=2, pad=1, first=4)
        return Towers(model.encode_image, model.encode_text, model, tokenizer), DESCRIPTION

    return Source({"tiny": 1}, build or tiny, (MIT,), ("en",))


@pytest.fixture
def options(tmp_path: Path) -> Options:
    return Options(
        tmp_path / "bundle", "tiny", "1", tmp_path / "work", keep_work=True,
        calibration=(write_folder(tmp_path / "pictures", 20, 30),),
        calibration_pictures=16, gate_pictures=24, latency_rounds=3,
    )  # fmt: skip


def test_the_bundle_says_what_torch_says(options: Options) -> None:
    said: list[str] = []
    report = run_export(source(), options, said.append)
    assert max(tower.parity for tower in report.towers.values()) <= PARITY
    bundle = load_bundle(options.out)
    texts = ["red dress", "红色连衣裙", ""]
    # The words differ in nothing but rounding to 8 bits.
    model = Tiny().eval()
    tokenizer = bundle.text._tokenizer
    with torch.inference_mode():
        expected = [
            functional.normalize(model.encode_text(torch.tensor([ids])), dim=-1)[0].numpy()
            for ids in tokenizer.encode(texts)
        ]
    cosines = (np.stack(expected) * bundle.text.encode_text(texts)).sum(axis=1)
    assert cosines.min() > 0.98
    manifest = json.loads((options.out / "manifest.json").read_text(encoding="utf-8"))
    assert "int8" in manifest["quantization"]["image"]
    assert "random" in (options.out / "MODEL_CARD.md").read_text(encoding="utf-8")


def test_a_killed_run_goes_on_from_its_finished_stages(
    options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tools.exporting import pipeline

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "decide", killed)
        with pytest.raises(KeyboardInterrupt):
            run_export(source(), options, lambda _: None)
    assert not options.out.exists()

    def never() -> tuple[Towers, Description]:
        raise AssertionError("the graphs were there already")

    said: list[str] = []
    run_export(source(never), options, said.append)
    assert "graphs: kept from an earlier run" in said
    assert "samples: kept from an earlier run" in said
    assert "image-forms: started" in said
    load_bundle(options.out)


def test_a_graph_that_differs_from_torch_is_refused(options: Options) -> None:
    calls = 0

    class Drifting(Tiny):
        """Answers otherwise in torch once it has been traced."""

        def encode_image(self, pixels: Tensor) -> Tensor:
            nonlocal calls
            calls += 1
            return super().encode_image(pixels) + float(calls)

    def build() -> tuple[Towers, Description]:
        model = Drifting()
        tokenizer = stand_in_tokenizer(bos=0, eos=2, pad=1, first=4)
        return Towers(model.encode_image, model.encode_text, model, tokenizer), DESCRIPTION

    with pytest.raises(ExportError, match="image graph differs from torch by"):
        run_export(source(build), options, lambda _: None)
    assert not options.out.exists()


def test_clip_s_own_tokenizer_is_rebuilt_faithfully() -> None:
    prepare_torch(1)
    open_clip_tokenizer = pytest.importorskip("open_clip.tokenizer")
    from tools.exporting.clip_tokens import check_tokenizer, simple_tokenizer_json

    theirs = open_clip_tokenizer.SimpleTokenizer()
    text = TextSpec("text.onnx", "tokenizer.json", 77, True, 0, "", "clip")
    check_tokenizer(simple_tokenizer_json(theirs), theirs, text)
    wrong = TextSpec("text.onnx", "tokenizer.json", 77, True, 0, "a ", "clip")
    with pytest.raises(ExportError, match="differs from open_clip's on"):
        check_tokenizer(simple_tokenizer_json(theirs), theirs, wrong)
