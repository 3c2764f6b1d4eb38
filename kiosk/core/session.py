"""One person's visit: what they asked and got, in memory only, until it is wiped."""

from kiosk.domain import Frame, ImageQuery, MixedQuery, Query, SearchResults, TextQuery
from kiosk.logs import private_text


class KioskSession:
    """Numbers the queries of a visit, drops answers to overtaken ones, forgets everything at once.

    It belongs to one thread, the interface's; workers get the queries, which are values.
    """

    def __init__(self) -> None:
        """Start with nothing known of anybody."""
        self._number = 0
        self._query: Query | None = None
        self._results: SearchResults | None = None

    @property
    def query(self) -> Query | None:
        """What was asked last, or None."""
        return self._query

    @property
    def results(self) -> SearchResults | None:
        """The answer to the current query, or None until it is there."""
        return self._results

    def ask_text(self, text: str) -> TextQuery:
        """Make words the current query. They can reach no log from now on."""
        self._forget()
        private_text.remember(text)
        self._query = TextQuery(self._number, text)
        return self._query

    def keep_secret(self, text: str) -> None:
        """Let this reach no log until the visit is over, such as the name of a shopper's file."""
        private_text.remember(text)

    def ask_image(self, frame: Frame) -> ImageQuery:
        """Make a picture the current query."""
        self._forget()
        self._query = ImageQuery(self._number, frame)
        return self._query

    def ask_mixed(self, frame: Frame, text: str, words_weight: float = 0.5) -> MixedQuery:
        """Make a picture with words beside it the current query."""
        self._forget()
        private_text.remember(text)
        self._query = MixedQuery(self._number, frame, text, words_weight)
        return self._query

    def accept(self, results: SearchResults) -> bool:
        """Take an answer; where its query is no longer the current one, drop it and say False."""
        if self._query is None or results.number != self._number:
            return False
        self._results = results
        return True

    def wipe(self) -> None:
        """Forget the visit. A late answer to any of its queries is dropped."""
        self._forget()
        private_text.forget()

    def _forget(self) -> None:
        self._number += 1
        if isinstance(self._query, ImageQuery | MixedQuery):
            pixels = self._query.frame.pixels
            if pixels.flags.writeable:
                # Somebody may still hold the array; its content goes in any case.
                pixels.fill(0)
        self._query = None
        self._results = None
