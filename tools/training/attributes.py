"""What is known of a picture, as named facts that are true, false or unknown.

A caption claims a set of facts. It is right for a picture when all of them are true, wrong when one
is false, and left out of the loss when it could be either. So a plain "red" is right for a red
dress and for a red shoe, "striped red dress" is wrong for a plain one, and a phone photo whose
colour nobody wrote down is never punished for any colour.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.training.folders import Row

TRUE, UNKNOWN, FALSE = 1, 0, -1
DRAWN_GOODS = "drawn_goods"
"""The folder that ``tools.draw_goods`` makes, by name."""

_TITLE_PATTERNS = {
    "Striped": r"\bstrip", "Checked": r"\bcheck", "Printed": r"\bprint", "Solid": r"\bsolid",
    "Floral": r"\bflor|\bflower", "Graphic": r"\bgraphic",
}  # fmt: skip
_PATTERN_SURE_OTHER = ("Striped", "Checked", "Solid")

_CLOTHING_TYPES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # class of the phone photos: (types it is, types it may be)
    "Blazer": (("Blazers",), ("Jackets",)),
    "Blouse": ((), ("Tops", "Shirts", "Tunics")),
    "Body": ((), ("Rompers",)),
    "Dress": (("Dresses",), ()),
    "Hat": ((), ("Caps", "Hat")),
    "Hoodie": (("Sweatshirts",), ("Jackets",)),
    "Longsleeve": ((), ("Tops", "Tshirts", "Sweatshirts", "Sweaters", "Shirts")),
    "Outwear": (("Jackets",), ("Rain Jacket", "Blazers")),
    "Pants": (("Trousers",), ("Jeans", "Track Pants", "Lounge Pants", "Leggings", "Capris")),
    "Polo": ((), ("Tshirts",)),
    "Shirt": (("Shirts",), ()),
    "Shoes": ((), ("Casual Shoes", "Sports Shoes", "Formal Shoes", "Flats", "Heels", "Sandals",
                   "Booties", "Flip Flops", "Sports Sandals")),
    "Shorts": (("Shorts",), ("Lounge Shorts",)),
    "Skirt": (("Skirts",), ()),
    "T-Shirt": (("Tshirts",), ()),
    "Top": (("Tops",), ("Tshirts", "Camisoles")),
    "Undershirt": (("Innerwear Vests",), ("Tops", "Camisoles")),
}  # fmt: skip

_CLOTHES = ("Topwear", "Bottomwear", "Dress", "Saree", "Apparel Set", "Loungewear and Nightwear")
_GROUPS_BY_CATEGORY: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_CLOTHES, ("Clothes",)),
    "Innerwear": ("Underwear", "Clothes"), "Socks": ("Clothes",),
    "Loungewear and Nightwear": ("Nightwear", "Clothes"),
    "Shoes": ("Shoes",), "Sandal": ("Shoes",), "Flip Flops": ("Shoes",),
    "Bags": ("Bags", "Accessories"), "Watches": ("Watches", "Accessories"),
    "Jewellery": ("Jewellery", "Accessories"), "Eyewear": ("Eyewear", "Accessories"),
    "Fragrance": ("Fragrance", "Cosmetics"), "Perfumes": ("Fragrance", "Cosmetics"),
    "Lips": ("Cosmetics",), "Nails": ("Cosmetics",), "Makeup": ("Cosmetics",),
    "Skin": ("Cosmetics",), "Skin Care": ("Cosmetics",), "Eyes": ("Cosmetics",),
    "Hair": ("Cosmetics",), "Bath and Body": ("Cosmetics",),
    "Wallets": ("Accessories",), "Belts": ("Accessories",), "Ties": ("Accessories",),
    "Headwear": ("Headwear", "Accessories"), "Scarves": ("Accessories",),
    "Cufflinks": ("Accessories",), "Accessories": ("Accessories",), "Stoles": ("Accessories",),
    "Mufflers": ("Accessories",), "Gloves": ("Accessories",), "Umbrellas": ("Accessories",),
}  # fmt: skip
_GROUPS_BY_TYPE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("Tops", "Tshirts", "Shirts", "Sweatshirts", "Sweaters", "Tunics"), ("Tops",)),
    **dict.fromkeys(("Trousers", "Jeans", "Track Pants", "Lounge Pants"), ("Trousers",)),
    **dict.fromkeys(("Tracksuits", "Track Pants", "Swimwear"), ("Sportswear",)),
}
_GROUPS_OF_DRAWN: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("Dresses", "Skirts", "Shorts", "Jeans", "Rain Jacket", "Socks"), ("Clothes",)),
    **dict.fromkeys(("Tshirts", "Shirts", "Sweaters"), ("Tops", "Clothes")),
    "Trousers": ("Trousers", "Clothes"), "Scarves": ("Accessories",),
    **dict.fromkeys(("Rain Boots", "Sports Shoes", "Flats", "Heels", "Sandals", "Formal Shoes"),
                    ("Shoes",)),
    **dict.fromkeys(("Handbags", "Backpacks"), ("Bags", "Accessories")),
    "Umbrellas": ("Accessories",), "Caps": ("Headwear", "Accessories"),
    "Sunglasses": ("Eyewear", "Accessories"), "Watches": ("Watches", "Accessories"),
}  # fmt: skip
"""Groups of the kinds of goods that ``tools.draw_goods`` draws."""
_BESIDE = ("White", "Off White", "Cream", "Beige", "Black", "Grey")
"""Colours a pattern may have beside the one it goes by."""
_GROUPS_OPEN = ("Tops", "Sportswear", "Accessories", "Trousers")
"""Groups with a wide edge: not listed means unknown, not wrong."""

_NEEDS_BY_TYPE: dict[str, tuple[str, ...]] = {
    "rain": ("Umbrellas", "Rain Jacket", "Rain Trousers", "Rain Boots"),
    "running": ("Sports Shoes",),
    "comfortable_shoes": ("Casual Shoes", "Sports Shoes", "Flats", "Sandals", "Flip Flops",
                          "Sports Sandals"),
    "cold": ("Sweaters", "Jackets", "Scarves", "Gloves", "Mufflers", "Sweatshirts"),
    "beach": ("Swimwear", "Flip Flops", "Sunglasses", "Sandals"),
    "office": ("Formal Shoes", "Shirts", "Ties", "Trousers", "Laptop Bag", "Blazers"),
    "sleep": ("Nightdress", "Night suits", "Lounge Pants", "Bath Robe", "Baby Dolls"),
    "wrist": ("Watches",),
    "sun": ("Sunglasses", "Caps", "Hat", "Sunscreen"),
    "carry": ("Handbags", "Backpacks", "Duffel Bag", "Laptop Bag", "Messenger Bag", "Rucksacks",
              "Trolley Bag"),
    "money": ("Wallets",),
    "sport": ("Track Pants", "Sports Shoes", "Tracksuits", "Sports Sandals"),
    "evening": ("Dresses", "Heels", "Clutches"),
    "gift_her": ("Perfume and Body Mist", "Deodorant", "Fragrance Gift Set"),
    "makeup": ("Lipstick", "Foundation and Primer", "Kajal and Eyeliner", "Eyeshadow", "Mascara",
               "Highlighter and Blush", "Compact", "Lip Gloss", "Lip Liner", "Concealer"),
}  # fmt: skip
_GROCERY_NEEDS: dict[str, tuple[str, ...]] = {
    "fruit_salad": ("Apple", "Banana", "Kiwi", "Mango", "Melon", "Orange", "Papaya", "Pineapple",
                    "Peach", "Pear", "Nectarine", "Plum", "Satsumas"),
    "soup": ("Leek", "Carrots", "Onion", "Potato", "Cabbage", "Zucchini", "Asparagus", "Tomato"),
    "breakfast": ("Milk", "Yoghurt", "Juice", "Oatghurt", "Soyghurt", "Sour-Milk"),
    "drink": ("Juice", "Milk", "Soy-Milk", "Oat-Milk"),
    "dairy_free": ("Soy-Milk", "Oat-Milk", "Soyghurt", "Oatghurt"),
}  # fmt: skip
_OBJECT_TYPES = {"watch": "Watches", "umbrella": "Umbrellas"}
_CUPS = ("Mugs", "Coffee Cups")
_UNSURE_COLOURS = (
    ("Grey", "Grey Melange", "Charcoal"), ("Steel", "Silver", "Metallic"), ("Skin", "Nude"),
    ("White", "Off White", "Cream"), ("Cream", "Beige", "Off White"), ("Gold", "Bronze", "Copper"),
    ("Maroon", "Burgundy"), ("Brown", "Coffee Brown", "Mushroom Brown", "Tan", "Rust"),
    ("Lavender", "Mauve", "Purple"), ("Teal", "Turquoise Blue", "Sea Green"), ("Beige", "Khaki"),
    ("Magenta", "Rose", "Pink"), ("Orange", "Rust", "Copper"), ("Yellow", "Mustard"),
    ("Taupe", "Mushroom Brown", "Brown"), ("Lime Green", "Fluorescent Green", "Green"),
)  # fmt: skip
"""Colours that labels mix up: one of them neither confirms nor denies another of its row."""


@dataclass(frozen=True)
class Facts:
    """Facts of one picture: named ones true or unknown; any other fact is false."""

    true: frozenset[str]
    unknown: frozenset[str]
    unknown_kinds: frozenset[str]
    """Kinds of fact (the word before the colon) nothing is known of."""
    identity: str
    """Pictures of equal identity show the same sort of thing: positives of one another."""


def title_key(row: Row) -> str:
    """Name a fashion picture's product title as a fact."""
    return "title:" + str(row.meta.get("productDisplayName", row.file)).lower()


def facts_of(row: Row) -> Facts:
    """Gather what a row says of its picture, by the folder it came from."""
    if row.folder == "fashion_product_images":
        return _fashion(row)
    if row.folder == "clothing_dataset":
        return _clothing(row)
    if row.folder == "grocery_store":
        return _grocery(row)
    if row.folder == "caltech101":
        return _object(row)
    if row.folder in {"noto_emoji", "fluent_emoji_3d"}:
        kinds = {"object", "grocery", "kind", "type", "group", "colour", "need", "clothing"}
        return _facts({f"emoji:{row.label.lower()}"}, (), kinds, f"emoji:{row.label.lower()}")
    if row.folder == DRAWN_GOODS:
        return _drawn(row)
    # Any other folder: its label is a fact of its own, all else is unknown.
    everything = {"type", "group", "colour", "gender", "usage", "pattern", "need", "object", "kind"}
    return _facts({f"label:{row.label}"}, (), everything, f"{row.folder}:{row.label}")


def _facts(
    true: Iterable[str], unknown: Iterable[str], kinds: Iterable[str], identity: str
) -> Facts:
    return Facts(frozenset(true), frozenset(unknown), frozenset(kinds), identity)


def _needs(types: Iterable[str]) -> set[str]:
    return {f"need:{n}" for n, of in _NEEDS_BY_TYPE.items() if any(t in of for t in types)}


def _near(colour: str) -> set[str]:
    """Give the colours that one is taken for."""
    return {f"colour:{c}" for row in _UNSURE_COLOURS if colour in row for c in row if c != colour}


def _drawn(row: Row) -> Facts:
    """Give what a drawing of goods shows: all of it was chosen, so all of it is known."""
    kind, colour = str(row.meta["type"]), str(row.meta["colour"])
    patterns = sorted(str(p) for p in row.meta["patterns"])
    groups = _GROUPS_OF_DRAWN.get(kind, ())
    true = {f"type:{kind}", f"colour:{colour}", *(f"pattern:{p}" for p in patterns)}
    true |= {f"group:{g}" for g in groups} | _needs([kind])
    unknown = _near(colour) | {f"group:{g}" for g in _GROUPS_OPEN if g not in groups}
    unknown.add("colour:Multi")
    if patterns != ["Solid"]:
        unknown |= {f"colour:{c}" for c in _BESIDE}
        unknown |= {f"pattern:{p}" for p in ("Printed", "Graphic") if p not in patterns}
    kinds = {"gender", "usage", "title", "clothing", "emoji", "object", "label"}
    return _facts(true, unknown - true, kinds, f"drawn:{kind}:{colour}:{','.join(patterns)}")


def _fashion(row: Row) -> Facts:
    meta = row.meta
    kind, colour, gender = str(meta["articleType"]), str(meta["baseColour"]), str(meta["gender"])
    title = str(meta["productDisplayName"]).lower()
    true = {f"type:{kind}", title_key(row)}
    unknown: set[str] = set()
    kinds = {"title", "pattern", "clothing", "emoji", "label"}
    groups = _GROUPS_BY_CATEGORY.get(str(meta["subCategory"]), ()) + _GROUPS_BY_TYPE.get(kind, ())
    true |= {f"group:{g}" for g in groups}
    unknown |= {f"group:{g}" for g in _GROUPS_OPEN if g not in groups}
    if colour == "NA":
        kinds.add("colour")
    else:
        true.add(f"colour:{colour}")
        unknown |= _near(colour) | {"colour:Multi"}
        if colour == "Multi":
            kinds.add("colour")
    true.add(f"gender:{gender}")
    if gender in {"Boys", "Girls"}:
        true.add("gender:Children")
    if gender == "Unisex":
        unknown |= {"gender:Men", "gender:Women"}
    else:
        unknown.add("gender:Unisex")
    usage = str(meta["usage"])
    if usage in {"NA", ""}:
        kinds.add("usage")
    else:
        true.add(f"usage:{'Casual' if usage == 'Smart Casual' else usage}")
    found = {p for p, regex in _TITLE_PATTERNS.items() if re.search(regex, title)}
    if found:
        true |= {f"pattern:{p}" for p in found}
        if "Solid" not in found:
            true.add("pattern:Patterned")
        if found & set(_PATTERN_SURE_OTHER):
            kinds.discard("pattern")
            if "Solid" not in found:
                unknown |= {"pattern:Printed", "pattern:Graphic", "pattern:Floral"}
    true |= _needs([kind])
    kinds.add("object")
    return _facts(true, unknown, kinds, f"fashion:{kind}:{colour}")


def _clothing(row: Row) -> Facts:
    sure, maybe = _CLOTHING_TYPES.get(row.label, ((), ()))
    true = {f"clothing:{row.label}", *(f"type:{t}" for t in sure)}
    group = {"Shoes": ("Shoes",), "Hat": ("Headwear", "Accessories")}.get(row.label, ("Clothes",))
    true |= {f"group:{g}" for g in group}
    unknown = {f"type:{t}" for t in maybe} | {f"group:{g}" for g in _GROUPS_OPEN}
    children = str(row.meta.get("kids")) == "True"
    if children:
        true.add("gender:Children")
        unknown |= {"gender:Boys", "gender:Girls"}
    else:
        unknown |= {"gender:Men", "gender:Women", "gender:Unisex"}
    true |= _needs(sure)
    unknown |= {n for n in _needs(maybe) if n not in true}
    kinds = {"colour", "pattern", "usage", "title", "emoji", "object", "label"}
    return _facts(true, unknown, kinds, f"clothing:{row.label}")


def _grocery(row: Row) -> Facts:
    kind = str(row.coarse)
    true = {f"grocery:{row.label}", f"kind:{kind}", "group:Groceries"}
    category = str(row.meta.get("category", ""))
    if category == "Fruit":
        true.add("group:Fruit")
    elif category == "Vegetables":
        true.add("group:Vegetables")
    else:
        true.add("group:Cartons")
        true.add("group:Juices" if kind == "Juice" else "group:Dairy")
    unknown = {"group:Dairy"} if kind in {"Soy-Milk", "Oat-Milk", "Soyghurt", "Oatghurt"} else set()
    true -= unknown
    true |= {f"need:{n}" for n, of in _GROCERY_NEEDS.items() if kind in of}
    kinds = {"colour", "pattern", "title", "emoji", "label"}
    return _facts(true, unknown, kinds, f"grocery:{row.label}")


def _object(row: Row) -> Facts:
    name = row.captions[-1]
    true = {f"object:{name}"}
    kinds = {"colour", "pattern", "gender", "usage", "title", "emoji", "group", "label"}
    unknown: set[str] = set()
    if name in _OBJECT_TYPES:
        true.add(f"type:{_OBJECT_TYPES[name]}")
        true |= _needs([_OBJECT_TYPES[name]])
    if name == "cup":
        unknown |= {f"type:{t}" for t in _CUPS}
    if name in {"strawberry", "pizza", "lobster", "crab"}:
        unknown.add("group:Groceries")
    return _facts(true, unknown, kinds, f"object:{name}")


def state_matrix(facts: list[Facts], names: list[str]) -> NDArray[np.int8]:
    """Give each picture's state of each named fact, int8 (pictures, names): 1, 0 or -1."""
    kinds: dict[str, list[int]] = {}
    for i, name in enumerate(names):
        kinds.setdefault(name.split(":", 1)[0], []).append(i)
    column = {name: i for i, name in enumerate(names)}
    states = np.full((len(facts), len(names)), FALSE, np.int8)
    for row, fact in zip(states, facts, strict=True):
        for kind in fact.unknown_kinds:
            row[kinds.get(kind, [])] = UNKNOWN
        row[[column[n] for n in fact.unknown if n in column]] = UNKNOWN
        row[[column[n] for n in fact.true if n in column]] = TRUE
    return states
