"""Installing the model an update brings: every file checked, and there wholly or not at all."""

import shutil
from collections.abc import Callable
from pathlib import Path

from kiosk.catalog.description import Model, read_model_description
from kiosk.catalog.trust import Delivery, read_verified
from kiosk.domain import ModelId
from kiosk.durable import sync_path, write_whole
from kiosk.encoders import Bundle, load_bundle, read_model_id
from kiosk.errors import IncompleteUpdateError, ModelError, UpdateError
from kiosk.running import installed_model
from kiosk.settings import Settings


def folder_of(settings: Settings, model: ModelId) -> Path | None:
    """Name a folder that holds this model, None where this kiosk has none."""
    for folder in (settings.model, installed_model(settings, model.digest)):
        try:
            if read_model_id(folder) == model:
                return folder
        except ModelError:
            continue
    return None


def install_model(
    settings: Settings, delivery: Delivery, model: Model, at: Callable[[str], None]
) -> Path:
    """Put the delivery's model into a folder of its own and give it.

    Raises IncompleteUpdateError where the delivery does not hold it whole or the disk has no room,
    UpdateError where it does not work here.
    """
    description = read_model_description(delivery.model(model.digest), model.digest)
    final = installed_model(settings, model.digest)
    made = final.with_name(f".new-{model.digest}")
    try:
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(mode=0o700, parents=True)
        for file in description.files:
            content = read_verified(delivery.folder, file.sha256, file.bytes)
            write_whole(made / file.name, content)
            del content
        at("model staged")
        _try(made, model.id(), settings.threads)
        shutil.rmtree(final, ignore_errors=True)
        made.replace(final)
        sync_path(final.parent)
    except OSError as error:
        msg = f"The update's model cannot be kept ({error.strerror}): make room on the disk."
        raise IncompleteUpdateError(msg) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)
    at("model installed")
    return final


def remove_other_models(settings: Settings, kept: str) -> None:
    """Remove models that updates brought and nothing uses any more."""
    folder = installed_model(settings, kept).parent
    for other in folder.iterdir() if folder.is_dir() else ():
        if other.name != kept:
            shutil.rmtree(other, ignore_errors=True)


def _try(folder: Path, model: ModelId, threads: int) -> Bundle:
    """Load the model with its self-test."""
    try:
        bundle = load_bundle(folder, threads=threads)
    except ModelError as error:
        raise UpdateError(f"The update's model does not work on this kiosk: {error}") from error
    if bundle.model_id != model:
        raise UpdateError("The update's model is another than its catalog was made with.")
    return bundle
