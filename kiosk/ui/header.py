"""The bar at the top: the search field and the buttons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from kiosk.ui import texts

MOST_CHARACTERS = 2000


class Header(QWidget):
    """Words go in here, and every other way to ask starts here."""

    words_entered = Signal(str)
    camera_wanted = Signal()
    picture_wanted = Signal()
    done_pressed = Signal()

    def __init__(self) -> None:
        """Make the bar."""
        super().__init__()
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = QLineEdit()
        self.field.setPlaceholderText(texts.SEARCH_HINT)
        self.field.setMaxLength(MOST_CHARACTERS)
        self.field.setAccessibleName(texts.HOME_TITLE)
        self.field.returnPressed.connect(self._enter)
        self.search = _button(texts.SEARCH, primary=True)
        self.search.clicked.connect(self._enter)
        self.camera = _button(texts.SHOW_CAMERA)
        self.camera.clicked.connect(self.camera_wanted)
        self.picture = _button(texts.SHOW_PICTURE)
        self.picture.clicked.connect(self.picture_wanted)
        self.done = _button(texts.DONE)
        self.done.clicked.connect(self.done_pressed)
        self._grid = QGridLayout(self)

    def set_words(self, words: str) -> None:
        """Show words in the field; its history of changes goes."""
        self.field.setText(words)

    def wipe(self) -> None:
        """Forget what was typed. ``clear`` would leave it to be had back with Ctrl-Z."""
        self.field.setText("")

    def arrange(self, scale: float, *, narrow: bool) -> None:
        """Fit the bar to the window: in one row, or two on a narrow one."""
        margin, gap = round(20 * scale), round(12 * scale)
        self._grid.setContentsMargins(margin, margin, margin, margin)
        self._grid.setSpacing(gap)
        buttons = (self.search, self.camera, self.picture, self.done)
        for button in buttons:
            wide = QSizePolicy.Policy.Expanding if narrow else QSizePolicy.Policy.Preferred
            button.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        self._grid.addWidget(self.field, 0, 0, 1, 4 if narrow else 1)
        for place, button in enumerate(buttons):
            self._grid.addWidget(button, 1 if narrow else 0, place if narrow else place + 1)
        for column in range(5):
            self._grid.setColumnStretch(column, 1 if (narrow and column < 4) or column == 0 else 0)

    def _enter(self) -> None:
        words = self.field.text().strip()
        if words:
            self.words_entered.emit(words)


def _button(text: str, *, primary: bool = False) -> QPushButton:
    button = QPushButton(text)
    if primary:
        button.setObjectName("primary")
    return button
