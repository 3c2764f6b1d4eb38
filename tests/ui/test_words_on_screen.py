"""What the screens say: whole in every language, none of it outside of the translations."""

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from kiosk.domain import CatalogItem, Decision, Note, Price, Reason, Remark, SearchHit, Why
from kiosk.ui import staff_texts, texts, wording
from kiosk.ui.languages import FOLDER, LANGUAGES
from kiosk.ui.screens import SCREENS
from kiosk.ui.style import shows_chinese
from tests.ui.touching import begin, found, go, names, shown, tiles, touch, touch_tile, wait_until
from tools.update_translations import sources

FOREIGN = [language for language in LANGUAGES if language.code != "en"]
ENGLISH = QLocale("en_GB")


def said_in(code: str) -> dict[str, str]:
    root = ET.parse(FOLDER / f"kiosk_{code}.ts").getroot()  # noqa: S314 - our own file
    return {
        str(message.findtext("source")): str(message.findtext("translation"))
        for message in root.iter("message")
    }


def every_text() -> set[str]:
    found: set[str] = set()
    for name, value in [*vars(texts).items(), *vars(staff_texts).items()]:
        if name.isupper() and not name.startswith("_") and name != "QT_TRANSLATE_NOOP":
            if isinstance(value, str):
                found.add(value)
            elif isinstance(value, tuple):
                found |= set(value)
            elif isinstance(value, dict):
                found |= set(value.values())
    return found


@pytest.mark.parametrize("language", FOREIGN, ids=lambda one: one.code)
def test_every_text_is_translated_with_its_gaps(language):
    said = said_in(language.code)
    for text in every_text():
        assert said.get(text), f"{text!r} has no {language.name}"
        assert said[text].count("{}") == text.count("{}"), said[text]


@pytest.mark.parametrize("language", FOREIGN, ids=lambda one: one.code)
def test_the_compiled_translations_are_those_of_the_files(qt, language):
    translator = QTranslator()
    assert translator.load(f"kiosk_{language.code}", str(FOLDER))
    for text, said in said_in(language.code).items():
        contexts = ("kiosk", "OnScreenKeyboard")
        assert said in {translator.translate(context, text) for context in contexts}


def test_no_text_of_the_sources_is_missing_in_the_files(tmp_path):
    made = tmp_path / "now.ts"
    lupdate = Path(sys.executable).parent / "pyside6-lupdate"
    subprocess.run([lupdate, *sources(), "-ts", made], check=True, capture_output=True)
    now = {str(m.findtext("source")) for m in ET.parse(made).getroot().iter("message")}  # noqa: S314
    for language in FOREIGN:
        assert now == set(said_in(language.code))


class Marking(QTranslator):
    """Says every text in brackets, so that one that was not asked for is seen."""

    def translate(self, context, text, disambiguation=None, n=-1):
        return f"⟦{text}⟧"


def test_no_word_on_any_screen_stands_outside_of_the_translations(window):
    marking = Marking()
    QCoreApplication.installTranslator(marking)
    try:
        window.visit.language_changed.emit()
        begin(window)
        found(window, "red shoes")
        window.visit.open_item(window.visit.answer.results.hits[0])
        wait_until(lambda: window.visit.around is not None)
        names = {language.name for language in LANGUAGES} | {
            language.hello for language in LANGUAGES
        }
        for asked in SCREENS:
            name = go(window, asked)
            QApplication.processEvents()
            page = window.screens[name]
            widgets = page.findChildren(QLabel) + page.findChildren(QAbstractButton)
            said = [one.text() for one in widgets if not one.isHidden()]
            said += [field.placeholderText() for field in page.findChildren(QLineEdit)]
            for text in said:
                of_catalog = any(
                    word in text for word in ("Thing", "商品", "things", "red shoes", "red dress")
                )
                number = not any(c.isalpha() for c in text)
                key = len(text) <= 4
                if text and text not in names and not (of_catalog or number or key):
                    assert "⟦" in text, f"{name}: {text!r}"
    finally:
        QCoreApplication.removeTranslator(marking)


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "written"),
    [
        ("49.9", "EUR", "en_GB", "€49.90"),
        ("49.9", "EUR", "de_DE", "49,90\u00a0€"),
        ("1234", "USD", "en_GB", "$1,234.00"),
        ("8", "CHF", "en_GB", "CHF8.00"),
        ("8", "", "en_GB", "8.00"),
        ("0.125", "EUR", "en_GB", "€0.125"),
        ("1200", "JPY", "en_GB", "¥1,200"),
    ],
)
def test_prices_by_language(amount, currency, locale, written):
    priced = CatalogItem("a", "A", price=Price(Decimal(amount), currency))
    assert wording.price(priced, QLocale(locale)) == written
    assert wording.price(CatalogItem("a", "A"), ENGLISH) == ""


def test_names_in_the_language_asked():
    item = CatalogItem("a", "Red dress", names={"zh": "红色连衣裙"})
    assert wording.names(item, "en") == ("Red dress", "")
    assert wording.names(item, "zh") == ("红色连衣裙", "Red dress")
    assert wording.names(CatalogItem("a", "Hat"), "zh") == ("Hat", "")


@pytest.mark.parametrize(
    ("stock", "said"),
    [(None, ""), (0, "Sold out at the moment"), (2, "Only 2 left"), (9, "In stock")],
)
def test_stock(stock, said):
    assert wording.stock(CatalogItem("a", "A", stock=stock), ENGLISH) == said


def test_reasons_name_words_and_colours():
    hit = SearchHit(CatalogItem("a", "A"), 1.0, Decision.SURE,
                    Reason(Why.WORDS, ("red", "shoe"), ("red",)))  # fmt: skip
    assert wording.why(hit) == "Found by the words “red shoe”  ·  red"


@pytest.mark.parametrize(
    ("found", "asked", "said"),
    [
        (("red", "shoe"), "Red Shoe XL", "Red Shoe"), (("red", "xl"), "red shoe XL", "red, XL"),
        (("creme",), "eine Crème", "Crème"), (("红", "色", "鞋"), "我要红色鞋子", "红色鞋"),
        (("t", "恤"), "红T恤", "T恤"), (("shoe",), "", "shoe"),
    ],
)  # fmt: skip
def test_words_that_were_found_are_written_as_they_were_typed(found, asked, said):
    hit = SearchHit(CatalogItem("a", "A"), 1.0, Decision.SURE, Reason(Why.WORDS, found))
    assert wording.why(hit, asked) == f"Found by the words “{said}”"


def test_remarks_of_one_kind_are_said_in_one_sentence():
    notes = (Note(Remark.LEFT_OUT, ("red",)), Note(Remark.CANNOT_LEAVE_OUT, ("long", "sleeves")),
             Note(Remark.LEFT_OUT, ("dots",)), Note(Remark.LEFT_OUT, ("red",)))  # fmt: skip
    assert wording.remarks(notes) == [
        "Left out, as you asked: red, dots", "The catalog does not say which have: long sleeves",
    ]  # fmt: skip
    assert wording.remarks(()) == []


@pytest.fixture
def german(qt):
    translator = QTranslator()
    assert translator.load("kiosk_de", str(FOLDER))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


@pytest.mark.parametrize(
    ("attributes", "said"),
    [
        ({"colour": ("red",), "pattern": ("plain",)}, "Linde  ·  rot  ·  einfarbig"),
        # What is narrower stays beside the word for it; what says it in German already stays.
        ({"colour": ("maroon", "dunkelblau")}, "Linde  ·  rot (maroon)  ·  dunkelblau"),
        ({"colour": ("silver",), "material": ("cotton",)}, "Linde  ·  silver  ·  cotton"),
        ({"material": ("red",)}, "Linde  ·  red"),
    ],
)
def test_colours_and_patterns_are_said_in_the_language(german, attributes, said):
    assert wording.facts(CatalogItem("a", "A", brand="Linde", attributes=attributes), "de") == said


def test_colours_in_the_catalogs_own_language_stay_as_they_are(qt):
    attributes = {"colour": ("navy blue", "red"), "pattern": ("polka dot",)}
    said = wording.facts(CatalogItem("a", "A", attributes=attributes), "en")
    assert said == "navy blue  ·  red  ·  polka dot"


def test_kinds_are_said_in_the_language(window, shops):
    shops.browse.kind = "dresses"
    window.inference.open()
    wait_until(lambda: [kind.name for kind in window.visit.kinds] == ["dresses", "others"])
    begin(window)
    window.visit.speak("de")
    window.visit.go("browse")
    assert names(tiles(window, "browse")) == ["Kleider", "Others"]
    touch_tile(tiles(window, "browse"), 0)
    wait_until(lambda: window.screen_name == "results")
    assert "Kleider" in shown(window.screens["results"])
    chips = {chip.text() for chip in window.screens["results"].chips.chips}
    assert "Kleider" in chips


def test_words_are_completed_in_the_language_that_is_spoken(window):
    begin(window)
    window.visit.speak("de")
    find = window.screens["find"]
    touch(find.field)
    find.field.setText("rote")
    wait_until(lambda: "rote Schuhe" in {b.accessibleName() for b in find.keyboard.bar.buttons})
    assert "red shoes" not in {b.accessibleName() for b in find.keyboard.bar.buttons}


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        ("红色连衣裙", True),
        ("red dress", False),
        ("T恤 red", True),
        ("赤いドレス", False),
        ("", False),
    ],
)
def test_chinese_is_recognised(text, chinese):
    assert wording.is_chinese(text) is chinese


def test_the_keyboards_of_every_language_are_there():
    layouts = json.loads((FOLDER.parent / "keyboards.json").read_text(encoding="utf-8"))
    known = json.dumps(layouts)
    for language in LANGUAGES:
        for code in language.keyboards:
            assert f'"{code}"' in known


def test_words_of_two_scripts_stay_apart_where_one_reads_from_the_right(window):
    begin(window)
    window.visit.speak("ar")
    said = wording.facts(CatalogItem("a", "A", brand="Linde", attributes={"size": ("S",)}), "ar")
    assert said == "\u200f\u2068Linde\u2069  ·  \u2068S\u2069"
    assert texts.joined([]) == ""
    # A sentence in English keeps its full stop at its end.
    assert texts.tr(texts.NOTE_LEFT_OUT, "red.").endswith("\u2068red.\u2069")


def test_an_apostrophe_is_as_wide_as_a_character_in_chinese_alone(window):
    if not shows_chinese():
        pytest.skip("no font here has Chinese characters")
    begin(window)
    wide = {}
    for code in ("fr", "zh", "en"):
        window.visit.speak(code)
        QApplication.processEvents()
        label = window.screens["find"].findChildren(QLabel)[0]
        wide[code] = QFontMetrics(label.font()).horizontalAdvance("’") / label.font().pixelSize()
    assert wide["zh"] > 0.8
    assert max(wide["fr"], wide["en"]) < 0.5


def test_french_signs_stay_with_their_words():
    for said in said_in("fr").values():
        assert not re.search(r" [?!:;»]|« ", said), said
