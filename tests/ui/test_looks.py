"""Every size, look and comfort: large enough to touch, strong enough to see, nothing lost."""

from dataclasses import fields

import pytest
from PIL import Image
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from kiosk.errors import ConfigError
from kiosk.ui.application import has_display, take_picture
from kiosk.ui.screens import SCREENS, WELCOME
from kiosk.ui.style import TARGET_MM, metrics_for
from kiosk.ui.theme import NIGHT, Colours, contrast, load_theme, too_faint
from kiosk.ui.tiles import Role
from tests.fakes.shops import surroundings
from tests.ui.touching import ask, begin, found, go, index, tiles, touch, wait_until


@pytest.mark.parametrize("colours", [Colours(), NIGHT], ids=["day", "night"])
def test_every_text_and_sign_stands_out_from_its_ground(colours):
    assert too_faint(colours) == []


def test_contrast_is_wcags():
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1.0


@pytest.mark.parametrize("density", [92, 133])
def test_what_is_touched_is_fifteen_millimetres_large(window, density):
    window._settings = type(window._settings)(
        window._settings.data_folder, window._settings.store, window._settings.model,
        dots_per_inch=density,
    )  # fmt: skip
    window._style = None
    window._arrange()
    found(window)
    least = TARGET_MM * density / 25.4
    for asked in SCREENS:
        name = go(window, asked)
        QApplication.processEvents()
        page = window.screens[name]
        for button in [
            *page.findChildren(QAbstractButton),
            *window.bar.findChildren(QAbstractButton),
        ]:
            inside_keyboard = button.objectName() in {"key", "keywide"}
            if button.isVisible() and not inside_keyboard and button.focusPolicy():
                assert button.height() >= least, (name, button.text(), button.height())
                assert button.width() >= least, (name, button.text(), button.width())


@pytest.mark.parametrize("size", [(480, 800), (800, 480), (800, 800), (620, 780)])
@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_tiles_are_there_on_every_screen(window, size, zoom):
    window.resize(*size)
    begin(window)
    window.visit.set_comfort(zoom=zoom)
    view = found(window)
    QApplication.processEvents()
    cell = view.gridSize()
    assert cell.width() >= 120
    assert cell.height() >= 150
    assert view.viewport().width() >= cell.width()


@pytest.mark.parametrize("count", [2, 3])
def test_few_tiles_stand_beside_each_other(window, search, count):
    window.resize(1080, 1920)
    found(window)
    view = window.screens["results"].tiles
    hits = list(window.visit.answer.results.hits)[:count]
    assert len(hits) == count
    view.model().show_hits(hits, "en", window.visit.speaking.locale)
    QApplication.processEvents()
    columns = view.viewport().width() // view.gridSize().width()
    tops = [view.visualRect(view.model().index(row, 0)).top() for row in range(count)]
    assert len(set(tops)) == 1
    assert columns >= count


def test_a_page_that_has_room_for_everything_has_no_scroll_bar(window):
    window.resize(1920, 1080)
    begin(window)
    window.visit.go("comfort")
    QApplication.processEvents()
    page = window.screens["comfort"]._page
    assert page.verticalScrollBar().maximum() == 0
    window.resize(1280, 480)
    QApplication.processEvents()
    assert page.verticalScrollBar().maximum() > 0


def test_low_reach_leaves_the_upper_half_empty(window):
    begin(window)
    window.visit.set_comfort(reach=True)
    QApplication.processEvents()
    top = window.bar.mapTo(window, window.bar.rect().topLeft()).y()
    assert top >= window.height() * 0.4
    for name in SCREENS:
        assert window.screens[name].mapTo(window, window.screens[name].rect().topLeft()).y() >= 0
    # However large a page would like to be, as that of the camera, which has a picture.
    touch(window.screens["find"].eye.use)
    QApplication.processEvents()
    assert window.bar.mapTo(window, window.bar.rect().topLeft()).y() >= window.height() * 0.4
    window.visit.set_comfort(reach=False)
    QApplication.processEvents()
    assert window.bar.mapTo(window, window.bar.rect().topLeft()).y() == 0


def test_strong_contrast_reaches_every_screen(window):
    begin(window)
    window.visit.set_comfort(night=True)
    found(window)
    picture = window.grab().toImage()
    corner = picture.pixelColor(picture.width() // 2, picture.height() - 4)
    assert corner.lightness() < 60


def test_long_and_odd_words_do_not_break_the_page(window):
    for words in ("<b>bold</b> & <img src=x>", "x" * 1900, "👟👟 مرحبا", "a\u202eb"):
        ask(window, words)
        wait_until(lambda: window.screen_name == "results")
        window.grab()
        window.visit.end()


def test_right_to_left_turns_the_page(window):
    begin(window)
    back = window.bar.back
    assert back.mapTo(window, back.rect().center()).x() < window.width() / 2
    window.visit.speak("ar")
    QApplication.processEvents()
    assert back.mapTo(window, back.rect().center()).x() > window.width() / 2
    assert QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    found(window)
    window.grab()


def test_fifty_tiles_scroll_to_the_last(window):
    begin(window)
    window.visit.browse("")
    wait_until(lambda: window.screen_name == "results")
    view = tiles(window, "results")
    bar = view.verticalScrollBar()
    wait_until(lambda: bar.maximum() > 0)
    for value in range(0, bar.maximum(), 40):
        bar.setValue(value)
        window.grab()
    wait_until(lambda: not window.visit.shelf.waiting)
    last = index(view, 49)
    assert last.data(Role.IMAGE) is not None


def test_a_picture_of_the_window_is_written(qt, search, shops, camera, settings, tmp_path):
    path = tmp_path / "window.png"
    around = surroundings(shops, camera)
    take_picture(qt, around, settings, "red dress", QSize(800, 600), path)
    with Image.open(path) as picture:
        assert picture.size == (800, 600)
    with pytest.raises(ConfigError, match="cannot be written"):
        take_picture(qt, around, settings, "red dress", QSize(800, 600), tmp_path / "no" / "x.png")


@pytest.mark.parametrize(
    ("environ", "seen"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen:scale=2"}, False),
        ({"QT_QPA_PLATFORM": "eglfs"}, True),
    ],
)
def test_a_display_is_recognised(environ, seen):
    assert has_display(environ) is seen


class TestThemes:
    def test_a_shops_own_colours_are_taken(self, tmp_path):
        path = tmp_path / "theme.toml"
        path.write_text('shop = "Corner"\nfonts = ["Noto Sans"]\n[colours]\naccent = "#8A1538"\n')
        theme = load_theme(path)
        assert theme.shop == "Corner"
        assert theme.colours.accent == "#8a1538"
        assert theme.colours.ink == Colours().ink
        assert theme.at_night().shop == "Corner"

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("colour = 1", "sets 'colour'"),
            ("[colours]\nink = 'red'", 'takes "#rrggbb"'),
            ("[colours]\nwall = '#ffffff'", "the colour 'wall'"),
            ("[colours]\nink = '#eeeeee'", "cannot be read by everyone"),
            ("fonts = 'Noto'", "takes a list"),
            ("shop = 3", "takes a name"),
            ("logo = 'nowhere.png'", "cannot be read"),
            ("= broken", "not valid TOML"),
        ],
    )
    def test_a_theme_that_is_wrong_is_refused_in_a_sentence(self, tmp_path, text, said):
        path = tmp_path / "theme.toml"
        path.write_text(text)
        with pytest.raises(ConfigError, match=said.replace('"', ".")):
            load_theme(path)

    def test_there_is_none_where_it_is_named(self, tmp_path):
        with pytest.raises(ConfigError, match="cannot be read"):
            load_theme(tmp_path / "none.toml")

    def test_every_colour_is_written_out(self):
        for field in fields(Colours):
            assert len(getattr(Colours(), field.name)) == 7


def test_a_target_grows_with_the_density_of_the_screen():
    assert metrics_for(QSize(800, 480), 133).target > metrics_for(QSize(800, 480), 96).target
    assert metrics_for(QSize(800, 480), 96, zoom=2.0).text(20) == 2 * metrics_for(
        QSize(800, 480), 96
    ).text(20)


def test_everything_that_is_touched_has_a_name_to_be_heard(window):
    window.visit.set_comfort(zoom=2.0)
    found(window)
    for asked in SCREENS:
        name = go(window, asked)
        QApplication.processEvents()
        page = window.screens[name]
        for button in [
            *page.findChildren(QAbstractButton),
            *window.bar.findChildren(QAbstractButton),
        ]:
            if button.isVisible():
                interface = QAccessible.queryAccessibleInterface(button)
                assert interface.text(QAccessible.Text.Name), (name, button)


def test_every_screen_is_reached_and_left_by_keys(window):
    begin(window)
    for asked in SCREENS:
        if asked in ("attract", WELCOME):
            # Neither has the bar beside it.
            continue
        name = go(window, asked)
        QApplication.processEvents()
        reached = set()
        for _ in range(60):
            widget = QApplication.focusWidget()
            assert widget is not None, name
            reached.add(widget)
            QTest.keyClick(widget, Qt.Key.Key_Tab)
        # While a kiosk is set up there is no visit to end.
        assert window.bar.done in reached or not window.controllers[name].bar, name
        shown = [b for b in window.screens[name].findChildren(QAbstractButton) if b.isVisible()]
        missing = [b for b in shown if b.focusPolicy() and b.isEnabled() and b not in reached]
        assert not missing, (name, [b.text() for b in missing])
