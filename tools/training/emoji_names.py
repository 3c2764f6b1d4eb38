"""Names of emoji in many languages, from the ``emoji`` package's copy of Unicode CLDR."""

from tools.training.folders import Row

_LANGUAGES = ("en", "zh", "de", "fr", "es", "it", "pt", "tr", "ar", "ja", "ko")


def emoji_names(rows: list[Row]) -> dict[str, dict[str, str]]:
    """Give, for each emoji picture's lower-case label, its name by language.

    A label the package does not know is left out.
    """
    if not rows:
        return {}
    import emoji  # of the tools' environment, needed for such pictures alone

    emoji.config.load_language(list(_LANGUAGES))
    by_name = {}
    for character, entry in emoji.EMOJI_DATA.items():
        names = {
            language: str(entry[language]).strip(":").replace("_", " ")
            for language in _LANGUAGES
            if entry.get(language)
        }
        by_name[names["en"].lower()] = names
        by_name[character.rstrip("\ufe0f")] = names
    found = {}
    for row in rows:
        label = row.label.lower()
        codes = str(row.meta.get("codepoint", ""))
        try:
            character = "".join(chr(int(c, 16)) for c in codes.replace("_", " ").split())
        except ValueError:
            character = ""
        known = by_name.get(character.rstrip("\ufe0f")) or by_name.get(label)
        if known:
            found[label] = known
    return found


_GOODS = ((0x1F32D, 0x1F37F), (0x1F451, 0x1F462), (0x1F950, 0x1F96F), (0x1F97B, 0x1F97F),
          (0x1F9C0, 0x1F9CB), (0x1F9E2, 0x1F9E6), (0x1FA70, 0x1FA74),
          (0x1FAD0, 0x1FADF))  # fmt: skip
"""Code points of food, drink and clothes, from the Unicode charts."""


def goods(rows: list[Row]) -> set[str]:
    """Give the lower-case labels of emoji pictures that show food, drink or clothes."""
    if not rows:
        return set()
    import emoji

    emoji.config.load_language(["en"])
    characters = {
        str(e["en"]).strip(":").replace("_", " ").lower(): c for c, e in emoji.EMOJI_DATA.items()
    }
    found = set()
    for row in rows:
        label = row.label.lower()
        codes = str(row.meta.get("codepoint", "")).replace("_", " ").split()
        first = int(codes[0], 16) if codes else ord(characters.get(label, " ")[0])
        if any(least <= first <= most for least, most in _GOODS):
            found.add(label)
    return found
