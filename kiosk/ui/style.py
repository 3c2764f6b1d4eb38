"""Sizes and the style sheet: one look, scaled to the screen, the text and the hand."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from kiosk.ui.theme import Colours, Theme

TARGET_MM = 15.0
"""Least side of what is touched: EN 301 549 and ISO 9241-410 agree on 15 mm for standing users."""
_MM_AN_INCH = 25.4
_ROWS = 6.5
"""Targets high that a page needs at least: a field, words to choose from, four rows of keys."""
# The first of these that is installed serves Latin and Chinese with one weight and one baseline.
_FAMILIES = ("Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "Noto Sans",
             "Noto Sans Arabic", "DejaVu Sans")  # fmt: skip
# OpenType's proportional widths: a Chinese font makes the apostrophe of "l’article" a hole.
_PROPORTIONAL = QFont.Tag("pwid")
_SMALLEST, _LARGEST = 0.8, 1.7
# The shorter side of the screen everything is drawn for.
_SIDE = 800
ZOOMS = (1.0, 1.25, 1.5, 2.0)


@dataclass(frozen=True, slots=True)
class Metrics:
    """How large things are on one screen, in pixels."""

    size: QSize
    scale: float = 1.0
    """Of all lengths of the design."""
    zoom: float = 1.0
    """Of the text, 1 to 2."""
    target: int = 57
    """Least side of what is touched."""
    motion: bool = True
    halves: bool = True
    """The screen is high enough for a page in its lower half alone."""

    @property
    def narrow(self) -> bool:
        """Tell whether things go below one another rather than side by side."""
        return self.size.width() < self.size.height() or self.size.width() < 700 * self.scale

    @property
    def low(self) -> bool:
        """Tell whether there is little height: what is not needed is left out."""
        return self.size.height() < 9 * self.target

    def px(self, length: float) -> int:
        """Give a length of the design on this screen."""
        return round(length * self.scale)

    def text(self, size: float) -> int:
        """Give the size of a font of the design on this screen."""
        return max(9, round(size * self.scale * self.zoom))

    def heading(self, size: float) -> int:
        """Give the size of a large font: it grows half as fast, being large already."""
        return max(9, round(size * self.scale * (1 + (self.zoom - 1) / 2)))


@dataclass(frozen=True, slots=True)
class Style:
    """A look and its sizes: what a screen is arranged by."""

    theme: Theme
    metrics: Metrics
    rtl: bool = False
    """One reads from right to left."""
    chinese: bool = False

    @property
    def colours(self) -> Colours:
        """The theme's colours."""
        return self.theme.colours


def metrics_for(
    size: QSize, dots_per_inch: float, zoom: float = 1.0, *, motion: bool = True,
    reach: bool = False,
) -> Metrics:  # fmt: skip
    """Give the sizes for a window; ``dots_per_inch`` is the screen's own density.

    With ``reach`` a page gets the lower half, unless the whole screen is hardly higher than that.
    """
    shorter = min(size.width(), size.height())
    scale = max(_SMALLEST, min(_LARGEST, shorter / _SIDE))
    target = math.ceil(TARGET_MM * dots_per_inch / _MM_AN_INCH)
    halves = size.height() >= 2 * _ROWS * target
    high = size.height() // 2 if reach and halves else size.height()
    return Metrics(QSize(size.width(), high), scale, zoom, target, motion, halves)


def shows_chinese() -> bool:
    """Tell whether a font with Chinese characters is installed."""
    simplified = QFontDatabase.WritingSystem.SimplifiedChinese
    return bool(QFontDatabase.families(simplified))


def font_families(theme: Theme) -> list[str]:
    """Give the families to use, the preferred one first."""
    installed = set(QFontDatabase.families())
    wanted = (*theme.fonts, *_FAMILIES)
    return [name for name in wanted if name in installed] or [QFont().family()]


def prepare(application: QApplication, theme: Theme, *, chinese: bool = False) -> None:
    """Give an application a theme's fonts and colours; the desktop's own have no part here.

    Quotation marks and apostrophes are as wide as a character only in ``chinese``.
    """
    font = QFont()
    font.setFeature(_PROPORTIONAL, int(not chinese))
    font.setFamilies(font_families(theme))
    font.setPixelSize(18)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    application.setFont(font)
    colours, roles = theme.colours, QPalette.ColorRole
    palette = QPalette()
    for role, colour in (
        (roles.Window, colours.ground), (roles.Base, colours.paper), (roles.Button, colours.paper),
        (roles.WindowText, colours.ink), (roles.Text, colours.ink), (roles.ButtonText, colours.ink),
        (roles.PlaceholderText, colours.quiet), (roles.Highlight, colours.accent),
        (roles.HighlightedText, colours.on_accent),
    ):  # fmt: skip
        palette.setColor(role, QColor(colour))
    application.setPalette(palette)


def sheet(theme: Theme, metrics: Metrics) -> str:
    """Give the style sheet of the window."""
    c, m = theme.colours, metrics

    def px(length: float) -> str:
        return f"{m.px(length)}px"

    def text(size: float) -> str:
        return f"{m.text(size)}px"

    def on_key(size: float, most: float) -> str:
        # As large as the text is wanted, and no larger than a key has room for.
        return f"{max(m.px(size), min(m.text(size), round(most * m.target)))}px"

    border, border_focused = max(2, m.px(2)), max(3, m.px(4))
    thick, focus = f"{border}px", f"{border_focused}px"
    # A style sheet's least size is the content's: with its border a target has its own.
    # The way in that fewest know is easily seen and hit, where there is height for it.
    large = m.target if m.low else round(1.6 * m.target)
    side, side_focused = f"{m.target - 2 * border}px", f"{m.target - 2 * border_focused}px"
    return f"""
    QWidget {{ color: {c.ink}; font-size: {text(18)}; }}
    QWidget#window, QStackedWidget, QScrollArea, QWidget#page, QWidget#content {{
        background: {c.ground}; }}
    QScrollArea {{ border: none; }}
    QWidget#bar, QWidget#keyboard {{ background: {c.paper}; }}
    QWidget#card {{ background: {c.paper}; border-radius: {px(18)}; }}
    QWidget#veil {{ background: rgba(0, 0, 0, 165); }}
    QLineEdit {{
        background: {c.paper}; border: {thick} solid {c.edge}; border-radius: {px(14)};
        padding: 0 {px(16)}; min-height: {side}; font-size: {text(22)};
        selection-background-color: {c.accent}; selection-color: {c.on_accent};
    }}
    QLineEdit:focus {{ border: {focus} solid {c.focus}; min-height: {side_focused}; }}
    QPushButton {{
        background: {c.paper}; border: {thick} solid {c.edge}; border-radius: {px(14)};
        min-height: {side}; min-width: {side}; padding: 0 {px(14)}; font-weight: 600;
        font-size: {text(19)};
    }}
    QPushButton:pressed {{ background: {c.accent_soft}; }}
    QPushButton:focus {{ border: {focus} solid {c.focus};
        min-height: {side_focused}; min-width: {side_focused};
        padding: 0 {m.px(14) - border_focused + border}px; }}
    QPushButton:disabled {{ color: {c.quiet}; border-style: dashed; }}
    QPushButton:checked {{ background: {c.accent}; color: {c.on_accent};
        border-color: {c.accent}; }}
    QPushButton:checked:focus {{ border: {focus} solid {c.focus}; }}
    QPushButton#primary {{ background: {c.accent}; color: {c.on_accent};
        border-color: {c.accent}; }}
    QPushButton#primary:pressed {{ background: {c.accent_dark}; }}
    QPushButton#primary:focus {{ border: {focus} solid {c.focus}; }}
    QPushButton#start {{ font-size: {m.heading(27)}px; background: {c.accent};
        color: {c.on_accent}; border-color: {c.accent}; padding: 0 {px(24)}; }}
    QPushButton#start:focus {{ border: {focus} solid {c.focus}; }}
    QPushButton#use {{ font-size: {m.heading(24)}px; background: {c.accent};
        color: {c.on_accent}; border-color: {c.accent}; min-height: {large - 2 * border}px; }}
    QPushButton#use:pressed {{ background: {c.accent_dark}; }}
    QPushButton#use:focus {{ border: {focus} solid {c.focus};
        min-height: {large - 2 * border_focused}px; }}
    QPushButton#way {{ font-size: {m.heading(22)}px; min-height: {large - 2 * border}px; }}
    QPushButton#way:focus {{ border: {focus} solid {c.focus};
        min-height: {large - 2 * border_focused}px; }}
    QPushButton#plain {{ background: transparent; border-color: transparent; }}
    QPushButton#plain:focus {{ border: {focus} solid {c.focus}; }}
    QPushButton#link {{ background: transparent; border-color: transparent; color: {c.accent};
        text-decoration: underline; font-weight: 400; padding: 0; }}
    QPushButton#link:focus {{ border: {focus} solid {c.focus}; padding: 0; }}
    QPushButton#chip, QPushButton#suggestion {{
        border-radius: {m.target // 2}px; font-weight: 400; font-size: {text(19)}; }}
    QPushButton#key, QPushButton#keywide {{ padding: 0; margin: {max(1, m.px(3))}px;
        min-width: 0; min-height: 0;
        font-weight: 400; font-size: {on_key(22, 0.55)}; border-radius: {px(8)};
        border-width: 1px; }}
    QPushButton#keywide {{ background: {c.ground}; font-size: {on_key(17, 0.36)}; }}
    QPushButton#key:focus, QPushButton#keywide:focus {{ border: {focus} solid {c.focus};
        min-width: 0; min-height: 0; }}
    QLabel#composition {{ padding: 0 {px(8)}; font-size: {text(22)}; color: {c.accent}; }}
    QLabel#title {{ font-size: {m.heading(32 if m.low else 44)}px; font-weight: 600; }}
    QLabel#subtitle {{ font-size: {m.heading(26)}px; color: {c.quiet}; }}
    QLabel#heading {{ font-size: {m.heading(27)}px; font-weight: 600; }}
    QLabel#itemname {{ font-size: {m.heading(34)}px; font-weight: 600; }}
    QLabel#body {{ font-size: {text(20)}; }}
    QLabel#hint {{ font-size: {text(20)}; color: {c.quiet}; }}
    QLabel#trouble {{ font-size: {text(22)}; color: {c.trouble}; font-weight: 600; }}
    QLabel#tell {{ font-size: {m.heading(27)}px; font-weight: 600; background: {c.accent};
        color: {c.on_accent}; border-radius: {px(14)}; padding: {px(8)} {px(16)}; }}
    QLabel#staff {{ font-size: {text(19)}; font-weight: 600; background: {c.trouble};
        color: {c.paper}; border-radius: {px(10)}; padding: {px(6)} {px(14)}; }}
    QLabel#discreet {{ font-size: {text(15)}; color: {c.quiet}; }}
    QListView {{ background: {c.ground}; border: none; outline: none; }}
    QScrollBar:vertical {{ background: transparent; width: {px(14)}; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {c.edge}; border-radius: {px(7)};
        min-height: {px(40)}; }}
    QScrollBar:horizontal {{ background: transparent; height: 0; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """
