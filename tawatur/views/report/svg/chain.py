"""A claim's chains as a picture: sources, carriers, lineages and outlets in columns, joined by links.

Drawn from left to right; in the Arabic page a style rule mirrors the picture and turns its words back.
"""

from __future__ import annotations

from markupsafe import Markup

from tawatur.views.pages.chains import ChainView, Edge, Node
from tawatur.views.report.svg.shapes import label_words, num, picture, words

BOX_WIDE, BOX_HIGH = 168.0, 30.0
GAP_WIDE = 62.0
PITCH = 44.0
HEAD = 34.0
MARGIN = 6.0


def chain_picture(chain: ChainView) -> Markup:
    """The picture of a chain; empty where no occurrence is known."""
    if not chain.nodes:
        return Markup("")
    wide = 2 * MARGIN + len(chain.columns) * BOX_WIDE + (len(chain.columns) - 1) * GAP_WIDE
    high = HEAD + chain.rows * PITCH + MARGIN
    counts = [sum(n.column == c for n in chain.nodes) for c in range(len(chain.columns))]
    centres = [_centre(node, counts[node.column], chain.rows) for node in chain.nodes]
    heads = "".join(
        label_words(f"column_{kind}", MARGIN + i * (BOX_WIDE + GAP_WIDE) + BOX_WIDE / 2, 16, 12, "head t")
        for i, kind in enumerate(chain.columns)
        if kind
    )
    lines = "".join(_line(edge, chain.nodes, centres) for edge in chain.edges)
    boxes = "".join(_box(node, *centres[i]) for i, node in enumerate(chain.nodes) if node.kind != "bend")
    return picture(f'<g class="mirror">{heads}{lines}{boxes}</g>', wide, high, "chain", "chain")


def _centre(node: Node, members: int, rows: int) -> tuple[float, float]:
    x = MARGIN + node.column * (BOX_WIDE + GAP_WIDE) + BOX_WIDE / 2
    return x, HEAD + (rows / 2 + node.row - (members - 1) / 2) * PITCH


def _line(edge: Edge, nodes: tuple[Node, ...], centres: list[tuple[float, float]]) -> str:
    (x1, y1), (x2, y2) = centres[edge.start], centres[edge.end]
    x1 += 0 if nodes[edge.start].kind == "bend" else BOX_WIDE / 2
    x2 -= 0 if nodes[edge.end].kind == "bend" else BOX_WIDE / 2
    middle = (x1 + x2) / 2
    css = "link denies" if edge.denies else "link"
    return (
        f'<path class="{css}" d="M{num(x1)} {num(y1)}C{num(middle)} {num(y1)} {num(middle)} {num(y2)} '
        f'{num(x2)} {num(y2)}"/>'
    )


def _box(node: Node, x: float, y: float) -> str:
    frame = f'<path class="outer" d="{_frame(3)}"/>' if node.common else ""
    box = f'<path d="{_frame(0)}"/>'
    text = words(node.name, 0, 4.5, 13, BOX_WIDE - 14, "t")
    css = f"node {node.kind}{' common' if node.common else ''}"
    inner = f'<g class="{css}" transform="translate({num(x)} {num(y)})">{frame}{box}{text}</g>'
    return f'<a href="{node.href}">{inner}</a>' if node.href else inner


def _frame(margin: float) -> str:
    """A box around the origin, larger than a node's by a margin on every side."""
    wide, high = BOX_WIDE + 2 * margin, BOX_HIGH + 2 * margin
    return f"M{num(-wide / 2)} {num(-high / 2)}h{num(wide)}v{num(high)}h{num(-wide)}z"
