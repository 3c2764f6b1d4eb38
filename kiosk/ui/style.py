"""Colours, sizes and fonts: one look, scaled to the screen."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

GROUND = "#f5f3ee"
PAPER = "#ffffff"
INK = "#1d1f23"
QUIET = "#5f636b"
HAIRLINE = "#dedad1"
ACCENT = "#14604d"
ACCENT_DARK = "#0e4a3b"
ACCENT_SOFT = "#e2eeea"
SURE = "#14604d"
MAYBE = "#8a5a00"
TROUBLE = "#9c2b22"

# The first of these that is installed serves Latin and Chinese with one weight and one baseline.
_FAMILIES = ("Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "Noto Sans", "DejaVu Sans")
_SMALLEST, _LARGEST = 0.8, 1.7
# The shorter side of the screen everything is drawn for.
_SIDE = 800


def scale_for(size: QSize) -> float:
    """Give the factor for all sizes on a window that large."""
    shorter = min(size.width(), size.height())
    return max(_SMALLEST, min(_LARGEST, shorter / _SIDE))


def shows_chinese() -> bool:
    """Tell whether a font with Chinese characters is installed."""
    simplified = QFontDatabase.WritingSystem.SimplifiedChinese
    return bool(QFontDatabase.families(simplified))


def font_families() -> list[str]:
    """Give the families to use, the preferred one first."""
    installed = set(QFontDatabase.families())
    return [name for name in _FAMILIES if name in installed] or [QFont().family()]


def prepare(application: QApplication) -> None:
    """Give an application our fonts and colours; the desktop's theme has no part in a kiosk."""
    application.setStyle("Fusion")
    font = QFont()
    font.setFamilies(font_families())
    font.setPixelSize(18)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    application.setFont(font)
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, GROUND),
        (QPalette.ColorRole.Base, PAPER),
        (QPalette.ColorRole.Button, PAPER),
        (QPalette.ColorRole.WindowText, INK),
        (QPalette.ColorRole.Text, INK),
        (QPalette.ColorRole.ButtonText, INK),
        (QPalette.ColorRole.PlaceholderText, "#74777e"),
        (QPalette.ColorRole.Highlight, ACCENT),
        (QPalette.ColorRole.HighlightedText, PAPER),
    ):
        palette.setColor(role, QColor(colour))
    application.setPalette(palette)


def sheet(scale: float) -> str:
    """Give the style sheet of the window at a scale."""

    def px(value: float) -> str:
        return f"{round(value * scale)}px"

    return f"""
    QWidget {{ color: {INK}; font-size: {px(18)}; }}
    QWidget#window, QStackedWidget, QScrollArea, QWidget#page {{ background: {GROUND}; }}
    QScrollArea {{ border: none; }}
    QWidget#header {{ background: {PAPER}; border-bottom: 1px solid {HAIRLINE}; }}
    QLineEdit {{
        background: {GROUND}; border: 2px solid {HAIRLINE}; border-radius: {px(14)};
        padding: 0 {px(20)}; min-height: {px(60)}; font-size: {px(22)};
        selection-background-color: {ACCENT};
    }}
    QLineEdit:focus {{ border-color: {ACCENT}; background: {PAPER}; }}
    QPushButton {{
        background: {PAPER}; border: 2px solid {HAIRLINE}; border-radius: {px(14)};
        min-height: {px(60)}; padding: 0 {px(22)}; font-weight: 600; font-size: {px(19)};
    }}
    QPushButton:pressed {{ background: {ACCENT_SOFT}; }}
    QPushButton:focus {{ border-color: {ACCENT}; }}
    QPushButton:disabled {{ color: #9a9ca2; }}
    QPushButton#primary {{ background: {ACCENT}; color: {PAPER}; border-color: {ACCENT}; }}
    QPushButton#primary:pressed {{ background: {ACCENT_DARK}; }}
    QPushButton#primary:focus {{ border-color: {INK}; }}
    QPushButton#primary:disabled {{ background: #a8bfb8; border-color: #a8bfb8; color: {PAPER}; }}
    QPushButton#example {{
        border-radius: {px(30)}; font-weight: 400; font-size: {px(20)}; padding: 0 {px(26)};
    }}
    QLabel#title {{ font-size: {px(44)}; font-weight: 600; }}
    QLabel#subtitle {{ font-size: {px(30)}; color: {QUIET}; }}
    QLabel#hint {{ font-size: {px(20)}; color: {QUIET}; }}
    QLabel#heading {{ font-size: {px(27)}; font-weight: 600; }}
    QLabel#itemname {{ font-size: {px(34)}; font-weight: 600; }}
    QLabel#trouble {{ font-size: {px(22)}; color: {TROUBLE}; font-weight: 600; }}
    QProgressBar {{ background: {HAIRLINE}; border: none; max-height: {px(4)};
        min-height: {px(4)}; }}
    QProgressBar::chunk {{ background: {ACCENT}; }}
    QScrollBar:vertical {{ background: transparent; width: {px(12)}; margin: 0; }}
    QScrollBar::handle:vertical {{ background: #c9c5bb; border-radius: {px(6)};
        min-height: {px(60)}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """
