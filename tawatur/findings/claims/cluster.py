"""Clauses into claims: average linkage over how likely two clauses are to assert the same.

Average linkage joins two groups only if their members agree on the whole, so that a row of small likenesses
does not chain distant clauses together. Clauses with the same words are one from the start.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence


def average_linkage(
    sizes: Sequence[int],
    scores: Mapping[tuple[int, int], float],
    least: float,
    may_join: Callable[[Sequence[int], Sequence[int]], bool] | None = None,
) -> list[list[int]]:
    """Group items whose pairs agree with at least ``least`` on average; a pair without score counts 0.

    ``sizes`` weigh the items (how many clauses an item stands for). Ties go to the lower numbers, so the
    result depends on nothing else. ``may_join`` can forbid two groups to become one.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(len(sizes))}
    weight = {i: float(size) for i, size in enumerate(sizes)}
    links: dict[int, dict[int, float]] = {i: {} for i in members}
    for (i, j), score in scores.items():
        if score > 0 and i != j:
            links[i][j] = links[j][i] = score * weight[i] * weight[j]
    heap: list[tuple[float, int, int]] = []

    def offer(i: int, j: int) -> None:
        mean = links[i][j] / (weight[i] * weight[j])
        if mean >= least:
            heapq.heappush(heap, (-mean, min(i, j), max(i, j)))

    for i, near in links.items():
        for j in near:
            if i < j:
                offer(i, j)
    fresh = len(sizes)
    while heap:
        _, i, j = heapq.heappop(heap)
        if i not in members or j not in members:
            continue
        if may_join is not None and not may_join(members[i], members[j]):
            continue
        members[fresh] = sorted(members.pop(i) + members.pop(j))
        weight[fresh] = weight[i] + weight[j]
        links[fresh] = {}
        for old in (i, j):
            for other, total in links.pop(old).items():
                if other in members and other != fresh:
                    links[fresh][other] = links[fresh].get(other, 0.0) + total
                    links[other].pop(old, None)
        for other in sorted(links[fresh]):
            links[other][fresh] = links[fresh][other]
            offer(fresh, other)
        fresh += 1
    return sorted(members.values())


def alike_items(keys: Iterable[object]) -> list[list[int]]:
    """Numbers of equal keys together, in order of their first."""
    groups: dict[object, list[int]] = {}
    for i, key in enumerate(keys):
        groups.setdefault(key, []).append(i)
    return list(groups.values())
