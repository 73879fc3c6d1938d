"""What a second reader is sent: the paragraphs of a report that carry a trigger, and no others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from drehtuer.claims.sentences.cues import people_cues, words
from drehtuer.claims.tokens import tokenize
from drehtuer.model import Passage, Report
from drehtuer.text.cleaning import CleanText, clean
from drehtuer.text.sentences import Sentence, sentences

LONGEST = 4_000
"""So many characters an excerpt has at most, unless a single sentence is longer."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Sentences that follow one another, of one genre and language, and where they stand.

    ``sentences`` are what is sent, clean; ``spans`` are their places in the report's text.
    """

    genre: str
    language: str
    sentences: tuple[str, ...]
    starts: tuple[int, ...]
    made: CleanText

    def span(self, sentence: int, start: int, end: int) -> tuple[int, int]:
        """Where ``sentences[sentence][start:end]`` stands in the report's text."""
        first = self.starts[sentence]
        return self.made.span(first + start, first + end)


def excerpts(report: Report) -> tuple[Excerpt, ...]:
    """The excerpts of a report, in order: its paragraphs with a trigger, neighbours together.

    A trigger is a word of the subject ("political", "sanctions"), or words that tell of people
    held, freed, jailed or listed, or of their fate. Boilerplate and what is in no language that
    can be read have none.
    """
    made = clean(report.text)
    found: list[Excerpt] = []
    for passage, paragraphs in _paragraphs(report, made):
        language = passage.language
        if passage.genre == "boilerplate" or language is None:
            continue
        marked = [(_has_trigger(made.text, row, language), row) for row in paragraphs]
        for told, group in groupby(marked, itemgetter(0)):
            rows = [sentence for _, row in group for sentence in row] if told else []
            found += [_excerpt(passage.genre, language, part, made) for part in _cut(rows)]
    return tuple(found)


def _excerpt(genre: str, language: str, part: Sequence[Sentence], made: CleanText) -> Excerpt:
    words = tuple(made.text[s.start : s.end] for s in part)
    return Excerpt(genre, language, words, tuple(s.start for s in part), made)


def _paragraphs(report: Report, made: CleanText) -> Iterator[tuple[Passage, list[list[Sentence]]]]:
    """The passages with their sentences, paragraph by paragraph."""
    split = {code: sentences(made.text, code) for code in {p.language for p in report.passages}}
    places = {code: [made.span(s.start, s.end)[0] for s in row] for code, row in split.items()}
    for passage in report.passages:
        starts = places[passage.language]
        own = slice(bisect_left(starts, passage.start), bisect_left(starts, passage.end))
        row = split[passage.language][own]
        yield passage, [list(group) for _, group in groupby(row, lambda s: s.line)]


def _cut(row: list[Sentence]) -> Iterator[list[Sentence]]:
    """The sentences in parts that are no longer than an excerpt may be."""
    part: list[Sentence] = []
    for sentence in row:
        if part and sentence.end - part[0].start > LONGEST:
            yield part
            part = []
        part.append(sentence)
    if part:
        yield part


def _has_trigger(text: str, paragraph: list[Sentence], language: str) -> bool:
    lows = [token.low for token in tokenize(text, paragraph[0].start, paragraph[-1].end)]
    topics = words(language, "context", "words")
    if any(topics.match(lows, k) for k in range(len(lows))):
        return True
    return bool(people_cues(language).find(lows, [0] * len(lows)))
