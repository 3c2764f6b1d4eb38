"""Imports over a real store: only what changed is encoded, and bad pictures stay out."""

import time
from dataclasses import dataclass, field

import pytest

from kiosk.catalog.pictures import decode_picture, make_thumbnail
from kiosk.core.importing import BATCH, Importer, ImportProgress, Refused
from kiosk.core.preparing import AHEAD
from kiosk.domain import CatalogItem, ModelId
from kiosk.errors import CatalogError
from kiosk.store import open_repository
from tests.fakes.encoders import MODEL, OTHER_MODEL, FakeEncoders
from tests.fakes.pictures import file_of, plain


@dataclass(frozen=True)
class Picture:
    """A picture in memory."""

    source: str
    content: bytes
    name: str = ""
    details: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0

    @property
    def item(self) -> CatalogItem:
        return CatalogItem(self.source.split(".")[0], self.name or self.source, self.details)

    def state(self) -> bytes | None:
        return None

    def read(self) -> bytes:
        if self.content == b"gone":
            raise CatalogError("There is no picture.")
        time.sleep(self.wait)
        return self.content


RED, BLUE = (file_of(plain(rgb)) for rgb in ((220, 20, 20), (20, 20, 220)))


class Shop:
    def __init__(self, repository):
        self.repository = repository
        self.encoders = FakeEncoders()
        self.decode = decode_picture

    def take(self, *pictures: Picture, model: ModelId = MODEL, refused=(), **options):
        importer = Importer(self.repository, self.encoders, model, self.decode, make_thumbnail)
        before = self.encoders.pictures
        report = importer.run(pictures, refused, **options)
        assert self.encoders.pictures - before == report.encoded
        return report


@pytest.fixture
def shop(tmp_path):
    with open_repository(tmp_path / "s.db", create=True) as repository:
        yield Shop(repository)


def sources(shop, model=MODEL):
    return sorted(shop.repository.digests(model))


def test_only_what_changed_is_encoded_again(shop):
    first = shop.take(Picture("a.jpg", RED), Picture("b.jpg", RED))
    assert (first.total, first.encoded, first.unchanged, first.removed) == (2, 2, 0, 0)
    again = shop.take(Picture("a.jpg", RED), Picture("b.jpg", RED))
    assert (again.encoded, again.unchanged) == (0, 2)
    changed = shop.take(Picture("a.jpg", RED), Picture("b.jpg", BLUE))
    assert (changed.encoded, changed.unchanged) == (1, 1)


def test_new_words_for_an_old_picture_need_no_encoding(shop):
    shop.take(Picture("a.jpg", RED, "old"))
    report = shop.take(Picture("a.jpg", RED, "new", {"price": "3"}))
    assert (report.encoded, report.unchanged) == (0, 1)
    assert shop.repository.items() == {"a": CatalogItem("a", "new", {"price": "3"})}


def test_what_is_no_longer_there_goes_unless_it_is_kept(shop):
    shop.take(Picture("a.jpg", RED), Picture("b.jpg", RED))
    kept = shop.take(Picture("c.jpg", BLUE), keep_others=True)
    assert kept.removed == 0
    assert sources(shop) == ["a.jpg", "b.jpg", "c.jpg"]
    report = shop.take(Picture("c.jpg", BLUE))
    assert report.removed == 2
    assert list(shop.repository.items()) == ["c"]


def test_bad_pictures_are_named_and_the_rest_goes_in(shop):
    listed = [Refused("products.csv line 3", "The line has no id.")]
    report = shop.take(
        Picture("a.jpg", RED),
        Picture("b.jpg", b"no picture"),
        Picture("c.jpg", b"gone"),
        Picture("d.jpg", BLUE[:200]),
        Picture("e.jpg", BLUE),
        refused=listed,
    )
    assert sources(shop) == ["a.jpg", "e.jpg"]
    assert [one.source for one in report.refused] == [
        "products.csv line 3",
        "b.jpg",
        "c.jpg",
        "d.jpg",
    ]
    assert all(one.reason.endswith(".") for one in report.refused)


def test_a_picture_that_went_bad_leaves_the_good_one_in(shop):
    shop.take(Picture("a.jpg", RED), Picture("b.jpg", BLUE))
    report = shop.take(Picture("a.jpg", b"now damaged"), Picture("b.jpg", BLUE))
    assert (report.removed, len(report.refused)) == (0, 1)
    assert sources(shop) == ["a.jpg", "b.jpg"]


def test_when_nothing_can_be_used_the_catalog_is_left_as_it_was(shop):
    shop.take(Picture("a.jpg", RED))
    with pytest.raises(CatalogError, match=r"None of the 1 pictures .* b\.jpg"):
        shop.take(Picture("b.jpg", b"bad"))
    with pytest.raises(CatalogError, match=r"no picture to index .* pairs\.jsonl line 1"):
        shop.take(refused=[Refused("pairs.jsonl line 1", "It is not a picture's line.")])
    assert sources(shop) == ["a.jpg"]


def test_another_model_encodes_all_again_and_its_vectors_take_over(shop):
    shop.take(Picture("a.jpg", RED), Picture("b.jpg", RED))
    report = shop.take(Picture("a.jpg", RED), Picture("b.jpg", RED), model=OTHER_MODEL)
    assert report.encoded == 2
    assert shop.repository.models() == {OTHER_MODEL: 2}


def test_a_stopped_import_goes_on_where_it_was(shop):
    many = [Picture(f"{number:03}.jpg", RED) for number in range(3 * BATCH)]

    def stop(now: ImportProgress) -> None:
        if now.done > BATCH:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        shop.take(*many, progress=stop)
    assert len(sources(shop)) == 2 * BATCH
    report = shop.take(*many)
    assert (report.encoded, report.unchanged) == (BATCH, 2 * BATCH)


def test_progress_counts_only_what_is_in_the_store(shop):
    many = [Picture(f"{number:03}.jpg", RED) for number in range(BATCH + 5)]
    seen: list[int] = []

    def look(now: ImportProgress) -> None:
        assert now.done <= shop.repository.counts()[1]
        assert now.total == len(many)
        seen.append(now.done)

    shop.take(*many, progress=look)
    assert seen == sorted(seen)
    assert seen[-1] == len(many)


def test_few_pictures_wait_decoded_in_memory(shop, monkeypatch):
    decoded: list[int] = []
    waiting: list[int] = []
    decode, encode = shop.decode, shop.encoders.encode_image

    def counting_decode(untrusted):
        decoded.append(1)
        return decode(untrusted)

    def counting_encode(images):
        waiting.append(len(decoded) - len(waiting))
        return encode(images)

    monkeypatch.setattr(shop, "decode", counting_decode)
    monkeypatch.setattr(shop.encoders, "encode_image", counting_encode)
    shop.take(*(Picture(f"{number:02}.jpg", RED) for number in range(40)))
    assert len(waiting) == 40
    assert max(waiting) <= AHEAD + 1


def test_pictures_go_in_in_their_order_however_long_each_takes(shop):
    names = [f"{number:02}.jpg" for number in range(24)]
    slow = [Picture(name, BLUE, wait=0.02 if number % 5 == 0 else 0.0)
            for number, name in enumerate(names)]  # fmt: skip
    seen: list[str] = []
    put = shop.repository.put_picture

    def watching(item, source, *rest):
        seen.append(source)
        put(item, source, *rest)

    shop.repository.put_picture = watching
    shop.take(*slow)
    assert seen == names
