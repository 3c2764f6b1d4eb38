"""The keyboard on the screen writes what is touched, and leaves the field its focus."""

import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from kiosk.core.pinyin import Candidate
from kiosk.ui.keyboard_layouts import MOST_UNITS, Role, codes, layout, units, variants
from kiosk.ui.widgets.keyboard import OnScreenKeyboard
from kiosk.ui.widgets.keys import Key, TouchButton

_LATIN = "abcdefghijklmnopqrstuvwxyz"
ALPHABETS = {
    "en": _LATIN, "zh": _LATIN, "nl": _LATIN, "it": _LATIN + "àèéìòù",
    "pt": _LATIN + "ãáâàçéêíõóôú",
    "de": _LATIN + "äöüß", "fr": _LATIN + "àâæçéèêëîïôœùûüÿ", "es": _LATIN + "áéíñóúü",
    "pl": _LATIN + "ąćęłńóśźż", "tr": "abcçdefgğhıijklmnoöprsştuüvyz",
    "el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ", "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئ",
}  # fmt: skip
_LEFT = Qt.MouseButton.LeftButton
_WAIT_SECONDS = 20


class Page(QWidget):
    """A field with the keyboard below it."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.keyboard = OnScreenKeyboard()
        self.keyboard.attach(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        column.addStretch(1)
        column.addWidget(self.keyboard)
        self.resize(800, 480)

    def key(self, what: str | Role) -> Key:
        return next(
            key for key in self.keyboard.panel.keys if what in (key.writes, key.spec.role)
        )  # fmt: skip

    def touch(self, *keys: str | Role) -> None:
        for what in keys:
            QTest.mouseClick(self.key(what), _LEFT)

    def offered(self) -> list[str]:
        return [
            button.accessibleName() for button in self.keyboard.bar.buttons if button.isVisible()
        ]

    def take(self, word: str) -> None:
        bar = self.keyboard.bar
        button = next(one for one in bar.buttons if one.accessibleName() == word)
        QTest.mouseClick(button, _LEFT)


@pytest.fixture
def page(qt: QApplication) -> Iterator[Page]:
    one = Page()
    one.show()
    one.field.setFocus()
    wait_until(one.field.hasFocus)
    yield one
    one.close()
    one.deleteLater()


def wait_until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + _WAIT_SECONDS
    while not done():
        assert time.monotonic() < end, "waited in vain"
        QApplication.processEvents()
        time.sleep(0.005)


def test_touches_write_and_the_field_keeps_the_focus(page):
    touches: list[None] = []
    page.keyboard.touched.connect(lambda: touches.append(None))
    page.touch("r", "e", "d", Role.SPACE, "x", Role.BACKSPACE)
    assert page.field.text() == "red "
    assert page.field.hasFocus()
    assert len(touches) == 6


def test_letters_go_where_the_cursor_is(page):
    page.field.setText("rd")
    page.field.setCursorPosition(1)
    page.touch("e")
    assert page.field.text() == "red"


def test_a_capital_is_for_one_letter_and_two_touches_keep_them(page):
    page.touch(Role.SHIFT, "A", "b")
    assert page.field.text() == "Ab"
    page.touch(Role.SHIFT, Role.SHIFT, "C", "D", Role.SHIFT, "e")
    assert page.field.text() == "AbCDe"


def test_a_letter_without_a_capital_stays_small(page):
    page.keyboard.set_layouts(["de"])
    page.touch(Role.SHIFT, "ß")
    assert page.field.text() == "ß"


def test_delete_goes_on_while_it_is_held(page):
    page.field.setText("x" * 6)
    QTest.mousePress(page.key(Role.BACKSPACE), _LEFT)
    wait_until(lambda: page.field.text() == "")
    QTest.mouseRelease(page.key(Role.BACKSPACE), _LEFT)


def test_enter_says_so(page):
    entered: list[None] = []
    page.keyboard.entered.connect(lambda: entered.append(None))
    page.touch(Role.ENTER)
    assert len(entered) == 1
    assert page.field.text() == ""


def test_a_letter_held_offers_its_accents_and_writes_no_plain_one(page):
    QTest.mousePress(page.key("e"), _LEFT)
    wait_until(lambda: "é" in page.offered())
    QTest.mouseRelease(page.key("e"), _LEFT)
    assert page.field.text() == ""
    page.take("é")
    page.touch("e")
    assert page.field.text() == "ée"
    assert "é" not in page.offered()


def test_accents_and_signs_have_layers_and_the_way_back(page):
    page.touch(Role.ACCENTS, "ñ", Role.ACCENTS, "ł", Role.LETTERS, "a", Role.SIGNS, "5", "&")
    assert page.field.text() == "ñła5&"
    assert page.key("&").text() == "&&"
    page.touch(Role.LETTERS, "a")
    assert page.field.text() == "ñła5&a"


@pytest.mark.parametrize("letter", "éèêëàâäáãåçñüïôöõœæłąęśćńżźğşıøßčšžřů")
def test_every_accent_is_on_a_layer_and_behind_its_letter(letter):
    layers = {key.text for page in layout("en").accents for row in page for key in row}
    behind = "".join(map(variants, "abcdefghijklmnopqrstuvwxyz"))
    assert letter in layers
    assert letter in behind


@pytest.mark.parametrize("code", codes())
def test_rows_are_few_enough_for_a_finger(code):
    one = layout(code)
    for rows in (one.letters, one.narrow, one.signs, *one.accents):
        assert len(rows) == 4
        assert units(rows) <= (MOST_UNITS if rows is one.letters else 10)
        letters = [key.text for row in rows for key in row if key.role is Role.LETTER]
        assert len(set(letters)) == len(letters)
        assert all(key.units >= 1 for row in rows for key in row)


@pytest.mark.parametrize(("code", "alphabet"), ALPHABETS.items())
def test_every_letter_of_the_language_can_be_typed(code, alphabet):
    one = layout(code)

    def letters(*pages):
        return {key.text for rows in pages for row in rows for key in row
                if key.role is Role.LETTER}  # fmt: skip

    assert set(alphabet) <= letters(one.letters, *one.accents)
    assert set(alphabet) <= letters(one.narrow, *one.accents)
    # What a narrow screen leaves out of its letters is rare, and also behind another letter.
    behind = "".join(map(variants, letters(one.narrow)))
    assert letters(one.letters) - letters(one.narrow) <= set(behind)
    assert len(letters(one.letters) - letters(one.narrow)) <= 2


def test_two_layouts_change_places_and_of_more_one_is_chosen(page):
    page.keyboard.set_layouts(["en", "ru"])
    page.touch(Role.LAYOUT, "ж")
    assert page.field.text() == "ж"
    page.keyboard.set_layouts(["fr", "de", "el"])
    shown: list[str] = []
    page.keyboard.layout_changed.connect(shown.append)
    page.touch(Role.LAYOUT)
    assert page.offered() == ["Français", "Deutsch", "Ελληνικά"]
    page.take("Ελληνικά")
    page.touch("λ")
    assert page.field.text() == "жλ"
    assert shown == ["el"]


def test_languages_without_a_layout_get_latin_letters_once(page):
    page.keyboard.set_layouts(["ko", "en", "xx"])
    assert not page.key(Role.LAYOUT).isEnabled()
    page.touch("q")
    assert page.field.text() == "q"


def test_suggestions_are_handed_on(page):
    chosen: list[str] = []
    page.keyboard.suggestion_chosen.connect(chosen.append)
    page.keyboard.set_suggestions(["red dress", "red & white", "x" * 300])
    page.take("red & white")
    assert chosen == ["red & white"]
    assert page.field.hasFocus()
    assert page.width() == 800


def test_suggestions_that_do_not_fit_come_after_more(page):
    words = [f"some words number {n}" for n in range(12)]
    page.keyboard.set_suggestions(words)
    seen = page.offered()
    assert 1 < len(seen) < 12
    while len(seen) < 12:
        QTest.mouseClick(page.keyboard.bar.more, _LEFT)
        seen += page.offered()
    assert seen == words
    QTest.mouseClick(page.keyboard.bar.more, _LEFT)
    assert page.offered()[0] == words[0]


@pytest.fixture
def pinyin(page: Page) -> Page:
    """A keyboard that writes Chinese, and whoever finds words for its letters."""
    known = {"hong": [Candidate("红", 4)], "se": [Candidate("色", 2)],
             "hongse": [Candidate("红色", 6), Candidate("红", 4)]}  # fmt: skip
    page.keyboard.set_layouts(["zh", "en"])
    page.keyboard.composed.connect(
        lambda letters: page.keyboard.set_candidates(known.get(letters, []))
    )
    return page


def test_sounds_stay_in_the_keyboard_until_a_word_is_chosen(pinyin):
    pinyin.touch(*"hongse")
    assert pinyin.field.text() == ""
    assert pinyin.keyboard.bar.typed.text() == "hongse"
    assert pinyin.offered() == ["红色", "红"]
    pinyin.take("红色")
    assert pinyin.field.text() == "红色"
    assert pinyin.offered() == []


def test_a_word_for_the_first_sounds_keeps_the_others(pinyin):
    pinyin.touch(*"hongse")
    pinyin.take("红")
    assert (pinyin.field.text(), pinyin.offered()) == ("红", ["色"])
    pinyin.touch(Role.SPACE)
    assert pinyin.field.text() == "红色"
    pinyin.touch(Role.SPACE)
    assert pinyin.field.text() == "红色 "


def test_enter_and_everything_that_is_no_sound_write_the_letters(pinyin):
    entered: list[None] = []
    pinyin.keyboard.entered.connect(lambda: entered.append(None))
    pinyin.touch(*"abc", Role.BACKSPACE, Role.ENTER)
    assert (pinyin.field.text(), len(entered)) == ("ab", 0)
    pinyin.touch(*"ok", Role.SIGNS, "，", Role.LETTERS, Role.SHIFT, "X", *"de", Role.LAYOUT)
    assert pinyin.field.text() == "abok，Xde"
    pinyin.touch("f")
    assert pinyin.field.text() == "abok，Xdef"


def test_candidates_that_come_too_late_are_not_shown(pinyin):
    pinyin.keyboard.set_candidates([Candidate("红", 4)])
    assert pinyin.offered() == []


def test_nothing_is_left_after_wiping(pinyin):
    pinyin.keyboard.set_suggestions(["secret dress"])
    pinyin.touch(*"hong", Role.SPACE, *"se")
    pinyin.touch(Role.SIGNS)
    pinyin.field.setText("")
    pinyin.touch("1", Role.BACKSPACE)
    pinyin.keyboard.wipe()
    assert pinyin.offered() == []
    assert pinyin.keyboard.bar.typed.text() == ""
    words = [b.text() + b.accessibleName() for b in pinyin.keyboard.bar.buttons]
    assert set(words) == {""}
    assert not pinyin.field.isUndoAvailable()
    pinyin.touch("h")
    assert pinyin.keyboard.bar.typed.text() == "h"


def test_hiding(page):
    hidden: list[None] = []
    page.keyboard.hide_pressed.connect(lambda: hidden.append(None))
    page.touch(Role.HIDE)
    assert not page.keyboard.isVisible()
    assert len(hidden) == 1


def test_every_key_has_a_name_and_is_reached_without_a_finger(page):
    for step in (Role.ACCENTS, Role.LETTERS, Role.SIGNS, Role.LETTERS):
        page.touch(step)
        keys = {key for key in page.keyboard.panel.keys if key.isEnabled()}
        assert all(key.accessibleName() for key in keys)
        page.field.setFocus()
        reached = set()
        for _ in range(len(keys) + 20):
            QTest.keyClick(focused(), Qt.Key.Key_Tab)
            reached.add(focused())
        assert keys <= reached


def test_arrows_go_from_key_to_key_and_return_presses(page):
    page.key("a").setFocus()
    for arrow in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Right):
        QTest.keyClick(focused(), arrow)
    assert focused() is page.key("e") or focused() is page.key("r")
    before = page.key("e") if focused() is page.key("e") else page.key("r")
    QTest.keyClick(before, Qt.Key.Key_Return)
    assert page.field.text() == before.writes
    QTest.keyClick(before, Qt.Key.Key_Up)
    assert focused() is page.field


def test_the_focus_stays_on_the_key_that_changes_the_layer(page):
    page.key(Role.ACCENTS).setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert focused() is page.key(Role.ACCENTS)
    QTest.keyClick(page.key(Role.HIDE), Qt.Key.Key_Return)
    assert not page.keyboard.isVisible()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.mark.parametrize("size", [(800, 480), (1280, 800), (1080, 1920), (360, 640)])
def test_keys_fill_the_width_and_are_as_high_as_asked(page, size):
    page.resize(*size)
    page.setStyleSheet(
        "QPushButton { min-height: 10px; min-width: 60px; padding: 0 20px; }"
        "QPushButton#key, QPushButton#keywide { min-width: 0; padding: 0; margin: 3px; }"
    )
    for code in codes():
        page.keyboard.set_layouts([code])
        page.keyboard.arrange(57, 1.0, size[0])
        QApplication.processEvents()
        keys = page.keyboard.panel.keys
        corners = [key.mapTo(page, QPoint(key.width(), 0)).x() for key in keys]
        assert page.width() == size[0]
        assert size[0] - 20 <= max(corners) <= size[0]
        assert all(57 <= key.height() <= 70 for key in keys)
        assert min(key.width() for key in keys) >= min(size[0] / 10, 57)


def test_what_lies_between_two_keys_belongs_to_one_of_them(page):
    page.setStyleSheet("QPushButton#key { margin: 8px; }")
    QApplication.processEvents()
    QTest.mouseClick(page.key("q"), _LEFT, pos=QPoint(1, 1))
    assert page.field.text() == "q"


def test_keys_stay_from_left_to_right_where_the_page_does_not(page):
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert page.key("q").x() < page.key("w").x() < page.key("p").x()


def test_a_new_language_names_the_keys_anew(page):
    page.key(Role.SPACE).setAccessibleName("old")
    QApplication.sendEvent(page.keyboard, QEvent(QEvent.Type.LanguageChange))
    assert page.key(Role.SPACE).accessibleName() == "Space"


def test_a_field_that_is_gone_is_not_written_into(page):
    gone = QLineEdit()
    page.keyboard.attach(gone)
    page.touch("a")
    assert gone.text() == "a"
    gone.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    page.touch("a", Role.BACKSPACE)
    page.keyboard.wipe()
    assert page.keyboard.field is None


def test_a_touch_never_moves_the_focus(page):
    for button in page.keyboard.findChildren(TouchButton):
        if button.isVisible() and button.isEnabled():
            QTest.mousePress(button, _LEFT)
            QTest.mouseRelease(button, _LEFT, pos=QPoint(-5, -5))
    assert page.field.hasFocus()
