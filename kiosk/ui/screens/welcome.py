"""Pages of words and examples: the start, and the way on where nothing was found."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kiosk.ui import texts
from kiosk.ui.style import shows_chinese


class ExamplesScreen(QWidget):
    """A title, a hint and examples to touch."""

    example_chosen = Signal(str)

    def __init__(self, title: str, subtitle: str, hint: str) -> None:
        """Make the page; an empty subtitle is left out."""
        super().__init__()
        self.setObjectName("page")
        self._title = _label(title, "title")
        self._subtitle = _label(subtitle, "subtitle")
        self._subtitle.setVisible(bool(subtitle))
        self._trouble = _label("", "trouble")
        self._trouble.hide()
        self._hint = _label(hint, "hint")
        # Boxes instead of characters would help nobody.
        words = [one for one in texts.EXAMPLES if shows_chinese() or not texts.is_chinese(one)]
        self._examples = [self._example(text) for text in words]
        self._grid = QGridLayout()
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(self._title)
        layout.addWidget(self._subtitle)
        layout.addWidget(self._trouble)
        layout.addWidget(self._hint)
        layout.addLayout(self._grid)
        layout.addStretch(3)

    def show_trouble(self, sentence: str) -> None:
        """Say what went wrong; an empty sentence takes it away."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def arrange(self, scale: float, *, narrow: bool) -> None:
        """Fit everything to the window."""
        margin = round(32 * scale)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(margin, margin, margin, margin)
            layout.setSpacing(round(14 * scale))
        self._grid.setSpacing(round(14 * scale))
        self._grid.setContentsMargins(0, round(22 * scale), 0, 0)
        columns = 2 if narrow else 3
        for column in range(5):
            self._grid.setColumnStretch(column, 1 if column in (0, columns + 1) else 0)
        widest = max((button.sizeHint().width() for button in self._examples), default=0)
        for place, button in enumerate(self._examples):
            button.setMinimumWidth(widest)
            self._grid.addWidget(button, place // columns, 1 + place % columns)

    def _example(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName("example")
        button.clicked.connect(lambda: self.example_chosen.emit(text))
        return button


def _label(text: str, name: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    # What a person typed may be shown here; it is never markup.
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
