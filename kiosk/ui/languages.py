"""The languages of the screen: names, locales and keyboards, and switching between them."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

FOLDER = Path(__file__).resolve().parent / "translations"


@dataclass(frozen=True, slots=True)
class Language:
    """A language a shopper can choose."""

    code: str
    """ISO 639-1."""
    name: str
    """In the language itself."""
    locale: str
    keyboards: tuple[str, ...]
    """Layouts of the on-screen keyboard, the first one shown first."""
    hello: str
    """The question of the attract screen, in the language itself."""
    rtl: bool = False


LANGUAGES = (
    Language("en", "English", "en_GB", ("en", "zh", "ru", "el", "ar"),
             "What are you looking for?"),
    Language("zh", "中文", "zh_CN", ("zh", "en"), "您想找什么？"),
    Language("de", "Deutsch", "de_DE", ("de", "en"), "Was suchen Sie?"),
    Language("fr", "Français", "fr_FR", ("fr", "en"), "Que cherchez-vous\u00a0?"),
    Language("es", "Español", "es_ES", ("es", "en"), "¿Qué busca?"),
    Language("ar", "العربية", "ar_EG", ("ar", "en"), "عمّ تبحث؟", rtl=True),
)  # fmt: skip
BY_CODE = {language.code: language for language in LANGUAGES}


class Speaking:
    """Which language the application speaks. It belongs to the interface's thread."""

    def __init__(self, application: QApplication, home: str = "en") -> None:
        """Start in the language visits begin in; one that is not served is English."""
        self._application = application
        self._translators: list[QTranslator] = []
        self.home = home if home in BY_CODE else LANGUAGES[0].code
        self.language = LANGUAGES[0]
        if self.home != self.language.code:
            self.switch(self.home)

    @property
    def locale(self) -> QLocale:
        """How numbers and prices are written."""
        return QLocale(self.language.locale)

    def close(self) -> None:
        """Translate nothing any more: the window that spoke is gone."""
        for translator in self._translators:
            self._application.removeTranslator(translator)
        self._translators = []

    def switch(self, code: str) -> None:
        """Speak another language from now on; what is on the screen has to be said anew."""
        language = BY_CODE[code]
        self.close()
        self.language = language
        QLocale.setDefault(self.locale)
        direction = (
            Qt.LayoutDirection.RightToLeft if language.rtl else Qt.LayoutDirection.LeftToRight
        )
        self._application.setLayoutDirection(direction)
        qt_own = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in ((f"qtbase_{code}", qt_own), (f"kiosk_{code}", str(FOLDER))):
            translator = QTranslator()
            if translator.load(name, folder):
                self._application.installTranslator(translator)
                self._translators.append(translator)
