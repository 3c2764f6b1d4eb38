"""Grade the search on the demo shop, whose every picture's attributes are known.

Queries are made of kind, colour and pattern, in English and Chinese, with the catalog's words
switched off (what the model, and the pixels, say alone; of colours the catalog's own names count)
and on. Then every picture is asked for itself, as it is and as a camera might see it, and things
the shop does not have are asked for.

    python -m tools.grade_demo --out grades.json
"""

import argparse
import io
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from tqdm import tqdm

from kiosk.core.building import build_searcher
from kiosk.core.search import Searcher
from kiosk.demo.product import PATTERNS_EN, PATTERNS_ZH, TONES, Product
from kiosk.demo.products import products
from kiosk.demo.shop import write_shop
from kiosk.demo.tour import as_held_up
from kiosk.domain import Decision, Frame, ImageQuery, SearchResults, TextQuery
from kiosk.encoders import load_bundle
from kiosk.errors import KioskError
from kiosk.settings import Settings, default_model
from kiosk.store import open_repository
from kiosk.wiring import calibration_of, index_folder

TOP = 5
NOTHING = (
    "tractor", "insurance", "a lawn mower", "train ticket", "dog food", "a bicycle", "printer ink",
    "aspirin", "a sofa", "cement", "拖拉机", "保险", "火车票", "自行车", "狗粮", "水泥",
)  # fmt: skip
"""What the shop does not sell."""
MORE_NOTHING = (
    "telescope", "a wedding ring", "dishwasher", "a kitten", "concert piano", "chainsaw",
    "mortgage", "swimming lessons", "laptop", "frozen pizza", "wallpaper", "car tyres",
    "a surfboard", "baby formula", "guitar strings", "fishing rod", "light bulb", "garden gnome",
    "passport photos", "vacuum cleaner", "hamster cage", "toothpaste", "a hammer", "ink cartridge",
    "motorcycle", "washing powder", "chess set", "camera lens", "hotel booking", "haircut",
    "电视机", "洗衣机", "钢琴", "猫粮", "牙膏", "轮胎", "手机", "电影票", "锤子", "冰淇淋",
    "Rasenmäher", "Versicherung", "Fernseher", "Hundefutter", "Fahrrad", "Schraubenzieher",
    "tondeuse", "assurance", "ordinateur", "billet de train", "aspirateur", "seguro", "lavadora",
    "martillo", "comida para perros", "bicicleta", "تأمين", "جرار", "دراجة", "غسالة",
)  # fmt: skip
"""As much again and more, in six languages, which no threshold was looked at beside."""
KINDS_ZH = {
    "dresses": "连衣裙", "t-shirts": "T恤", "shirts": "衬衫", "jumpers": "毛衣", "skirts": "半身裙",
    "trousers": "长裤", "shorts": "短裤", "jeans": "牛仔裤", "rain jackets": "雨衣",
    "scarves": "围巾", "socks": "袜子", "towels": "毛巾", "cushions": "靠垫", "umbrellas": "雨伞",
    "rubber boots": "雨靴", "trainers": "运动鞋", "flats": "平底鞋", "heels": "高跟鞋",
    "sandals": "凉鞋", "formal shoes": "皮鞋", "handbags": "手提包", "backpacks": "双肩包",
    "caps": "棒球帽", "sunglasses": "太阳镜", "mugs": "马克杯", "buckets": "水桶", "vases": "花瓶",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked, of which sort the query is, and what is right."""

    text: str
    sort: str
    right: frozenset[str]


def queries(goods: Sequence[Product], language: str) -> list[Query]:
    """Make every query of kind and colour, kind and pattern, and all three."""
    found: dict[tuple[str, str], set[str]] = {}
    for one in goods:
        if one.category not in KINDS_ZH or one.colour not in TONES:
            continue
        pattern = (PATTERNS_EN if language == "en" else PATTERNS_ZH)[one.pattern]
        colour = one.colour if language == "en" else TONES[one.colour].name_zh
        kind = one.category if language == "en" else KINDS_ZH[one.category]
        gap = " " if language == "en" else ""
        sorts = {"kind, colour": gap.join([colour, kind])}
        if pattern:
            sorts["kind, pattern"] = gap.join([pattern, kind])
            sorts["kind, colour, pattern"] = gap.join([colour, pattern, kind])
        for sort, text in sorts.items():
            found.setdefault((sort, text), set()).add(one.id)
    return [Query(text, sort, frozenset(ids)) for (sort, text), ids in sorted(found.items())]


def precision(searcher: Searcher, asked: Sequence[Query]) -> dict[str, float]:
    """Give precision at 5, or at as many as are right, by sort of query."""
    shares: dict[str, list[float]] = {}
    for number, query in enumerate(asked):
        wanted = min(TOP, len(query.right))
        hits = searcher.search_text(TextQuery(number, query.text), wanted).hits
        share = sum(hit.item.id in query.right for hit in hits) / wanted
        shares.setdefault(query.sort, []).append(share)
        shares.setdefault("all", []).append(share)
    return {sort: round(float(np.mean(of)), 4) for sort, of in shares.items()}


def found_again(
    searcher: Searcher, goods: Sequence[Product], pictures: Sequence[NDArray[np.uint8]],
    changed: Callable[[NDArray[np.uint8]], NDArray[np.uint8]],
) -> dict[str, float]:  # fmt: skip
    """Ask with every picture: how often its own item comes first, and is not refused."""
    first, kept = [], []
    for number, (one, picture) in enumerate(zip(goods, pictures, strict=True)):
        results = searcher.search_image(ImageQuery(number, Frame(changed(picture))), 1)
        first.append(results.hits[0].item.id == one.id)
        kept.append(results.decision is not Decision.NO_MATCH)
    return {"own item first": float(np.mean(first)), "not refused": float(np.mean(kept))}


def refused(results: Sequence[SearchResults]) -> float:
    """Give the share of answers that say "no match"."""
    return float(np.mean([one.decision is Decision.NO_MATCH for one in results]))


def ceilings(count: int = 12) -> list[NDArray[np.uint8]]:
    """Draw pictures of nothing: plain walls and ceilings, lit from one side, with some noise."""
    made = []
    for number in range(count):
        rng = np.random.default_rng([9, number])
        base = rng.integers(90, 230, 3) if number % 2 else np.full(3, rng.integers(120, 235))
        light = np.linspace(0.8, 1.1, 320)[None, :, None] * np.ones((240, 1, 1))
        noise = rng.normal(0, 4, (240, 320, 3))
        made.append(np.clip(base * light + noise, 0, 255).astype(np.uint8))
    return made


def grade(model: Path, folder: Path) -> dict[str, Any]:
    """Draw the shop, index it and grade every part."""
    goods = products()
    bar = tqdm(total=len(goods), desc="drawing", unit="picture")
    write_shop(folder / "shop", progress=lambda done, _: bar.update(done - bar.n))
    bar.close()
    settings = Settings(folder, folder / "store.db", model, threads=2)
    index_folder(settings, folder / "shop")
    bundle = load_bundle(model)
    pictures = []
    for one in goods:
        with Image.open(io.BytesIO((folder / "shop" / f"{one.id}.jpg").read_bytes())) as picture:
            pictures.append(np.asarray(picture.convert("RGB"), np.uint8))
    figures: dict[str, Any] = {"goods": len(goods), "model": str(bundle.model_id)}
    with open_repository(settings.store) as repository:
        encoders, calibration = (bundle.image, bundle.text), calibration_of(bundle)
        plain, whole = (
            build_searcher(repository, bundle.model_id, encoders, calibration, full_text=on)
            for on in (False, True)
        )
        for name, searcher in (("model and pixels", plain), ("with the catalog's words", whole)):
            for language in ("en", "zh"):
                asked = queries(goods, language)
                figures[f"precision at 5, {language}, {name}"] = precision(searcher, asked)
                good = [searcher.search_text(TextQuery(1, q.text), 1) for q in asked]
                figures[f"good queries refused, {language}, {name}"] = refused(good)
            for what, texts in (("words", NOTHING), ("more words", MORE_NOTHING)):
                nothing = [searcher.search_text(TextQuery(1, text), 1) for text in texts]
                figures[f"{what} for nothing, refused, {name}"] = refused(nothing)
        figures["every picture as it is"] = found_again(whole, goods, pictures, np.copy)
        figures["every picture held up"] = found_again(whole, goods, pictures, as_held_up)
        walls = [whole.search_image(ImageQuery(1, Frame(wall)), 1) for wall in ceilings()]
        figures["pictures of nothing, refused"] = refused(walls)
    return figures


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code."""
    made = argparse.ArgumentParser(
        prog="python -m tools.grade_demo", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    made.add_argument("--model", type=Path, default=default_model(), metavar="BUNDLE")
    made.add_argument("--out", type=Path, metavar="FILE.json", help="write the figures here too")
    args = made.parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory(prefix="kiosk-grades-") as folder:
            figures = grade(args.model, Path(folder))
        text = json.dumps(figures, indent=1, ensure_ascii=False)
        if args.out:
            args.out.write_text(text + "\n", encoding="utf-8")
    except (KioskError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
