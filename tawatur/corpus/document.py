"""An article made ready for reading: folded, cut into words and sentences, once for all stages."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from tawatur.corpus.folding import Folded, fold
from tawatur.corpus.sentences import Sentence, paragraphs, sentences
from tawatur.corpus.words import Token, tokens
from tawatur.model import Article


class Document:
    """An article with its reading aids, each made when first asked for. The article never changes."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text

    @cached_property
    def folded(self) -> Folded:
        """The folded text with its offset map."""
        return fold(self.text)

    @cached_property
    def tokens(self) -> list[Token]:
        """Words, numbers and marks in order."""
        return tokens(self.text)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Sentences in order."""
        return sentences(self.text)

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        """Ranges of paragraphs in order."""
        return paragraphs(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    @cached_property
    def _ends(self) -> list[int]:
        return [t.end for t in self.tokens]

    def tokens_in(self, start: int, end: int) -> range:
        """Indices of the tokens that lie wholly inside the original range."""
        first = bisect_left(self._starts, start)
        return range(first, max(first, bisect_right(self._ends, end)))


def document(article: Article) -> Document:
    """Make an article ready for the per-article stages."""
    return Document(article)
