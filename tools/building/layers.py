"""Which layers a version has: how a kiosk many versions behind moves few bytes.

Versions since the newest base are merged as a log-structured merge does: every second version ends
a layer over two, every fourth one over four, and so on. Kept are the last sixteen single steps and
the last three layers of each span, so that a kiosk d versions behind finds layers of about d/2 on
its way, and those of a base always lead from it to the newest version. A new base is made when
what a new kiosk fetches beyond the base has grown to half of it. The layers of the time before
lead on to it, as long as that is cheaper and there is room in the description.
"""

from collections.abc import Iterable, Iterator, Sequence

from kiosk.catalog.description import MOST_LAYERS, CatalogDescription, Layer, route

STEPS = 16
_OF_A_SPAN = 3
_MOST_VERSIONS = 2048
"""On one base: more would need more spans than a description has room for."""


def base_of(layers: Iterable[Layer]) -> Layer:
    """Give the newest base."""
    return max((layer for layer in layers if layer.after == 0), key=lambda one: one.version)


def starts(base: int, version: int) -> Iterator[int]:
    """Give where the layers begin that end with a new version: the step, then wider spans."""
    span = 1
    while span <= version - base and (version - base) % span == 0:
        yield version - span
        span *= 2


def wants_base(layers: Sequence[Layer], description: CatalogDescription) -> bool:
    """Tell whether it is time for a new base, for a version that has these layers."""
    base = base_of(layers)
    if description.version - base.version >= _MOST_VERSIONS:
        return True
    way = route(with_layers(description, layers), base.version) or ()
    return 2 * sum(layer.cost() for layer in way) > base.cost()


def selected(layers: Sequence[Layer], description: CatalogDescription) -> tuple[Layer, ...]:
    """Choose the layers a description carries, in the order of their versions."""
    version = description.version
    base = base_of(layers)
    # What costs as much as everything is of no use to anybody.
    rest = [one for one in layers if one.after and one.cost() < base.cost()]
    kept = {base, *(one for one in rest if _span(one) == 1 and one.version > version - STEPS)}
    for span in {_span(one) for one in rest}:
        own = [one for one in rest if _span(one) == span and one.after >= base.version]
        kept |= set(sorted(own, key=lambda one: one.version)[-_OF_A_SPAN:])
    everything = with_layers(description, [base, *rest])
    behind = 1
    while base.version - behind >= 1:
        way = set(route(everything, base.version - behind) or ()) - kept
        if len(kept) + len(way) <= MOST_LAYERS:
            kept |= way
        behind *= 2
    return tuple(sorted(kept, key=lambda one: (one.version, one.after)))


def with_layers(description: CatalogDescription, layers: Sequence[Layer]) -> CatalogDescription:
    """Give a description with other layers; they may be too many to be written."""
    return CatalogDescription(
        description.format, description.channel, description.lineage, description.version,
        description.made, description.model, description.embed_dim, description.items,
        description.state, tuple(layers), description.queries, description.title,
    )  # fmt: skip


def _span(layer: Layer) -> int:
    """Give a layer's span, as a power of two."""
    return 1 << (layer.version - layer.after - 1).bit_length()
