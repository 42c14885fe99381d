"""Arabic statements: cues, their complements, where these end, who speaks, through whom."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.evidence.statements.attributions import Attribution, find_attributions
from tawatur.evidence.statements.boundaries import Extent, find_extent, stop_of
from tawatur.evidence.statements.carriers import find_carrier, medium_at, medium_of
from tawatur.evidence.statements.clauses import COMMAS, DASHES, FULL, STOPS, Opening, find_opening
from tawatur.evidence.statements.coreference import Cast, Source, clean
from tawatur.evidence.statements.cues import Cue, find_cues
from tawatur.evidence.statements.grammar import Classes, classes
from tawatur.evidence.statements.modes import mode_of, polarity_of
from tawatur.evidence.statements.script import Script
from tawatur.evidence.statements.speakers import Tokens, marks_off, phrase_from, phrase_of, subject_after
from tawatur.model import Mention, Range, Statement

_RELATIVES = frozenset({"الذي", "التي", "الذين", "والتي", "والذي", "ما", "اللذين"})
_PAIRS = {"(": ")", "[": "]"}


class Reader:
    """Reads one article from its first cue to its last, carrying along who spoke and through whom."""

    def __init__(self, script: Script, mentions: Sequence[Mention]) -> None:
        self.script = script
        self.classes: Classes = classes("ar")
        self.cast = Cast(script, self.classes, mentions)
        self.statements: list[Statement] = []
        self.last_carrier: tuple[int, Source | None, Range] | None = None
        self.covered: list[tuple[int, int, int]] = []

    def read(self) -> tuple[Statement, ...]:
        """All statements, in the order of their cues."""
        cues = find_cues(self.script)
        clausal = frozenset(c.at for c in cues if (c.joined or c.form.tense == "participle") and c.form.entry.near >= 15)
        openings = {c.at: o for c in cues if (o := self._opening(c, clausal)) is not None}
        opened = frozenset(openings)
        attributions = find_attributions(self.script, opened, self.classes)
        stops: dict[int, Cue | None] = {a.at: None for a in attributions if a.at > self.script.sentence_start[a.at] + 2}
        stops |= {stop_of(self.script, c.at, self.classes): c for c in cues if c.at in openings}
        self.stops = stops
        steps: list[tuple[int, Cue | Attribution]] = [(c.at, c) for c in cues]
        steps += [(a.at, a) for a in attributions]
        steps.sort(key=lambda s: s[0])
        busy = {a.at for a in attributions} | {a.first - 1 for a in attributions if a.verb}
        for at, step in steps:
            if isinstance(step, Attribution):
                self._attribute(step)
            elif at in openings:
                self._state(step, openings[at])
            elif at not in busy:
                self._follow(step)
        return tuple(self.statements)

    def _opening(self, cue: Cue, clausal: frozenset[int]) -> Opening | None:
        opening = find_opening(self.script, cue, clausal, self.classes)
        if opening is None:
            return None
        entry = cue.form.entry
        word = self.script.words[cue.at]
        word = word[1:] if cue.joined else word
        if word in entry.impersonal and opening.at <= cue.at + 2:
            return None
        return opening

    # ------------------------------------------------------------ a cue with its complement

    def _state(self, cue: Cue, opening: Opening) -> None:
        script = self.script
        rules = [f"cue:{cue.form.entry.lemma}", f"opens:{opening.kind}"]
        extent = find_extent(script, cue, opening, self.stops, self.classes)
        extent = self._parenthesised(opening, extent)
        if extent.end <= extent.first:
            return
        region = (cue.at + 1, opening.at)
        tokens, found_by = self._subject(cue, opening)
        carrier = find_carrier(script, region[0], region[1], self.classes)
        if cue.form.entry.relays:
            source_tokens = self._relayed(region)
            if source_tokens is not None:
                carrier, tokens, found_by = tokens, source_tokens, "relayed"
        else:
            quoted = self._quoting(region)
            if quoted is not None and tokens is not None:
                carrier, tokens, found_by = tokens, quoted, "quoting"
        rules.append(f"speaker:{found_by}")
        source = self._source(cue, tokens)
        first = opening.skip if extent.whole is None else 0
        start = script.tokens[extent.first].start + first
        if cue.form.entry.accuses:
            start = self._accused(cue, opening, tokens, start)
        content = (start, script.tokens[extent.end - 1].end)
        self._emit(cue, (content,), tokens, source, carrier, region, extent, opening, rules)
        self.covered.append((cue.at, extent.first, extent.end))
        if extent.then is not None:
            second = self._second(extent.then)
            if second.end > second.first:
                span = (script.tokens[second.first].start, script.tokens[second.end - 1].end)
                self._emit(cue, (span,), tokens, source, carrier, region, second, opening, [*rules, "second-quotation"])
                self.covered.append((cue.at, second.first, second.end))

    def _second(self, quotation: object) -> Extent:
        from tawatur.evidence.statements.quotation import Quotation

        assert isinstance(quotation, Quotation)
        return self._inner(Extent(quotation.open + 1, quotation.close, quotation))

    def _inner(self, extent: Extent) -> Extent:
        end = extent.end
        while end > extent.first + 1 and (self.script.words[end - 1] in COMMAS or self.script.words[end - 1] in STOPS or self.script.words[end - 1] in DASHES):
            end -= 1
        return extent._replace(end=end)

    def _parenthesised(self, opening: Opening, extent: Extent) -> Extent:
        """Without final marks; and brackets after a colon are quotation marks: (هكذا كتب)."""
        words = self.script.words
        if extent.whole is not None:
            return self._inner(extent)
        if opening.kind == "colon" and words[extent.first] in _PAIRS and words[extent.end - 1] == _PAIRS[words[extent.first]]:
            from tawatur.evidence.statements.quotation import Quotation

            whole = Quotation(extent.first, extent.end - 1, True, 0)
            return self._inner(Extent(extent.first + 1, extent.end - 1, whole))
        return extent

    def _subject(self, cue: Cue, opening: Opening) -> tuple[Tokens | None, str]:
        script, cls = self.script, self.classes
        if cue.form.tense in ("participle", "masdar") or cue.form.pronoun:
            return None, "elided"
        after = subject_after(script, cue, opening.at, cls)
        if after is not None:
            return marks_off(script, after), "after"
        if cue.joined:
            return None, "elided"
        before = self._before(cue)
        if before is not None:
            return marks_off(script, before), "before"
        return None, "elided"

    def _before(self, cue: Cue) -> Tokens | None:
        """A subject written before its verb: كان الوزير قد أعلن، ممثل الصندوق الذي قال، تقرير أكد."""
        script, cls = self.script, self.classes
        floor = script.sentence_start[cue.at]
        for _, _, end in self.covered:
            if floor < end <= cue.at:
                floor = end
        k = cue.at
        while k > floor and script.words[k - 1] in ("قد", "كان", "كانت", "لم", "لن", "لا"):
            k -= 1
        if k <= floor:
            return None
        if script.words[k - 1] in _RELATIVES or script.words[k - 1] in COMMAS:
            k -= 1
        start = k
        while start > floor and k - start < 14:
            word = script.words[start - 1]
            if word in ("ان", "وان") or word in cls.linkers or script.inside[start - 1] is None and script.is_mark(start - 1) and word not in COMMAS and word not in "«»\"“”":
                break
            start -= 1
        best = None
        for j in range(start, k):
            word = script.words[j]
            bare = word[2:] if word.startswith("ال") else word
            if word in cls.bodies or word in cls.documents or word in cls.anonymous or word in cls.honorifics or bare in cls.offices or j in self.cast.persons:
                best = phrase_from(script, j, k, cls)
                if best is not None and best[1] >= k - 1:
                    return best
        if start == k - 1 or (k - start <= 4 and start == floor):
            return phrase_from(script, start, k, cls)
        return best if best is not None and script.words[k - 1] not in COMMAS else None

    def _relayed(self, region: Tokens) -> Tokens | None:
        """Whom a relaying verb names: نقلت الوكالة *عن* فلان قوله."""
        script = self.script
        for k in range(region[0], region[1]):
            if script.words[k] in ("عن", "الي") and k + 1 < region[1]:
                end = next((j for j in range(k + 1, region[1]) if script.words[j] in ("قوله", "قولها", "قولهم", "تاكيده")), region[1])
                return phrase_from(script, k + 1, end, self.classes)
        return None

    def _quoting(self, region: Tokens) -> Tokens | None:
        """Whom a medium quotes inside its own cue: ذكرت الصحيفة، نقلا عن مصادر، أن."""
        script = self.script
        for k in range(region[0], region[1] - 2):
            if script.words[k] == "نقلا" and script.words[k + 1] == "عن":
                return phrase_from(script, k + 2, region[1], self.classes)
        return None

    def _accused(self, cue: Cue, opening: Opening, tokens: Tokens | None, start: int) -> int:
        """Whoever is accused or described belongs to the content: from behind the subject on."""
        script = self.script
        if cue.form.pronoun:
            return start
        k = tokens[1] if tokens is not None else cue.at + 1
        while k < opening.at and (script.words[k] in COMMAS or script.words[k] in self.classes.times):
            k += 1
        return script.tokens[k].start if k < opening.at else start

    # ------------------------------------------------------------ a cue after what it attributes

    def _follow(self, cue: Cue) -> None:
        """«…»، قال فلان: a cue without complement right after a quotation; it may go on after the subject."""
        script = self.script
        if cue.joined or cue.form.tense not in ("past", "present") or not cue.form.entry.quote:
            return
        k = cue.at - 1
        while k > 0 and (script.words[k] in COMMAS or script.words[k] in DASHES or script.words[k] == "."):
            k -= 1
        quotation = script.closes.get(k)
        if quotation is None or quotation.length < 2 or cue.at - k > 3:
            return
        if any(first <= quotation.open + 1 < end for _, first, end in self.covered):
            return
        after = subject_after(script, cue, script.sentence_end[cue.at], self.classes)
        if after is None and cue.form.entry.lemma not in ("قال", "أضاف"):
            return
        tokens = marks_off(script, after) if after else None
        source = self._source(cue, tokens)
        extent = self._inner(Extent(quotation.open + 1, quotation.close, quotation))
        spans = [(script.tokens[extent.first].start, script.tokens[extent.end - 1].end)]
        rest = self._goes_on(tokens[1] if tokens else cue.at + 1)
        if rest is not None:
            spans.append((script.tokens[rest.first].start, script.tokens[rest.end - 1].end))
            self.covered.append((cue.at, rest.first, rest.end))
        self.covered.append((cue.at, extent.first, extent.end))
        opening = Opening("quote", quotation.open, quotation.open, 0, quotation)
        region = (cue.at + 1, tokens[1] if tokens else cue.at + 1)
        carrier = find_carrier(script, region[0], script.sentence_end[cue.at], self.classes)
        self._emit(cue, tuple(spans), tokens, source, carrier, region, extent, opening, [f"cue:{cue.form.entry.lemma}", "after-quotation"])

    def _goes_on(self, k: int) -> Extent | None:
        script = self.script
        while k < len(script.words) and (script.words[k] in COMMAS or script.words[k] in DASHES or script.words[k] == ":"):
            k += 1
        quotation = script.opens.get(k)
        if quotation is None or quotation.length < 2:
            return None
        return self._inner(Extent(quotation.open + 1, quotation.close, quotation))

    # ------------------------------------------------------------ بحسب and its like

    def _attribute(self, a: Attribution) -> None:
        script = self.script
        before = self._statement_before(a)
        if before is not None:
            self._credit_before(a, before)
            return
        if a.tail:
            return
        start = script.sentence_start[a.at]
        initial = all(script.words[k] in self.classes.linkers or script.is_mark(k) for k in range(start, a.at))
        if a.own:
            self._pretext(a)
        elif initial:
            self._preposed(a)
        else:
            self._postposed(a)

    def _statement_before(self, a: Attribution) -> tuple[int, int, int] | None:
        script = self.script
        k = a.at
        while k > script.sentence_start[a.at] and (script.words[k - 1] in COMMAS or script.is_mark(k - 1) or script.words[k - 1] in ("وذلك", "و")):
            k -= 1
        for covered in reversed(self.covered):
            if covered[2] in (k, k + 1, k - 1) or covered[2] == a.at:
                return covered
        return None

    def _credit_before(self, a: Attribution, covered: tuple[int, int, int]) -> None:
        """An attribution right after a statement credits its carrier, or the quotation at its end to another."""
        script = self.script
        last = self.statements[-1]
        if a.phrase is None:
            return
        medium = medium_at(script, a.phrase[0], a.phrase[1], self.classes, self._first_word(a))
        if medium is not None or a.relay:
            carrier = medium or a.phrase
            if last.carrier is None:
                span = self._range(carrier, a.skip)
                self.statements[-1] = _with_carrier(last, span)
            return
        k = a.at - 1
        while k > 0 and script.words[k] in COMMAS:
            k -= 1
        quotation = script.closes.get(k)
        if quotation is not None and quotation.length >= FULL and quotation.open > covered[1]:
            extent = self._inner(Extent(quotation.open + 1, quotation.close, quotation))
            self._emit_attribution(a, extent)

    def _first_word(self, a: Attribution) -> str | None:
        if a.phrase is None or not a.skip:
            return None
        word = self.script.words[a.phrase[0]][1:]
        return "ا" + word if word.startswith("ل") else word

    def _preposed(self, a: Attribution) -> None:
        script = self.script
        k = a.end
        end = script.sentence_end[a.at]
        while k < end and (script.words[k] in COMMAS or script.words[k] in self.classes.then or script.words[k] == ":"):
            k += 1
        if k >= end or k in self.stops:
            return
        cue = Cue(a.at, _NEUTRAL, False)
        opening = Opening("that", a.at, k, 0, script.opens.get(k))
        extent = find_extent(script, cue, opening, self.stops, self.classes)
        if extent.whole is not None:
            extent = self._inner(extent)
        if extent.end - extent.first >= 3:
            self._emit_attribution(a, extent)

    def _postposed(self, a: Attribution) -> None:
        script = self.script
        start = script.sentence_start[a.at]
        for _, _, end in self.covered:
            if start < end <= a.at:
                start = end
        for k in range(start, min(a.at, start + 14)):
            if script.words[k] in ("--", "-", "–") and k > start and script.words[k - 1] in ("-", ")"):
                start = k + 1
        while start < a.at and script.is_mark(start) and start not in script.opens:
            start += 1
        end = a.at
        while end > start and (script.words[end - 1] in COMMAS or script.words[end - 1] in DASHES or script.words[end - 1] in ("وذلك", "و")):
            end -= 1
        if end - start < 3:
            return
        quotation = script.closes.get(end - 1)
        if quotation is not None and quotation.length >= FULL and quotation.open >= script.sentence_start[a.at] - 200:
            if quotation.open <= start or quotation.length >= FULL:
                extent = self._inner(Extent(quotation.open + 1, quotation.close, quotation))
                self._emit_attribution(a, extent)
                return
        self._emit_attribution(a, Extent(start, end))

    def _pretext(self, a: Attribution) -> None:
        """بدعوى …: what the clause before does, its subject says is for this reason."""
        script = self.script
        opening = Opening("noun", a.at, a.end, 0, script.opens.get(a.end))
        if a.end < script.sentence_end[a.at] and script.words[a.end] in self.classes.that:
            opening = opening._replace(first=a.end + 1)
        if opening.first >= script.sentence_end[a.at]:
            return
        cue = Cue(a.at, _NEUTRAL, False)
        extent = find_extent(script, cue, opening, self.stops, self.classes)
        if extent.end - extent.first < 2:
            return
        first = script.sentence_start[a.at]
        tokens = phrase_from(script, first, a.at, self.classes)
        known = tokens is not None and script.words[first] in self._states()
        self._emit_attribution(a._replace(phrase=(first, first + 1) if known else None), extent)

    def _states(self) -> frozenset[str]:
        from tawatur.evidence.statements.speakers import governments

        return governments()

    def _emit_attribution(self, a: Attribution, extent: Extent) -> None:
        script = self.script
        cue = Cue(a.at, _NEUTRAL, False)
        source: Source | None = None
        carrier: Tokens | None = None
        if a.phrase is not None:
            phrase = phrase_of(script, a.phrase, self.classes, self.cast.persons)
            if a.skip:
                word = self._first_word(a) or phrase.head
                phrase = phrase._replace(head=word)
            source = self.cast.refer(phrase, "?", a.at)
        opening = Opening("that", a.at, extent.first)
        content = (script.tokens[extent.first].start, script.tokens[extent.end - 1].end)
        self.covered.append((a.at, extent.first, extent.end))
        self._emit(cue, (content,), a.phrase, source, carrier, (a.at, a.at), extent, opening, [f"attribution:{a.word}"], a.skip)

    # ------------------------------------------------------------ writing it down

    def _source(self, cue: Cue, tokens: Tokens | None) -> Source | None:
        if tokens is None:
            previous = self.covered[-1][2] if self.covered else 0
            return self.cast.elided(cue, self.script.sentence_start[cue.at], previous)
        phrase = phrase_of(self.script, tokens, self.classes, self.cast.persons)
        gender = cue.form.gender if cue.form.tense in ("past", "present") else "?"
        return self.cast.refer(phrase, gender, cue.at)

    def _range(self, tokens: Tokens, skip: int = 0) -> Range:
        script = self.script
        return script.tokens[tokens[0]].start + skip, script.tokens[tokens[1] - 1].end

    def _emit(
        self,
        cue: Cue,
        content: tuple[Range, ...],
        tokens: Tokens | None,
        source: Source | None,
        carrier: Tokens | None,
        region: Tokens,
        extent: Extent,
        opening: Opening,
        rules: list[str],
        skip: int = 0,
    ) -> None:
        script = self.script
        article = script.document.article.id
        carrier_range = self._carrier_range(carrier) if carrier is not None else self._inherited(cue, source, tokens)
        if carrier_range is not None:
            self.last_carrier = (script.sentence_start[cue.at], source, carrier_range)
        token = script.tokens[cue.at]
        self.statements.append(
            Statement(
                id=f"{article}-s{len(self.statements) + 1}",
                article=article,
                content=content,
                cue=(token.start, token.end),
                speaker=self._range(tokens, skip) if tokens is not None else None,
                speaker_name=self._name(source, skip),
                speaker_kind=source.kind if source is not None else None,
                mode=mode_of(script, extent, self.classes),
                polarity=polarity_of(script, cue, opening, extent),
                carrier=carrier_range,
                medium=medium_of(script, region[0], region[1], self.classes),
                antecedent=self._range(source.tokens) if tokens is None and source is not None else None,
                rules=tuple(rules),
            )
        )

    def _name(self, source: Source | None, skip: int) -> str | None:
        if source is None:
            return None
        name = source.name(self.script)
        if skip and source.tokens[0] < len(self.script.words) and self.script.words[source.tokens[0]].startswith("ل"):
            name = clean("ا" + name[1:] if name.startswith("لل") else name[1:])
        return name

    def _carrier_range(self, carrier: Tokens) -> Range:
        script = self.script
        token = script.tokens[carrier[0]]
        word = token.text
        joined = word.startswith("ل") and word[1:] and word not in self.classes.media
        if word.startswith("لل"):
            joined = True
        return token.start + (1 if joined else 0), script.tokens[carrier[1] - 1].end

    def _inherited(self, cue: Cue, source: Source | None, tokens: Tokens | None) -> Range | None:
        """A statement chained to one with a carrier, same speaker and sentence, came the same way."""
        if self.last_carrier is None or tokens is not None:
            return None
        sentence, who, span = self.last_carrier
        same = sentence == self.script.sentence_start[cue.at] and who is source
        return span if same and cue.form.tense == "participle" else None


def _with_carrier(statement: Statement, span: Range) -> Statement:
    from msgspec.structs import replace

    return replace(statement, carrier=span)


def _neutral() -> object:
    from tawatur.evidence.statements.grammar import Entry, Form

    return Form(Entry("بحسب", True, True, False, frozenset(), "asserts"), "past", "?", "?")


_NEUTRAL = _neutral()
