"""A local checkpoint of ``tools.train_clip`` as a source of the export."""

from pathlib import Path

from kiosk.encoders.manifest import ImageSpec, Licence, TextSpec
from tools.exporting.description import IMAGE_FILE, PIECES_FILE, TEXT_FILE, Description
from tools.exporting.errors import ExportError, reason_of
from tools.exporting.graphs import Towers
from tools.training.model import DualEncoder, load_checkpoint


def load_dual_encoder(path: Path) -> DualEncoder:
    """Read a checkpoint. Raises ExportError where there is none or it cannot be read."""
    try:
        return load_checkpoint(path)
    except (FileNotFoundError, ValueError) as error:
        raise ExportError(f"{reason_of(error)}.") from error
    except Exception as error:  # torch raises nearly anything on a damaged file
        msg = f"{path} cannot be read as a checkpoint of tools.train_clip: {reason_of(error)}."
        raise ExportError(msg) from error


def describe(model: DualEncoder, image_size: int | None) -> Description:
    """Read the description of a dual encoder off its ``config``.

    ``image_size`` takes the place of the one it was trained for: pixels of a side.
    """
    config = model.config
    size = image_size or config.image_size
    return Description(
        name=config.name,
        version="1",
        architecture=config.architecture,
        embed_dim=config.embed_dim,
        image=ImageSpec(
            file=IMAGE_FILE,
            image_size=(size, size),
            mean=config.mean,
            std=config.std,
            interpolation=config.interpolation,
            resize_mode=config.resize_mode,
            fill_color=config.fill_color,
        ),
        text=TextSpec(
            file=TEXT_FILE,
            tokenizer=PIECES_FILE,
            context_length=config.context_length,
            fixed_length=False,
            pad_id=config.pad_id,
            prefix=config.prefix,
            clean="whitespace",
        ),
        licences=tuple(
            Licence(one["part"], one["licence"], one["source"]) for one in config.licences
        ),
        commercial_use=config.commercial_use,
        languages=config.languages,
    )


def towers_of(model: DualEncoder) -> Towers:
    """Give a dual encoder's two ways in and its tokenizer."""
    return Towers(model.encode_image, model.encode_text, model, model.tokenizer_json)
