"""How a name reads in the nominative: without genitive endings, possessives and case forms."""

from __future__ import annotations

from collections.abc import Sequence

from drehtuer.claims.mentions.cases import given_forms, nominatives, surname_forms
from drehtuer.claims.mentions.chunks import Chunk, shown, told_gender
from drehtuer.claims.mentions.sorts import Sorts
from drehtuer.claims.mentions.words import (
    FUNCTION,
    GIVEN,
    HEAD,
    KNOWN,
    OFFICE,
    ORDINARY,
    ROLE,
    SURNAME,
    TITLE,
)

_LONG_PART = 5
"""So many letters has the first part of a double surname, if it is inflected, too."""


class Speller:
    """Spells the names of one text in the nominative."""

    def __init__(self, sorts: Sorts) -> None:
        self.sorts = sorts
        self.view = sorts.view
        self.lexicon = self.view.lexicon
        self.spelled = {
            self.view.bare(i)
            for i, token in enumerate(self.view.tokens)
            if token.text[0].isupper() or self.view.words[i].flags & SURNAME
        }
        # Names that end in s by themselves: they stand somewhere where no genitive can.
        self.own_s = {
            self.view.bare(chunk.last)
            for n, chunk in enumerate(sorts.chunks)
            if self.lexicon.genitive_s
            and sorts.sorts.get(n) == "person"
            and self.view.bare(chunk.last).endswith("s")
            and not self._seems_genitive(chunk)
        }

    def name(self, chunk: Chunk, sort: str) -> tuple[str, str | None]:
        """The nominative of a name and the gender that its forms tell."""
        if chunk.name is not None:
            return chunk.name, None
        if sort != "person":
            return self._body_name(chunk), None
        gender = told_gender(self.view, chunk)
        if self.lexicon.cases:
            return self._by_cases(chunk, gender)
        name = shown(self.view, chunk)
        if self.lexicon.genitive_s and name.endswith("s") and self._is_genitive(chunk):
            name = name[:-1]
        return name, gender

    def form(self, chunk: Chunk, name: str) -> str:
        """Whether a person's name is in the nominative or oblique, empty where it does not tell."""
        cases = self.lexicon.cases
        if not cases or chunk.name is not None or not chunk.elements:
            return ""
        if shown(self.view, chunk) != name:
            return "oblique"
        unchanged = tuple(cases.get("unchanged", "").split())
        first, last = chunk.elements[0]
        word = self.view.words[first]
        if len(chunk.elements) > 1:
            told = (
                first == last
                and word.flags & GIVEN
                and word.base == self.view.bare(first)
                and word.base not in self.lexicon.doubles
                and not (word.gender == "f" and word.base.endswith(unchanged))
                and any(given_forms(word.base, word.gender, cases))
            )
            return "nominative" if told else ""
        options = nominatives(name, word.gender, cases)
        declined = any(surname_forms(name, word.gender, cases))
        return "nominative" if declined and options and options[0][0] == name else ""

    def _body_name(self, chunk: Chunk) -> str:
        name = shown(self.view, chunk)
        if not self.lexicon.genitive_s:
            return name
        words = name.split()
        view = self.view
        if chunk.kind == "office":
            for k in range(chunk.first, min(chunk.last, chunk.first + len(words) - 1) + 1):
                if view.flags(k) & (OFFICE | HEAD) and k - chunk.first < len(words):
                    n = k - chunk.first
                    base = self.lexicon.singular(words[n])
                    for m in range(n):
                        if not words[m].endswith(self.lexicon.undeclined):
                            words[m] = self.lexicon.adjective(words[m], words[n])
                    words[n] = base
                    break
        elif words[-1].endswith("s") and (
            words[-1][:-1] in self.sorts.lone or name[:-1] in self.sorts.bodies
        ):
            words[-1] = words[-1][:-1]
        return " ".join(words)

    def _is_genitive(self, chunk: Chunk) -> bool:
        """Whether the final s of a person's name is the genitive's."""
        view = self.view
        last = chunk.last
        text = view.bare(last)
        stem = text[:-1]
        flags = view.words[last].flags
        if flags & (GIVEN | ORDINARY) == GIVEN:
            return False
        if self.sorts.lone.get(stem) or stem in self.lexicon.known or stem in self.spelled:
            return True
        if text in self.own_s or len(stem) < 3 or text.endswith(self.lexicon.no_genitive):
            return False
        return self._seems_genitive(chunk)

    def _seems_genitive(self, chunk: Chunk) -> bool:
        """Whether a noun before or behind a name makes it a genitive."""
        view = self.view
        last = chunk.last
        before, after = view.flags(chunk.first - 1), view.flags(last + 1)
        if (
            view.beside(last, last + 1)
            and view.tokens[last + 1].text[0].isupper()
            and not after & (FUNCTION | GIVEN | KNOWN)
            and view.place[last + 1] is None
        ):
            return True
        noun_before = (
            view.beside(chunk.first - 1, chunk.first)
            and view.tokens[chunk.first - 1].text[0].isupper()
        )
        return bool(
            noun_before
            and not before & (ROLE | TITLE | FUNCTION | GIVEN)
            and view.low(chunk.first - 1) not in self.lexicon.times
            and view.place[chunk.first - 1] is None
        )

    def _by_cases(self, chunk: Chunk, gender: str | None) -> tuple[str, str | None]:
        """The nominative in a language that inflects names."""
        view = self.view
        words: list[str] = []
        oblique = undeclined = False
        for first, last in chunk.elements:
            text = view.text[
                view.tokens[first].start : view.tokens[last].start + view.words[last].bare
            ]
            word = view.words[first]
            if first != last or not word.flags & GIVEN or word.base is None:
                words.append(text)
                continue
            if (
                len(chunk.elements) > 1
                and last == chunk.last
                and len(words) > 0
                and not oblique
                and text != word.base
            ):
                words.append(text)  # a surname that looks like a given name's case form
                continue
            double = self.lexicon.doubles.get(text)
            if double and self._is_mans(chunk, double):
                words.append(double)
                oblique, gender = True, "m"
                continue
            declined = any(given_forms(word.base, word.gender, self.lexicon.cases))
            undeclined = undeclined or not declined
            oblique = oblique or text != word.base or not declined
            words.append(word.base)
        flags = view.words[chunk.elements[-1][0]].flags
        given_last = flags & GIVEN and len(chunk.elements) == 1
        if not given_last:
            has_given = any(view.words[f].flags & GIVEN for f, _ in chunk.elements[:-1])
            for n in range(len(words)):
                first, last = chunk.elements[n]
                if (view.words[first].flags & GIVEN and n < len(words) - 1) or first != last:
                    continue
                certain = has_given and not oblique
                words[n], told = self._surname(words[n], gender, certain, oblique, undeclined)
                gender = gender or told
        return " ".join(words), gender

    def _is_mans(self, chunk: Chunk, name: str) -> bool:
        """Whether a form such as Александра is the case form of a man's name here."""
        last = self.view.bare(chunk.last)
        return self.lexicon.known.get(last) == "m" or (
            name in self.spelled and self.lexicon.surname_gender(last.lower()) != "f"
        )

    def _surname(
        self,
        form: str,
        gender: str | None,
        certain: bool,
        oblique: bool,
        undeclined: bool = False,
    ) -> tuple[str, str | None]:
        head, dash, tail = form.partition("-")
        if (
            dash
            and len(head) >= _LONG_PART
            and tail[:1].isupper()
            and form not in self.lexicon.known
        ):
            parts = [self._surname(part, gender, certain, oblique) for part in (head, tail)]
            return "-".join(name for name, _ in parts), gender or parts[-1][1]
        options = nominatives(form, gender, self.lexicon.cases)
        kept = tuple(self.lexicon.cases.get("kept", "").split())
        if undeclined and form.endswith(kept) and not self._seen(options, form):
            return form, gender
        if certain:
            return form, next((told for name, told in options if name == form), gender)
        seen = self._seen(options, form)
        own = [o for o in options if o[0] == form]
        if oblique:
            others = [o for o in options if o[0] != form]
            if seen:
                return seen[0]
            if options and options[0] in own:
                return options[0]  # a surname that has no other forms: Saakaschwili, Kerimli
            return others[0] if others else (form, gender)
        if seen:
            return seen[0]
        if own or not options:
            return form, own[0][1] if own else gender
        return options[0]

    def _seen(self, options: Sequence[tuple[str, str]], form: str) -> list[tuple[str, str]]:
        """The nominatives that stand somewhere in the text or are known, other than the form."""
        known = self.lexicon.nominative_known
        return [o for o in options if o[0] != form and (o[0] in self.spelled or o[0] in known)]
