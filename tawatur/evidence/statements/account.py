"""What has been read so far of one article: its statements, who spoke, which tokens are taken."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from tawatur.evidence.statements.boundaries import Extent
from tawatur.evidence.statements.carriers import carrier_key, carrier_range, medium_of
from tawatur.evidence.statements.cast import Cast
from tawatur.evidence.statements.coreference import elided, honoured
from tawatur.evidence.statements.cues import Cue
from tawatur.evidence.statements.grammar import Classes
from tawatur.evidence.statements.modes import mode_of, polarity_of
from tawatur.evidence.statements.openings import COMMAS, DASHES, STOPS, Opening
from tawatur.evidence.statements.quotation import Quotation
from tawatur.evidence.statements.script import Script
from tawatur.evidence.statements.sources import Source
from tawatur.evidence.statements.speakers import phrase_of
from tawatur.evidence.statements.terms import Tokens
from tawatur.model import Range, Statement


class Taken(NamedTuple):
    """The content ``first:end`` of the statement whose cue is token ``cue``."""

    cue: int
    first: int
    end: int


class Voice(NamedTuple):
    """Who speaks in a statement: phrase (``skip`` characters of a clitic off), source and carrier."""

    tokens: Tokens | None
    source: Source | None
    carrier: Tokens | None = None
    skip: int = 0


class Account:
    """Collects the statements of one article in reading order."""

    def __init__(self, script: Script, classes: Classes) -> None:
        self.script = script
        self.classes = classes
        self.cast = Cast(script, classes)
        self.statements: list[Statement] = []
        self.sources: list[Source | None] = []
        self.taken: list[Taken] = []
        self.stops: dict[int, Cue | None] = {}
        self.pending: tuple[int, Tokens | None] = (-1, None)
        self._carried: tuple[int, Source | None, Range, str | None] | None = None

    def floor(self, at: int) -> int:
        """Where the clause of a token may begin: its sentence's start or the end of the last content."""
        start = self.script.sentence_start[at]
        return max([start, *(t.end for t in self.taken[-12:] if start < t.end <= at)])

    def source_of(self, cue: Cue, tokens: Tokens | None, agrees: bool = True) -> Source | None:
        """The source behind a cue's subject, written or elided; ``agrees``: the verb's gender is its own."""
        if tokens is None:
            return elided(self.cast, cue, self.taken[-1].end if self.taken else 0)
        if tokens[1] - tokens[0] == 1 and self.script.words[tokens[0]] in self.classes.anaphors:
            return honoured(self.cast, cue)
        phrase = phrase_of(self.script, tokens, self.classes)
        skip = self.joined(tokens)
        if skip:
            phrase = phrase._replace(head=phrase.head[skip:])
        gender = cue.form.gender if agrees and cue.form.tense in ("past", "present") else "?"
        return self.cast.refer(phrase, gender, cue.at, skip)

    def joined(self, tokens: Tokens) -> int:
        """How many characters of a phrase are a conjunction written to its class noun (*ف*وكالة كذا)."""
        word = self.script.words[tokens[0]]
        noun = word[1:] in self.classes.bodies or word[1:] in self.classes.media
        return int(word[0] in "وف" and noun and word not in self.classes.bodies)

    def inner(self, quotation: Quotation) -> Extent:
        """The whole inside of a quotation, final marks off."""
        return self.trimmed(Extent(quotation.open + 1, quotation.close, quotation))

    def trimmed(self, extent: Extent) -> Extent:
        """An extent without commas, stops and dashes at its end."""
        words, end = self.script.words, extent.end
        while end > extent.first + 1 and (
            words[end - 1] in COMMAS or words[end - 1] in STOPS or words[end - 1] in DASHES
        ):
            end -= 1
        return extent._replace(end=end)

    def emit(
        self,
        cue: Cue,
        content: tuple[Range, ...],
        voice: Voice,
        extent: Extent,
        opening: Opening,
        rules: tuple[str, ...],
    ) -> None:
        """Write one statement down."""
        script = self.script
        article = script.document.article.id
        carrier, key = self._carrier(cue, voice)
        token = script.tokens[cue.at]
        source = voice.source
        self.sources.append(source)
        self.taken.append(Taken(cue.at, extent.first, extent.end))
        self.statements.append(
            Statement(
                id=f"{article}-s{len(self.statements) + 1}",
                article=article,
                content=content,
                cue=(token.start, token.end),
                speaker=self.range_of(voice.tokens, voice.skip) if voice.tokens is not None else None,
                speaker_name=source.name(script) if source is not None else None,
                speaker_kind=source.kind if source is not None else None,
                mode=mode_of(script, extent, self.classes),
                polarity=polarity_of(script, cue, opening, extent, self.classes),
                carrier=carrier,
                carrier_key=key,
                medium=self._medium(cue, voice, opening),
                antecedent=self.range_of(source.tokens)
                if voice.tokens is None and source is not None
                else None,
                rules=rules,
            )
        )

    def range_of(self, tokens: Tokens, skip: int = 0) -> Range:
        """The characters of some tokens."""
        return self.script.tokens[tokens[0]].start + skip, self.script.tokens[tokens[1] - 1].end

    def span(self, extent: Extent, skip: int = 0) -> Range:
        """The characters of an extent."""
        return self.range_of((extent.first, extent.end), skip)

    def _medium(self, cue: Cue, voice: Voice, opening: Opening) -> str | None:
        """The channel, named between cue and content beside the speaker."""
        start, end = cue.at + 1, max(cue.at + 1, opening.at)
        if voice.tokens is not None and start <= voice.tokens[0] < end:
            before = medium_of(self.script, start, voice.tokens[0], self.classes)
            return before or medium_of(self.script, voice.tokens[1], end, self.classes)
        return medium_of(self.script, start, end, self.classes)

    def _carrier(self, cue: Cue, voice: Voice) -> tuple[Range | None, str | None]:
        """The statement's carrier; a participle chained to a statement came the same way."""
        sentence = self.script.sentence_start[cue.at]
        if voice.carrier is not None:
            span = carrier_range(self.script, voice.carrier, self.classes)
            key = carrier_key(self.script, voice.carrier)
            self._carried = (sentence, voice.source, span, key)
            return span, key
        if self._carried is not None and voice.tokens is None and cue.form.tense == "participle":
            where, who, span, key = self._carried
            if where == sentence and who is voice.source:
                return span, key
        return None, None

    def carrier_before(self, cue: Cue) -> Tokens | None:
        """The medium that an attribution before a cue credits for its statement (بحسب وكالة، قال …)."""
        start, medium = self.pending
        self.pending = (-1, None)
        return medium if start == self.script.sentence_start[cue.at] else None

    def credit_last(self, carrier: Tokens) -> None:
        """Give the last statement, and those of its sentence it is chained to, a carrier named later."""
        span = carrier_range(self.script, carrier, self.classes)
        key = carrier_key(self.script, carrier)
        sentence = min(self.script.sentence_start[k] for k in (carrier[0], self.taken[-1].cue))
        start = self.script.tokens[sentence].start
        last = self.statements[-1]
        for n in range(len(self.statements) - 1, -1, -1):
            one = self.statements[n]
            if one.carrier is not None or one.speaker_name != last.speaker_name or one.cue[0] < start:
                break
            self.statements[n] = replace(one, carrier=span, carrier_key=key)

    def extend_last(self, rest: Extent) -> None:
        """Give the last statement a second span."""
        last = self.statements[-1]
        self.statements[-1] = replace(last, content=(*last.content, self.span(rest)))
        self.taken.append(Taken(self.taken[-1].cue, rest.first, rest.end))

    def hand_over(self, source: Source, tokens: Tokens, skip: int) -> None:
        """Make another source the speaker of the last statement."""
        self.sources[-1] = source
        self.statements[-1] = replace(
            self.statements[-1],
            speaker=self.range_of(tokens, skip),
            speaker_name=source.name(self.script),
            speaker_kind=source.kind,
        )

    def rename(self, known: Source, by: Source) -> None:
        """Give the statements of one source to the name of another: they are the same."""
        for n, source in enumerate(self.sources):
            if source is known:
                rules = (*self.statements[n].rules, "named-later")
                self.statements[n] = replace(
                    self.statements[n], speaker_name=by.name(self.script), speaker_kind=by.kind, rules=rules
                )
