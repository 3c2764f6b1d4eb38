"""An import that is killed loses nothing it has said is done, and goes on from there."""

from tests.fakes.bundles import write_fake_bundle
from tools import kill_index


def test_kills_do_no_harm(tmp_path):
    model = write_fake_bundle(tmp_path / "model")
    outcome = kill_index.run(tmp_path / "work", model, kills=4, pictures=200, seed=3)
    assert outcome.kills == 4
    assert outcome.acknowledged > 0
