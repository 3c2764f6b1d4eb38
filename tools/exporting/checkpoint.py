"""A local checkpoint of ``tools.train_clip`` as a source of the export."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from torch import nn

from tools.exporting.description import Description, ImageDescription, TextDescription
from tools.exporting.errors import ExportError
from tools.exporting.graphs import Towers
from tools.exporting.licences import Licence


def load_dual_encoder(path: Path) -> nn.Module:
    """Read a checkpoint. Raises ExportError where there is none or it cannot be read."""
    if not path.is_file():
        msg = f"There is no checkpoint {path}: give the file that tools.train_clip wrote."
        raise ExportError(msg)
    if find_spec("tools.training.model") is None:
        msg = "tools.training is not complete here: a checkpoint cannot be read without it."
        raise ExportError(msg)
    from tools.training.model import load_checkpoint

    loader: Callable[[Path], nn.Module] = load_checkpoint
    try:
        return loader(path)
    except (OSError, ValueError, KeyError, RuntimeError, TypeError) as error:
        msg = f"{path} is not a checkpoint of tools.train_clip, or is damaged: {error}"
        raise ExportError(msg) from error


def describe(model: nn.Module) -> Description:
    """Read the description of a dual encoder off its ``config``."""
    config: Any = model.config
    licences = tuple(
        Licence(str(one["part"]), str(one["licence"]), str(one.get("source", "")))
        for one in config.licences
    )
    size = config.image_size
    height, width = (size, size) if isinstance(size, int) else (int(size[0]), int(size[1]))
    red, green, blue = (float(x) for x in config.mean)
    std_red, std_green, std_blue = (float(x) for x in config.std)
    return Description(
        name=str(config.name),
        version="1",
        architecture=str(config.architecture),
        embed_dim=int(config.embed_dim),
        image=ImageDescription(
            (height, width), (red, green, blue), (std_red, std_green, std_blue),
            str(config.interpolation), str(config.resize_mode), int(config.fill_color),
        ),
        text=TextDescription(
            int(config.context_length), fixed_length=False, pad_id=int(config.pad_id),
            prefix=str(config.prefix), clean=str(getattr(config, "clean", "whitespace")),
        ),
        licences=licences,
        commercial_use=bool(config.commercial_use),
        languages=tuple(str(language) for language in config.languages),
    )  # fmt: skip


def towers_of(model: nn.Module) -> Towers:
    """Give a dual encoder's two ways in and its tokenizer."""
    source: Any = model
    return Towers(source.encode_image, source.encode_text, model, str(source.tokenizer_json))
