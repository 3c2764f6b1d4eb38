"""Checks of model, store and updates: what a kiosk answers with."""

from pathlib import Path

from kiosk.doctor.findings import Finding, attention, bad, failed, ok, quoted
from kiosk.domain import ModelId
from kiosk.encoders import load_bundle
from kiosk.errors import EmptyCatalogError, KioskError, ModelError, StoreError
from kiosk.running import model_folder
from kiosk.settings import Settings
from kiosk.store import open_repository
from kiosk.updates.told import read_update_state


def model(settings: Settings) -> tuple[list[Finding], ModelId | None]:
    """Load the model in use, every file by its digest, and let it prove itself."""
    folder = _model_in_use(settings)
    by_hand = f"sha256sum {quoted(folder)}/* beside the digests in manifest.json"
    try:
        bundle = load_bundle(folder, threads=settings.threads, self_test=True)
    except ModelError as error:
        return [failed("model", error)], None
    said = f"{bundle.model_id} in {folder}, digests right, self-test passed"
    findings = [ok("model", said, by_hand)]
    if not {"text_to_image", "image_to_image"} <= bundle.manifest.calibration.keys():
        said = "not measured for every kind of query: without it all answers are maybe"
        findings.append(attention("calibration", said, "Use a model that was evaluated."))
    if not bundle.manifest.commercial_use:
        said = "this model may not be used commercially"
        findings.append(attention("licence", said, "Use another in a shop."))
    return findings, bundle.model_id


def store(settings: Settings, in_use: ModelId | None) -> list[Finding]:
    """Read the whole store page by page, and look whether it goes with the model."""
    try:
        with open_repository(settings.store) as repository:
            repository.verify()
            items, pictures = repository.counts()
            indexed = repository.models()
    except StoreError as error:
        return [failed("store", error)]
    findings = [ok("store", f"{settings.store}, sound, {items} items, {pictures} pictures")]
    if not pictures:
        said = "it holds no picture yet"
        advice = "Build a catalog, or fetch one with kiosk-updater."
        findings.append(bad("catalog", said, advice, error=EmptyCatalogError(said)))
    for one, count in indexed.items():
        use = "" if in_use is None or one == in_use else ", not the model in use"
        findings.append(ok("indexed", f"{count} pictures with {one}{use}"))
    lacking = 0 if in_use is None else pictures - indexed.get(in_use, 0)
    if lacking > 0:
        sentence = (
            f"{lacking} pictures lack vectors of the model in use: "
            "re-index with `kiosk index FOLDER`."
        )
        findings.append(failed("index", StoreError(sentence)))
    return findings


def updates(settings: Settings) -> list[Finding]:
    """Look which catalog runs, whom it is trusted from, and what waits."""
    try:
        state = read_update_state(settings)
    except KioskError:
        return []  # said of the store already
    running = state.running
    if running is None:
        catalog = ok("catalog", "made on this device, not from an update")
    else:
        keys = ", ".join(one[:12] for one in running.keyids) or "unknown keys"
        title = running.title or running.channel
        found = f"{title}, version {running.version}, made {running.made}, signed by {keys}"
        catalog = ok("catalog", found, "`kiosk publish show` at head office names the same")
    if state.amiss:
        catalog = bad("catalog", state.amiss, "", error=StoreError(state.amiss))
    if not state.channel:
        return [catalog]
    waits = "something waits to be applied" if state.waiting else "nothing waits"
    found = f"{waits}, channel {state.channel}"
    if state.expires is not None:
        found += f", signed until {state.expires:%Y-%m-%d}"
    by_hand = f"ls {quoted(Path(state.folder) / 'inbox')}"
    advice = state.advice()
    if advice and advice != state.amiss:
        return [catalog, attention("updates", found, advice, by_hand)]
    return [catalog, ok("updates", found, by_hand)]


def _model_in_use(settings: Settings) -> Path:
    """Name the model's folder: an update may have brought another than the one that is set."""
    try:
        with open_repository(settings.store) as repository:
            return model_folder(settings, repository.ledger.running())
    except StoreError:
        return settings.model
