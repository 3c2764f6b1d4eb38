"""What the tests of the tools share."""

import pytest
from tqdm import tqdm


@pytest.fixture(autouse=True)
def no_monitor(monkeypatch: pytest.MonkeyPatch) -> None:
    """tqdm watches its bars from a thread that outlives them."""
    monkeypatch.setattr(tqdm, "monitor_interval", 0)
