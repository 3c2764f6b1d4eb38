"""What ``kiosk doctor`` looks at: the model with its self-test, and the store page by page."""

import platform
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import kiosk
from kiosk.domain import ModelId
from kiosk.encoders import load_bundle
from kiosk.errors import KioskError, ModelError, StoreError
from kiosk.running import model_folder
from kiosk.settings import Settings
from kiosk.store import open_repository


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, what was found, and the error where it is not well."""

    what: str
    found: str
    error: KioskError | None = None


def examine(settings: Settings) -> list[Finding]:
    """Look at everything; what fails is a finding, and the rest is still looked at."""
    findings = [Finding("kiosk", f"{kiosk.__version__} on Python {platform.python_version()}")]
    model: ModelId | None = None
    try:
        folder = _model_in_use(settings)
        bundle = load_bundle(folder, threads=settings.threads, self_test=True)
        model = bundle.model_id
        findings.append(Finding("model", f"{model} in {folder}, self-test passed"))
        if not {"text_to_image", "image_to_image"} <= bundle.manifest.calibration.keys():
            said = "not measured for every kind of query: without it all answers are maybe"
            findings.append(Finding("calibration", said))
        if not bundle.manifest.commercial_use:
            findings.append(Finding("licence", "this model may not be used commercially"))
    except ModelError as error:
        findings.append(Finding("model", str(error), error))
    try:
        findings += _examine_store(settings, model)
    except StoreError as error:
        findings.append(Finding("store", str(error), error))
    return findings


def contents(settings: Settings) -> dict[str, object]:
    """Say what the store holds, for people and programs. Raises StoreError."""
    with open_repository(settings.store) as repository:
        items, pictures = repository.counts()
        facets = repository.facets()
        return {
            "store": str(settings.store),
            "schema": repository.schema(),
            "items": items,
            "pictures": pictures,
            "models": {str(model): count for model, count in repository.models().items()},
            "categories": dict(Counter(f.category for f in facets if f.category).most_common()),
            "brands": dict(Counter(f.brand for f in facets if f.brand).most_common()),
            "priced": sum(facet.price is not None for facet in facets),
            "in stock": sum(facet.stock is None or facet.stock > 0 for facet in facets),
        }


def verify_store(settings: Settings) -> None:
    """Read the whole store and check it. Raises StoreError where anything is wrong with it."""
    with open_repository(settings.store) as repository:
        repository.verify()


def _model_in_use(settings: Settings) -> Path:
    """Name the model's folder: an update may have brought another than the one that is set."""
    try:
        with open_repository(settings.store) as repository:
            return model_folder(settings, repository.ledger.running())
    except StoreError:
        return settings.model


def _examine_store(settings: Settings, model: ModelId | None) -> list[Finding]:
    with open_repository(settings.store) as repository:
        repository.verify()
        items, pictures = repository.counts()
        indexed = repository.models()
    findings = [Finding("store", f"{settings.store}, sound, {items} items, {pictures} pictures")]
    for one, count in indexed.items():
        use = "" if model is None or one == model else ", not the model in use"
        findings.append(Finding("indexed", f"{count} pictures with {one}{use}"))
    if model is not None and indexed.get(model, 0) < pictures:
        sentence = (
            f"{pictures - indexed.get(model, 0)} pictures lack vectors of the model in use: "
            "re-index with `kiosk index FOLDER`."
        )
        findings.append(Finding("index", sentence, StoreError(sentence)))
    return findings
