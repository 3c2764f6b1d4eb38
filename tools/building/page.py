"""The report as one page: no script, nothing from elsewhere, pictures in the folder beside it."""

from collections.abc import Iterable, Sequence
from html import escape

from tools.building.diversity import Diversity
from tools.building.findings import Case, Finding, Seen
from tools.building.report import MOST_KINDS, PICTURES, SHOWN, Report, picture_name
from tools.building.style import CSS, SWATCHES

_MOST_LINES = 200


def page(report: Report) -> str:
    """Write the page."""
    title = report.title or report.channel
    parts = [
        "<!DOCTYPE html>", '<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape(title)}, version {report.version}</title>",
        f"<style>{CSS}</style></head><body><main>",
        _head(report, title), _overview(report), _queries(report),
        *(_finding(one) for one in _shown(report)), _diversity(report.diversity),
        "</main></body></html>",
    ]  # fmt: skip
    return "\n".join(parts) + "\n"


def _shown(report: Report) -> list[Finding]:
    """Give the findings there are, those that shoppers meet first."""
    return sorted((one for one in report.findings if one.count), key=lambda one: not one.serious)


def _head(report: Report, title: str) -> str:
    changes = ", ".join(f"{count:,} {what}" for what, count in report.changes.items() if count)
    fetched = ", ".join(f"{who} {_size(size)}" for who, size in report.fetched.items())
    since = f"Items since the version before: {changes}. " if changes else ""
    return (
        f"<header><h1>{escape(title)}</h1><p>Version {report.version} of the catalog for "
        f"<b>{escape(report.channel)}</b>, made {escape(report.made)} with "
        f"<code>{escape(report.model)}</code>.<br>{since if report.version > 1 else ''}"
        f"To fetch: {escape(fetched)}.</p></header>"
    )


def _overview(report: Report) -> str:
    found, clean = _shown(report), [one for one in report.findings if not one.count]
    cards = [
        _card(f"{report.items:,}", "items"),
        _card(f"{report.pictures:,}", "pictures"),
        _card(
            _share(report.fitting),
            "of the pictures fit their own name better than 99 of 100",
        ),
    ]
    if report.names.get("asked"):
        cards.append(
            _card(
                _share(report.names["first"]),
                f"of {report.names['asked']:,.0f} names asked find their item first",
            )
        )
    if report.queries:
        passed = sum(query.passed for query in report.queries)
        cards.append(_card(f"{passed} of {len(report.queries)}", "queries pass"))
    rows = "".join(
        f'<tr><td><span class="dot {"bad" if one.serious else "mild"}"></span>'
        f'<a href="#{_anchor(one)}">{escape(one.title)}</a></td>'
        f'<td class="number">{one.count:,}</td>'
        f'<td class="of">{escape(one.scope)}</td></tr>'
        for one in found
    )
    table = f"<table>{rows}</table>" if rows else "<p>Nothing was found to look at.</p>"
    well = ", ".join(escape(one.title.lower()) for one in clean)
    legend = (
        '<p class="quiet"><span class="dot bad"></span>shoppers meet it '
        '<span class="dot mild"></span>good to know</p>'
    )
    return (
        f'<section><div class="cards">{"".join(cards)}</div><h2>To look at before signing</h2>'
        f'{table}{legend if rows else ""}<p class="quiet">Looked for and not found: '
        f"{well or 'nothing'}.</p></section>"
    )


def _card(number: str, what: str) -> str:
    return f'<div class="card"><b>{escape(number)}</b><span>{escape(what)}</span></div>'


def _queries(report: Report) -> str:
    if not report.queries:
        return (
            '<section><h2>Queries</h2><p class="quiet">None are kept with this catalog. Kiosks ask '
            "them of a new catalog before they take it: give some with --queries, or let "
            "--suggest-queries propose them.</p></section>"
        )
    lines = "".join(
        f'<li class="{"pass" if one.passed else "fail"}">{escape(one.told)}</li>'
        for one in report.queries
    )
    return f"<section><h2>Queries</h2><ul>{lines}</ul></section>"


def _finding(one: Finding) -> str:
    cases = one.cases[:SHOWN]
    if all(not case.items for case in one.cases):
        lines = "".join(f"<li>{escape(case.why)}</li>" for case in one.cases[:_MOST_LINES])
        body = f"<ul>{lines}</ul>" if lines else ""
        left = one.count - min(_MOST_LINES, len(one.cases)) if lines else 0
    else:
        single = all(len(case.items) == 1 and not case.why for case in cases)
        body = _grid(seen for case in cases for seen in case.items) if single else _cases(cases)
        left = (one.count if single else len(one.cases)) - len(cases)
    more = f'<p class="quiet">{left:,} more: see report.json.</p>' if left > 0 and cases else ""
    return (
        f'<section id="{_anchor(one)}"><h2><span class="dot {"bad" if one.serious else "mild"}">'
        f"</span>{escape(one.title)} <small>{one.count:,} {escape(one.scope)}</small>"
        f"</h2><p>{escape(one.advice)}</p>{body}{more}</section>"
    )


def _cases(cases: Sequence[Case]) -> str:
    return '<div class="cases">' + "".join(
        f'<div class="case">{_grid(case.items)}<p>{escape(case.why)}</p></div>' for case in cases
    ) + "</div>"  # fmt: skip


def _grid(items: Iterable[Seen]) -> str:
    figures = "".join(
        f'<figure><img src="{PICTURES}/{picture_name(one.digest)}" alt="" loading="lazy" '
        f'title="{escape(one.source)}"><figcaption>{escape(one.name)}'
        f"<small>{escape(one.id)}{' · ' + escape(one.note) if one.note else ''}</small>"
        "</figcaption></figure>"
        for one in items
    )
    return f'<div class="grid">{figures}</div>'


def _diversity(held: Diversity) -> str:
    kinds = "".join(
        f'<figure><img src="{PICTURES}/{picture_name(kind.digest)}" alt="" loading="lazy">'
        f"<figcaption>{escape(kind.name or 'no category')}<small>{_many(kind.items, 'item')}, "
        f"{_many(kind.pictures, 'picture')}</small></figcaption></figure>"
        for kind in held.kinds[:MOST_KINDS]
    )
    more = len(held.kinds) - MOST_KINDS
    most = max(held.colours.values(), default=1) or 1
    colours = _bars(
        (name, f"{share:.0%}", share / most, SWATCHES[name]) for name, share in held.colours.items()
    )
    largest = max(held.pictures_of_items.values(), default=1)
    pictures = _bars(
        (_many(count, "picture"), _many(items, "item"), items / largest, "")
        for count, items in list(held.pictures_of_items.items())[:12]
    )
    languages = _bars(
        (language, _share(share), share, "") for language, share in held.languages.items()
    )
    prices = "".join(
        f"<p>{one.items:,} prices in {escape(one.currency or 'no currency')}: from {one.least} to "
        f"{one.most}, half of them up to {one.median}.</p>"
        for one in held.prices
    )
    return (
        f"<section><h2>What there is</h2><p>{_many(len(held.kinds), 'kind')}, as varied as "
        f"{held.effective_kinds:,} of one size; {_many(held.brands, 'brand')}.</p>{prices}"
        f'<div class="grid small">{kinds}</div>'
        + (f'<p class="quiet">{more:,} more kinds: see report.json.</p>' if more > 0 else "")
        + f'<div class="columns"><div><h3>Colours the pictures show</h3>{colours}</div>'
        f"<div><h3>Pictures of an item</h3>{pictures}</div>"
        f"<div><h3>Names in other languages</h3>{languages or '<p>None.</p>'}</div>"
        f"<div><h3>How like each picture’s nearest other is</h3>{_histogram(held.nearest)}"
        f'<p class="quiet">Cosine, of {held.sampled:,} pictures: the more to the left, the more '
        "varied.</p></div></div></section>"
    )


def _bars(rows: Iterable[tuple[str, str, float, str]]) -> str:
    """Draw bars of (name, what it says, share of the width, colour or "")."""
    return "".join(
        f'<div class="bar"><span>{escape(name)}</span><i><b style="width:{100 * share:.1f}%'
        f'{";background:" + colour if colour else ""}"></b></i><em>{escape(text)}</em></div>'
        for name, text, share, colour in rows
    )


def _histogram(counts: Sequence[int]) -> str:
    most = max(counts, default=0) or 1
    columns = "".join(f'<i style="height:{100 * count / most:.0f}%"></i>' for count in counts)
    axis = '<div class="axis"><span>0.5</span><span>1</span></div>'
    return f'<div class="histogram">{columns}</div>{axis}'


def _anchor(one: Finding) -> str:
    return escape(one.kind.replace(" ", "-"), quote=True)


def _share(share: float) -> str:
    """Write a share so that not quite all is never all."""
    return f"{share:.1%}" if 0.99 < share < 1 or 0 < share < 0.01 else f"{share:.0%}"


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def _size(size: int) -> str:
    if not size:
        return "nothing"
    return f"{size / 1e6:,.1f} MB" if size >= 100_000 else f"{size / 1e3:,.1f} kB"
