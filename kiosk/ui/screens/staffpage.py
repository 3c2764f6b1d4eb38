"""What most of staff's pages are: a title, a sentence, rows to act on."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.screens.base import Screen
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.widgets.parts import ScrollPage, label
from kiosk.ui.widgets.rows import Rows


class StaffPage(Screen):
    """A page that scrolls; more parts may be put into ``page.content`` before the rows."""

    def __init__(self, title: str, hint: str = "") -> None:
        """Make a page of two texts."""
        super().__init__()
        self._texts = (title, hint)
        self._title, self._hint = label("title"), label("hint")
        self.told = label("trouble")
        self.rows = Rows()
        self.page = ScrollPage()
        self.extra = QVBoxLayout()
        self.page.content.addWidget(self._title)
        self.page.content.addWidget(self._hint)
        self.page.content.addWidget(self.told)
        self.page.content.addLayout(self.extra)
        self.page.content.addWidget(self.rows)
        self.page.content.addStretch(1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.page, 1)
        self.tell("")

    def tell(self, words: str) -> None:
        """Say what came of something."""
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        self._style = style
        self.page.arrange(style)
        self.extra.setSpacing(style.metrics.px(10))
        self.rows.arrange(style)

    def retranslate(self) -> None:
        """Say everything anew; the rows are said by the controller."""
        title, hint = self._texts
        self._title.setText(tr(title))
        self._hint.setText(tr(hint) if hint else "")
        self._hint.setVisible(bool(hint))

    def wipe(self) -> None:
        """Forget what was shown."""
        self.tell("")
        self.rows.show_rows(())

    def first_focus(self) -> QWidget | None:
        """Give the first thing that can be done."""
        return self.rows.buttons[0] if self.rows.buttons else None
