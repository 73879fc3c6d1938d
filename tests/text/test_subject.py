"""The first look at a text lets everything pass that holds a claim, and little else."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import drehtuer
from drehtuer import languages
from drehtuer.text.subject import SHORT, can_matter, on_the_subject

ROOT = Path(__file__).resolve().parents[2]
NEWS = (ROOT / "bench/news.txt").read_text("utf-8")
FILLING = NEWS.split("\n\n")[0]
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
SHARED = sorted((ROOT.parent / "shared/bench").glob("*/*.txt"))[::3]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_holds_a_claim_passes(path: Path) -> None:
    text = path.read_text("utf-8")
    assert can_matter(text)
    assert can_matter(text.upper())
    assert can_matter(text.replace("ä", "a\u0308").replace("i", "i\u00ad"))


@pytest.mark.skipif(not SHARED, reason="the shared corpora are not there")
def test_what_holds_a_claim_passes_in_the_shared_corpora() -> None:
    stopped = [path for path in SHARED if not can_matter(path.read_text("utf-8"))]
    assert not [path.name for path in stopped if drehtuer.read(path).claims]


@pytest.mark.parametrize("n", range(len(NEWS.split("\n\n"))))
def test_ordinary_news_does_not(n: int) -> None:
    items = NEWS.split("\n\n")
    assert not can_matter("\n\n".join([*items[n:], *items[:n]]))


@pytest.mark.parametrize(
    "word", ["prison", "Gefangene", "«excarcelados»", "(behind bars)", "ЗЭКаў", "KGB."]
)
def test_one_word_of_the_subject_is_enough(word: str) -> None:
    told = {code for code in languages.codes() if on_the_subject(f"{FILLING} {word}", code)}
    assert bool(told) <= can_matter(f"{FILLING} {word}")


WORDS = f"{NEWS} prison rights protest rally behind bars, hunger strike ”politic-\nal".split(" ")


@given(st.lists(st.sampled_from(WORDS), min_size=90, max_size=130))
def test_it_is_never_stricter_than_the_reader(words: list[str]) -> None:
    text = " ".join(words)
    assert len(text) <= SHORT or can_matter(text) >= on_the_subject(text, "en")


def test_it_costs_next_to_nothing() -> None:
    texts = [f"{NEWS}\n\n{n}" for n in range(100)]
    can_matter(texts[0])  # learns the words
    began = time.process_time()
    assert not any(map(can_matter, texts))
    rate = sum(map(len, texts)) / (time.process_time() - began)
    assert rate > 8_000_000  # a busy machine is two to four times slower than one at rest
