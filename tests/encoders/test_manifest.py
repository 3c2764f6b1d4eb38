"""The manifest: what is written is read again, and everything odd is named."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.encoders.manifest import ModelManifest
from kiosk.errors import ModelError
from tests.fakes.bundles import write_fake_bundle

Raw = dict[str, Any]


@pytest.fixture(scope="module")
def raw_text(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = write_fake_bundle(
        tmp_path_factory.mktemp("manifest") / "fake",
        calibration={"text_to_image": {"sure": 0.5, "maybe": 0.25, "measured_on": "tests"}},
    )
    return (folder / "manifest.json").read_text("utf-8")


def test_round_trip(raw_text: str) -> None:
    manifest = ModelManifest.from_json(raw_text)
    assert ModelManifest.from_json(manifest.to_json()) == manifest
    assert json.loads(manifest.to_json()) == json.loads(raw_text)
    assert manifest.calibration["text_to_image"]["sure"] == 0.5


def test_common_words_and_their_number_may_be_there(raw_text: str) -> None:
    raw = json.loads(raw_text)
    raw["common_words"] = "common_words.npz"
    raw["files"]["common_words.npz"] = {"sha256": "0" * 64, "bytes": 1}
    raw["calibration"]["text_beside_words"] = {"maybe": -0.12, "measured_on": "tests"}
    manifest = ModelManifest.from_json(json.dumps(raw))
    assert manifest.common_words == "common_words.npz"
    assert manifest.calibration["text_beside_words"] == {"maybe": -0.12, "measured_on": "tests"}
    assert json.loads(manifest.to_json()) == raw


@settings(max_examples=80, deadline=None)
@given(
    name=st.text(max_size=100), prefix=st.text(max_size=100), embed_dim=st.integers(1, 8192),
    mean=st.tuples(*[st.floats(-10, 10)] * 3), fill=st.integers(0, 255), fixed=st.booleans(),
    mode=st.sampled_from(["shortest", "longest", "squash"]),
    clean=st.sampled_from(["none", "whitespace", "clip", "canonicalize"]),
)  # fmt: skip
def test_any_valid_manifest_comes_back_as_it_was(
    raw_text: str, name: str, prefix: str, embed_dim: int, mean: tuple[float, float, float],
    fill: int, fixed: bool, mode: str, clean: str,
) -> None:  # fmt: skip
    raw = json.loads(raw_text)
    raw.update(name=name, embed_dim=embed_dim)
    raw["image"].update(mean=list(mean), fill_color=fill, resize_mode=mode)
    raw["text"].update(prefix=prefix, fixed_length=fixed, clean=clean)
    manifest = ModelManifest.from_json(json.dumps(raw))
    assert ModelManifest.from_json(manifest.to_json()) == manifest
    assert (manifest.name, manifest.text.prefix, manifest.image.mean) == (name, prefix, mean)


def _set(*path: str, to: object) -> Callable[[Raw], None]:
    def change(raw: Raw) -> None:
        for key in path[:-1]:
            raw = raw[key]
        raw[path[-1]] = to

    return change


def _without(*path: str) -> Callable[[Raw], None]:
    def change(raw: Raw) -> None:
        for key in path[:-1]:
            raw = raw[key]
        del raw[path[-1]]

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_set("colour_space", to="sRGB"), "does not know: 'colour_space'"),
        (_set("image", "crop", to=1), r"manifest\.image has a field .* 'crop'"),
        (_set("text", "bos", to=1), r"manifest\.text has a field"),
        (_set("files", "image.onnx", "md5", to="x"), "does not know: 'md5'"),
        (_without("embed_dim"), "lacks the field 'embed_dim'"),
        (_without("text", "pad_id"), "lacks the field 'pad_id'"),
        (_set("format", to=2), "format 2, this program reads format 1"),
        (_set("embed_dim", to="512"), "whole number"),
        (_set("embed_dim", to=True), "whole number"),
        (_set("embed_dim", to=0), "from 1 to 8192"),
        (_set("image", "image_size", to=[224]), "height and a width"),
        (_set("image", "image_size", to=[224, 100000]), "height and a width"),
        (_set("image", "std", to=[0, 1, 1]), "three numbers"),
        (_set("image", "mean", to="grey"), "three numbers"),
        (_set("image", "resize_mode", to="crop"), "known are shortest, longest, squash"),
        (_set("image", "file", to="../image.onnx"), "no plain file name"),
        (_set("text", "file", to="/etc/passwd"), "no plain file name"),
        (_set("files", to={"../x": {"sha256": "0" * 64, "bytes": 1}}), "no plain file name"),
        (_set("files", "image.onnx", "sha256", to="abc"), "no SHA-256"),
        (_without("files", "text.onnx"), r"no digest for text\.onnx"),
        (_set("image", to=[]), "has to be an object"),
        (_set("commercial_use", to="yes"), "true or false"),
        (_set("languages", to=[1]), "language codes"),
        (_set("licences", to={}), "list of at most"),
        (_set("self_test", "min_cosine", to=0.1), "from 0.5 to 1"),
        (_set("self_test", "min_cosine", to=10**400), "from 0.5 to 1"),
        (_set("image", "std", to=[1, 1, 10**400]), "three numbers"),
        (_set("calibration", "text_to_image", "sure", to=0.1), "sure below"),
        (_without("calibration", "text_to_image", "sure"), "lacks the field 'sure'"),
        (
            _set("calibration", "text_beside_words", to={"maybe": 0, "sure": 1, "measured_on": ""}),
            "does not know: 'sure'",
        ),
        (_set("common_words", to="words.npz"), r"no digest for words\.npz"),
        (_set("common_words", to=None), "needs a text"),
    ],
)
def test_what_is_wrong_is_named(raw_text: str, change: Callable[[Raw], None], words: str) -> None:
    raw = json.loads(raw_text)
    change(raw)
    with pytest.raises(ModelError, match=words) as caught:
        ModelManifest.from_json(json.dumps(raw))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[1]", '"x"', b"\xff\xfe\x00", '{"format": NaN}', '{"format": 1, "format": 1}',
     "[" * 100_000],
)  # fmt: skip
def test_what_is_no_manifest(text: str | bytes) -> None:
    with pytest.raises(ModelError, match="manifest"):
        ModelManifest.from_json(text)


def test_the_shipped_model_can_be_read() -> None:
    shipped = Path(__file__).resolve().parents[2] / "models" / "default" / "manifest.json"
    manifest = ModelManifest.from_json(shipped.read_bytes())
    assert manifest.commercial_use
    assert {"en", "zh", "de", "fr", "es"} <= set(manifest.languages)
