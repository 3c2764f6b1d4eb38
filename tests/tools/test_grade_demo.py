"""The queries the demo shop is graded by."""

from kiosk.demo.products import products
from tools.grade_demo import KINDS_ZH, ceilings, queries


def test_every_query_has_what_is_right_and_near_misses() -> None:
    goods = products()
    for language in ("en", "zh"):
        asked = queries(goods, language)
        assert len(asked) > 200
        assert len({query.text for query in asked}) == len(asked)
        assert all(0 < len(query.right) < len(goods) for query in asked)
    by_text = {query.text: query for query in queries(goods, "en")}
    striped = by_text["red striped t-shirts"]
    assert striped.right == {"t-shirt-red-striped"}
    assert len(by_text["red dresses"].right) == 5
    assert "dress-blue-striped" in by_text["striped dresses"].right


def test_kinds_have_chinese_names() -> None:
    assert set(KINDS_ZH) <= {one.category for one in products()}


def test_pictures_of_nothing_are_always_the_same() -> None:
    assert all((a == b).all() for a, b in zip(ceilings(3), ceilings(3), strict=True))
