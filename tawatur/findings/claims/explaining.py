"""One sentence that says why a claim's number is what it is, in Arabic and in English."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

from tawatur import lexicon
from tawatur.evidence.credits import Registry
from tawatur.model import Analysis, Claim

OWN = "own"
_MAYBE = 0.5


def explain_claim(claim: Claim, analysis: Analysis, registry: Registry | None = None) -> dict[str, str]:
    """``{"ar": …, "en": …}``: who carries the claim, whose text they print, who stands behind it.

    For example «nine outlets carry it; all print AFP's text; the only source is a spokesman».
    """
    registry = registry or Registry.load()
    return {language: _sentence(claim, analysis, registry, language) for language in ("ar", "en")}


@cache
def _words(language: str) -> dict[str, Any]:
    words: dict[str, Any] = lexicon.load("claims/sentences.yaml")[language]
    return words


def _counted(language: str, noun: str, n: int) -> str:
    forms = _words(language)[noun]
    form: str = forms[0] if n == 1 else forms[1] if n == 2 else forms[2] if n <= 10 else forms[3]
    return form.replace("{n}", str(n))


def _say(language: str, name: str, **values: str) -> str:
    text: str = _words(language)[name]
    for key, value in values.items():
        text = text.replace("{" + key + "}", value)
    return text


def _sentence(claim: Claim, analysis: Analysis, registry: Registry, language: str) -> str:
    number = claim.independent
    if number.low is None or number.best is None or number.high is None:
        return _end(_say(language, "cannot_tell"))
    outlets = _counted(language, "outlets", len(claim.outlets))
    if claim.grade == "circular":
        return _end(_say(language, "circular", outlets=outlets))
    parts = [_carried(claim, registry, language), _behind(claim, analysis, language)]
    if number.low < number.best:
        why = Counter(d.reason for d in claim.dependences if d.probability < _MAYBE).most_common(1)
        # without a dependence, the lower bound rests on fewer of the occurrences
        reason = _reason(why[0][0], language) if why else _say(language, "not_sure")
        chains = _counted(language, "chains", number.low)
        parts.append(_say(language, "fewer", chains=chains, x=reason))
    elif number.high > number.best:
        parts.append(_say(language, "more"))
    if claim.denials is not None and claim.denials.best:
        parts.append(_say(language, "denied", sources=_counted(language, "sources", claim.denials.best)))
    return _end(("، " if language == "ar" else "; ").join(parts))


def _end(text: str) -> str:
    return text[0].upper() + text[1:] + "."


def _carried(claim: Claim, registry: Registry, language: str) -> str:
    """How many outlets carry it, and whose text they print."""
    n = len(claim.outlets)
    labels = sorted({o.lineage for o in claim.occurrences if o.polarity != "denies"})
    head = (
        _say(language, "carried_one")
        if n == 1
        else _say(language, "carried", outlets=_counted(language, "outlets", n))
    )
    if len(labels) > 1:
        tail = _say(language, "texts", lineages=_counted(language, "lineages", len(labels)))
    elif labels[0].startswith("shared-"):
        tail = _say(language, "same_text")
    elif labels[0].startswith("own-") and n == 1:
        tail = _say(language, "own_text")
    else:
        kind = "text_of_one" if n == 1 else "text_of_both" if n == 2 else "text_of_all"
        tail = _say(language, kind, x=_text_name(labels[0], registry, language))
    return (
        f"{head} {tail}" if len(labels) > 1 or n == 1 else f"{head}{'، ' if language == 'ar' else '; '}{tail}"
    )


def _text_name(label: str, registry: Registry, language: str) -> str:
    key = label.removeprefix("own-")
    outlet = registry.get(registry.key_of(key) or key)
    if outlet is None:
        return key
    if language == "ar":
        return outlet.name
    return outlet.key.upper() if len(outlet.key) <= 4 else outlet.key.capitalize()


def _behind(claim: Claim, analysis: Analysis, language: str) -> str:
    """Who stands behind it."""
    best = claim.independent.best or 0
    if best >= 2:
        if best == 2:
            return _say(language, "independent_two")
        return _say(language, "independent", chains=_counted(language, "chains", best))
    speakers = sorted(
        {o.speaker_id for o in claim.occurrences if o.polarity != "denies" and o.speaker_id != OWN}
    )
    if not speakers:
        return _say(language, "no_source")
    links = [link for link in claim.common_links if link.startswith("source:")]
    known = {source.id: source for source in analysis.sources}
    if len(speakers) == 1 or links:
        source = known.get(links[0].removeprefix("source:") if links else speakers[0])
        name = source.name if source is not None else speakers[0]
        nameless = source is not None and source.kind == "anonymous"
        return _say(language, "only_nameless" if nameless else "only_source", x=name)
    if len(speakers) == 2:
        return _say(language, "many_one_text_two")
    return _say(language, "many_one_text", sources=_counted(language, "sources", len(speakers)))


def _reason(reason: str, language: str) -> str:
    if language == "en":
        return reason
    reasons = lexicon.load("claims/sentences.yaml")["reasons"]
    return str(reasons.get(reason, reasons["one owner"] if "belong to" in reason else reason))
