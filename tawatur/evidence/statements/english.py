"""English statements: the same records from another grammar, with its own data (``speech/en.yaml``).

English puts the speaker before the verb or, after the content, on either side of it (“…,” Smith said;
“…,” said Smith). What is said may follow without *that*, and may surround its cue.
"""

from __future__ import annotations

from typing import NamedTuple

from tawatur.evidence.statements.english_clauses import Clauses, attribution_heads
from tawatur.evidence.statements.english_speakers import Tokens, Voices, data
from tawatur.evidence.statements.english_verbs import Verb, verbs
from tawatur.evidence.statements.quotation import Quotation
from tawatur.evidence.statements.script import Script
from tawatur.model import Mode, Range, Statement

_COMMAS = frozenset(",;")
_STOPS = frozenset(".!?…")
_LONGEST = 600
"""Tokens after which a clause is no clause."""


class Found(NamedTuple):
    """A statement's parts before it is written down, all in tokens."""

    cue: int
    verb: Verb | None
    spans: tuple[Tokens, ...]
    speaker: Tokens | None
    whole: Quotation | None
    carrier: Tokens | None
    medium: str | None
    rule: str


def read_english(script: Script) -> tuple[Statement, ...]:
    """All statements of an English article, in the order of their cues."""
    return _Reader(script).read()


class _Reader:
    def __init__(self, script: Script) -> None:
        self.script = script
        self.words = script.words
        self.voices = Voices(script)
        self.clauses = Clauses(script)
        self.found: list[Found] = []

    def read(self) -> tuple[Statement, ...]:
        for k, word in enumerate(self.words):
            if self.script.inside[k] is not None:
                continue
            verb = verbs().get(word)
            if verb is not None:
                self._cue(k, verb)
            elif word in attribution_heads():
                self._attribution(k)
        return tuple(self._write(n, f) for n, f in enumerate(self.found, 1))

    # ------------------------------------------------------------ a verb

    def _cue(self, k: int, verb: Verb) -> None:
        words, script = self.words, self.script
        before = words[k - 1] if k > script.sentence_start[k] else ""
        if verb.form == "base" and before not in ("they", "who", "also") and not before.endswith("s"):
            return
        if before in data()["passive"] or before in ("to", "a", "the", "of", "his", "her", "their", "its"):
            return
        start, carrier = self._after_addressee(k + 1, verb)
        led = self.voices.before(k)
        edge = led[0] if led is not None else k
        follows = edge - 1 in script.closes or (words[edge - 1] in _COMMAS and edge - 2 in script.closes)
        quotes = verb.form != "ing" and "quote" in verb.takes and words[k + 1 : k + 2] != ["that"]
        if follows and quotes:
            self._postposed(k, verb, carrier)
            return
        complement = self.clauses.complement(k, start, verb)
        if complement is not None:
            spans, whole, rule = complement
            speaker = None if verb.form == "ing" else self.voices.before(k)
            self._add(k, verb, spans, speaker, whole, carrier, rule)
        elif verb.needs == "" and "quote" in verb.takes and verb.form in ("past", "third"):
            self._postposed(k, verb, carrier)

    def _after_addressee(self, k: int, verb: Verb) -> tuple[int, Tokens | None]:
        """Past whom it was told: a medium is a carrier, others are only passed over."""
        if verb.lemma != "tell":
            return k, None
        end = self.script.sentence_end[k - 1]
        named = self.script.media.get(k) or (
            self.script.media.get(k + 1) if k + 1 < end and self.words[k] == "the" else None
        )
        if named is not None:
            after = named.end
            while after < end and self.words[after] in (
                "news",
                "agency",
                "television",
                "tv",
                "radio",
                "newspaper",
            ):
                after += 1
            return after, (named.first, after)
        j = k
        while (
            j < end
            and j - k < 6
            and (self.script.tokens[j].kind == "word")
            and self.words[j] not in ("that", "he", "she", "it", "they")
        ):
            j += 1
            if self.words[j - 1] in data()["reporters"] or (
                j < end and self.words[j] in ("that", ":", ",", "on", "in", '"', "“")
            ):
                break
        return j, None

    # ------------------------------------------------------------ content before its cue

    def _postposed(self, k: int, verb: Verb, carrier: Tokens | None) -> None:
        """“…,” Smith said; … , police said; “…,” said Smith."""
        script, words = self.script, self.words
        start = script.sentence_start[k]
        speaker = self.voices.before(k)
        edge = speaker[0] if speaker is not None else k
        if speaker is not None and (
            edge - 1 in script.closes or (edge > start and words[edge - 1] in _COMMAS)
        ):
            pass
        elif k - 1 in script.closes or words[k - 1] in _COMMAS:
            speaker, edge = self.voices.after(k), k
        else:
            return
        mark = (
            edge - 1
            if edge - 1 in script.closes
            else edge - 2
            if edge >= 2 and edge - 2 in script.closes
            else -1
        )
        quotation = script.closes.get(mark)
        if quotation is not None:
            spans: list[Tokens] = [self.clauses.inside(quotation)]
            after = (self.voices.after(k) or (k, k + 1))[1] if edge == k else k + 1
            more = self._resumed(after)
            if more is not None:
                spans.append(self.clauses.inside(more))
            self._add(k, verb, tuple(spans), speaker, quotation, carrier, "after-quotation")
        elif edge - 1 - start >= 3:
            first = start
            self._add(k, verb, ((first, edge - 1),), speaker, None, carrier, "after-clause")

    def _resumed(self, k: int) -> Quotation | None:
        words = self.words
        while k < len(words) and words[k] in ",":
            k += 1
        quotation = self.script.opens.get(k)
        return quotation if quotation is not None and words[k - 1] == "," else None

    # ------------------------------------------------------------ according to

    def _attribution(self, k: int) -> None:
        script, words = self.script, self.words
        for parts, relay in attribution_heads()[words[k]]:
            if words[k : k + len(parts)] != list(parts):
                continue
            end = script.sentence_end[k]
            initial = k - script.sentence_start[k] <= 1
            speaker = self.voices.from_(k + len(parts), end, not initial)
            if speaker is None:
                return
            start = script.sentence_start[k]
            if relay:
                self._relay(k, speaker)
            elif initial:
                first = speaker[1] + 1 if speaker[1] < end and words[speaker[1]] in _COMMAS else speaker[1]
                found = self.clauses.clause(first, "according") if first < end else None
                if found is not None:
                    self._add(k, None, found[0], speaker, found[1], None, "according-before")
            else:
                last = k - 1 if words[k - 1] in _COMMAS else k
                if self.found and self.found[-1].spans[-1][1] >= last - 1:
                    self._credit(speaker)
                elif last - start >= 3:
                    self._add(k, None, ((start, last),), speaker, None, None, "according-after")
            return

    def _relay(self, k: int, speaker: Tokens) -> None:
        """… reported, citing officials: the medium carried what others said."""
        if not self.found:
            return
        last = self.found[-1]
        if (
            last.cue < k
            and self.script.sentence_start[last.cue] == self.script.sentence_start[k]
            and last.speaker is not None
        ):
            self.found[-1] = last._replace(carrier=last.speaker, speaker=speaker)

    def _credit(self, speaker: Tokens) -> None:
        if speaker[0] in self.script.media and self.found[-1].carrier is None:
            self.found[-1] = self.found[-1]._replace(carrier=speaker)

    # ------------------------------------------------------------ writing it down

    def _add(
        self,
        k: int,
        verb: Verb | None,
        spans: tuple[Tokens, ...],
        speaker: Tokens | None,
        whole: Quotation | None,
        carrier: Tokens | None,
        rule: str,
    ) -> None:
        if any(last <= first or last - first > _LONGEST for first, last in spans):
            return
        if any(f.spans[0] == spans[0] for f in self.found[-3:]) or (
            self.found and k < self.found[-1].spans[-1][1] and rule in ("gerund", "object", "bare")
        ):
            return
        medium = next(
            (data()["mediums"][w] for w in self.words[k : max(k, spans[0][0])] if w in data()["mediums"]),
            None,
        )
        speaker = self.voices.without_relative(speaker)
        self.found.append(Found(k, verb, spans, speaker, whole, carrier, medium, rule))

    def _write(self, number: int, f: Found) -> Statement:
        script = self.script
        article = script.document.article.id
        voice = self.voices.resolve(f.speaker)
        token = script.tokens[f.cue]
        return Statement(
            id=f"{article}-s{number}",
            article=article,
            content=tuple(self._range(s) for s in f.spans),
            cue=(token.start, token.end),
            speaker=self._range(f.speaker) if f.speaker is not None and not voice.pronoun else None,
            speaker_name=voice.name,
            speaker_kind=voice.kind,
            mode=self._mode(f),
            polarity=f.verb.polarity if f.verb is not None else "asserts",
            carrier=self._range(f.carrier) if f.carrier is not None else None,
            carrier_key=script.media[f.carrier[0]].key
            if f.carrier is not None and f.carrier[0] in script.media
            else None,
            medium=f.medium,
            antecedent=self._range(voice.tokens) if voice.pronoun and voice.tokens is not None else None,
            rules=(f"cue:{f.verb.lemma if f.verb else 'according to'}", f"opens:{f.rule}"),
        )

    def _range(self, tokens: Tokens) -> Range:
        return self.script.tokens[tokens[0]].start, self.script.tokens[tokens[1] - 1].end

    def _mode(self, f: Found) -> Mode:
        if f.whole is not None:
            return "direct"
        first, end = f.spans[0]
        quoted = any(k in self.script.opens and self.script.opens[k].length >= 1 for k in range(first, end))
        return "mixed" if quoted else "indirect"
