"""Nothing of a visit gets through the log."""

import io
import logging

import numpy as np
import pytest

from kiosk.domain import Embedding, Frame, ImageQuery, TextQuery
from kiosk.errors import CatalogError, StoreError
from kiosk.logs import private_text, set_up_logging
from tests.fakes.encoders import MODEL

LOG = logging.getLogger("kiosk.test")


@pytest.fixture
def stream():
    made = io.StringIO()
    root = logging.getLogger()
    before, level = list(root.handlers), logging.getLogger("kiosk").level
    set_up_logging(logging.INFO, made)
    set_up_logging(logging.INFO, made)
    # What is logged here is for this handler, not for a watch over unexpected warnings.
    ours = [handler for handler in root.handlers if handler not in before]
    root.handlers[:] = ours
    yield made
    root.handlers[:] = before
    logging.getLogger("kiosk").setLevel(level)
    private_text.forget()


def test_a_plain_message_is_written_once(stream):
    LOG.info("indexed %d pictures", 12)
    assert stream.getvalue() == "INFO kiosk.test: indexed 12 pictures\n"


PIXELS = np.full((2, 2, 3), 77, np.uint8)
PRIVATE = [
    PIXELS,
    Frame(PIXELS),
    TextQuery(1, "Zanzibar"),
    ImageQuery(1, Frame(PIXELS)),
    Embedding(np.ones(3, np.float32), MODEL),
    b"\xff\xd8picture",
    [{"query": (TextQuery(1, "Zanzibar"),)}],
]


@pytest.mark.parametrize("value", PRIVATE, ids=lambda value: type(value).__name__)
def test_private_values_are_withheld(stream, value):
    LOG.info("asked %s", value)
    LOG.info(value)
    written = stream.getvalue()
    assert "Zanzibar" not in written
    assert "77" not in written
    assert "picture" not in written
    assert written.count("withheld") == 2


@pytest.mark.parametrize("text", ["Zanzibar slippers", "桑给巴尔", 'quote\'d "ü"'])
def test_words_of_the_visit_are_withheld(stream, text):
    private_text.remember(text)
    LOG.info("asked %s", text)
    LOG.info(f"asked {text!r} / {text!a}")  # noqa: G004
    try:
        {}[text]
    except KeyError:
        LOG.exception("failed")
    written = stream.getvalue()
    assert text not in written
    assert ascii(text)[1:-1] not in written
    assert written.count("was withheld") == 2
    # Of an error its kind and place are told, never its message.
    assert "ERROR kiosk.test: failed\nKeyError\n" in written
    private_text.forget()
    LOG.info("asked nothing")
    assert "asked nothing" in stream.getvalue()


def test_of_an_error_its_kind_is_told_unless_it_speaks_of_the_device(stream):
    LOG.warning("a job failed: %s", CatalogError("There is no picture at Zanzibar.jpg."))
    LOG.warning("%s, %s", OSError(2, "no such file", "Zanzibar.jpg"), 7)
    LOG.warning(ValueError("Zanzibar"))
    LOG.warning("the shop cannot be opened: %s", StoreError("The store is damaged."))
    assert stream.getvalue().splitlines() == [
        "WARNING kiosk.test: a job failed: CatalogError",
        "WARNING kiosk.test: FileNotFoundError, 7",
        "WARNING kiosk.test: ValueError",
        "WARNING kiosk.test: the shop cannot be opened: The store is damaged.",
    ]


def test_what_led_to_an_error_is_told_without_messages_too(stream):
    try:
        try:
            int("Zanzibar")
        except ValueError as error:
            raise CatalogError("Zanzibar") from error
    except CatalogError:
        LOG.exception("failed")
    written = stream.getvalue()
    assert "kiosk.errors.CatalogError" in written
    assert "because of ValueError" in written
    assert "Zanzibar" not in written
