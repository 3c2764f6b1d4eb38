"""A visit is forgotten as a whole."""

import logging

import numpy as np

from kiosk.core.session import KioskSession
from kiosk.domain import Decision, Frame, SearchResults
from kiosk.logs import private_text


def results(number: int) -> SearchResults:
    return SearchResults(number, Decision.NO_MATCH, (), 1.0)


def test_only_the_current_querys_answer_is_taken():
    session = KioskSession()
    first = session.ask_text("red")
    second = session.ask_text("blue")
    assert not session.accept(results(first.number))
    assert session.accept(results(second.number))
    assert session.results is not None
    assert session.query == second


def test_wipe_forgets_and_drops_late_answers():
    session = KioskSession()
    frame = Frame(np.full((4, 5, 3), 9, np.uint8))
    asked = session.ask_image(frame)
    session.accept(results(asked.number))
    session.wipe()
    assert session.query is None
    assert session.results is None
    assert not frame.pixels.any()
    assert not session.accept(results(asked.number))


def test_wipe_can_be_repeated_and_leaves_a_read_only_frame():
    session = KioskSession()
    pixels = np.full((4, 5, 3), 9, np.uint8)
    pixels.flags.writeable = False
    session.ask_image(Frame(pixels))
    session.wipe()
    session.wipe()
    assert session.query is None
    assert KioskSession().results is None


def test_the_words_of_a_visit_stay_out_of_logs_until_it_ends(caplog):
    session = KioskSession()
    session.ask_text("Zanzibar slippers")
    assert private_text.is_in("somebody wants zanzibar SLIPPERS today")
    session.wipe()
    assert not private_text.is_in("somebody wants zanzibar slippers today")
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
