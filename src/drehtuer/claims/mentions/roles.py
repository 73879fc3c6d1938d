"""The role that stands before or behind a name: *US-Präsident X*, *X, the envoy of Y,*."""

from __future__ import annotations

from drehtuer.claims.mentions.chunks import Chunk, TextView
from drehtuer.claims.mentions.words import (
    ACRONYM,
    BODY_WORD,
    COMMON,
    COORDINATOR,
    DETERMINER,
    FUNCTION,
    GIVEN,
    HEAD,
    KNOWN,
    MEDIUM,
    MODIFIER,
    OF,
    OFFICE,
    PREPOSITION,
    RELATIVE,
    ROLE,
    SAYS,
    SURNAME,
    TITLE,
)
from drehtuer.languages.verbforms import features_of

_LONGEST_ROLE = 10
_OPENING = '„“"‚‘»«‹'


class RoleReader:
    """Finds the roles of names in one text; spans are (first, last) tokens, inclusive."""

    def __init__(self, view: TextView) -> None:
        self.view = view
        self.lexicon = view.lexicon

    def before(self, chunk: Chunk, sort: str) -> tuple[int, int] | None:
        """The tokens of the role directly before a name: adjectives, noun, what it belongs to."""
        view = self.view
        k = chunk.first - 1
        if view.is_sign(k, _OPENING):
            k -= 1
            if not view.same_sentence(k, chunk.first):
                return None
        elif view.is_sign(k, ","):
            return self._role_before_comma(chunk, sort, k - 1)
        elif not view.beside(k, chunk.first):
            return None
        while (
            view.same_sentence(k, chunk.first)
            and view.flags(k) & TITLE
            and not view.flags(k) & ROLE
        ):
            k -= 1
        if view.is_sign(k, ".") and view.flags(k - 1) & TITLE:
            k -= 2
        if not view.same_sentence(k, chunk.first):
            return None
        wanted = ROLE if sort == "person" else HEAD | MEDIUM | OFFICE
        head = k
        if not view.flags(k) & wanted or view.flags(k) & DETERMINER:
            if sort != "person":
                return None
            head_before = self._head_over_genitive(k)
            if head_before is None:
                return None
            head = head_before
        elif view.words[k].bare < len(view.tokens[k].text):
            return None
        return self.first(head), k

    def _role_before_comma(self, chunk: Chunk, sort: str, k: int) -> tuple[int, int] | None:
        """A role before a comma and the name (*its spokeswoman, Natallia Eismant,*)."""
        view = self.view
        if sort != "person" or not view.same_sentence(k, chunk.first):
            return None
        after = chunk.last + 1
        if view.same_sentence(chunk.last, after) and not view.is_sign(after, ",.)"):
            return None
        head: int | None = k if view.flags(k) & ROLE else self._head_over_genitive(k)
        if head is None or view.words[head].number == "p":
            return None
        first = self.first(head)
        before = first - 1
        if not (
            view.flags(before) & DETERMINER
            or view.words[before].bare < len(view.tokens[before].text)
        ) and not (
            self.lexicon.genitive_s
            and view.low(before).endswith("s")
            and view.flags(before) & (GIVEN | KNOWN | SURNAME)
        ):
            return None
        return first, k

    def _head_over_genitive(self, k: int) -> int | None:
        """The role noun before *of something* that ends at token ``k``."""
        view = self.view
        end = k
        for _ in range(_LONGEST_ROLE):
            if not view.same_sentence(k, end) or not view.tokens[k].is_word:
                return None
            flags = view.flags(k)
            if flags & OF and k < end:
                before = k - 1
                if view.beside(before, k) and view.flags(before) & ROLE:
                    return before
            elif (
                flags & ROLE and not flags & MODIFIER and k < end and view.place[k + 1] is not None
            ):
                return k
            elif (
                flags & (FUNCTION | SAYS) and not flags & (DETERMINER | MODIFIER | OF | COORDINATOR)
            ) or (not flags and not view.tokens[k].text[0].isupper() and not self.is_adjective(k)):
                return None
            k -= 1
        return None

    def first(self, head: int) -> int:
        """The first token of a role with the adjectives and names before its noun."""
        view = self.view
        k = head
        while view.beside(k - 1, k) and head - k < _LONGEST_ROLE:
            before = k - 1
            flags = view.flags(before)
            if view.words[before].bare < len(view.tokens[before].text) or self._tells(before):
                break
            place = view.place[before]
            if flags & ROLE and self.lexicon.capitalised_nouns and view.tokens[k].text[0].islower():
                break  # another noun before an adjective or verb
            if (
                (flags & (MODIFIER | ROLE) and not flags & DETERMINER)
                or (place is not None and place.sort in ("adjective", "name", "body"))
                or (
                    not self.lexicon.capitalised_nouns
                    and view.tokens[before].text[0].isupper()
                    and flags & (OFFICE | HEAD | BODY_WORD | ACRONYM)
                )
                or (self.is_adjective(before) and not flags & (OF | DETERMINER | PREPOSITION))
            ):
                k = before
            else:
                break
        if self.lexicon.capitalised_nouns and view.tokens[k].text[0].islower():
            # A verb looks like an adjective; only behind an article or the like is it one.
            before = view.flags(k - 1) if view.same_sentence(k - 1, k) else DETERMINER
            if view.tokens[k - 1].is_word and not (
                before & (DETERMINER | PREPOSITION | COORDINATOR)
                or view.place[k - 1] is not None
                or (before & (GIVEN | KNOWN | SURNAME) and view.low(k - 1).endswith("s"))
            ):
                return head
        return k

    def _tells(self, k: int) -> bool:
        """Whether a word such as "released" is the verb of those before it: "Iran released X"."""
        view = self.view
        features = features_of(self.lexicon.language, view.low(k))
        if self.lexicon.capitalised_nouns or "past" not in features:
            return False
        before = k - 1
        if not view.beside(before, k):
            return False
        flags, place = view.flags(before), view.place[before]
        if flags & (DETERMINER | PREPOSITION | COORDINATOR) or (
            place and place.sort == "adjective"
        ):
            return False
        return bool(flags & (OFFICE | ROLE)) or not flags & MODIFIER

    def after(self, chunk: Chunk, sort: str, taken: set[int]) -> tuple[int, int] | None:
        """The role in an apposition behind a name (*John Coale, Trump's envoy,*)."""
        view = self.view
        k = chunk.last + 1
        if not view.is_sign(k, ",(") or not view.same_sentence(chunk.last, k + 1):
            return None
        k += 1
        if view.tokens[k].text.isdigit() and view.is_sign(k + 1, ","):
            k += 2
        wanted = ROLE if sort == "person" else HEAD | MEDIUM | OFFICE
        first: int | None = None
        relative = False
        for step in range(_LONGEST_ROLE):
            if not view.same_sentence(chunk.last, k) or not view.tokens[k].is_word:
                return None
            flags = view.flags(k)
            possessive = view.words[k].bare < len(view.tokens[k].text) or (
                self.lexicon.genitive_s and k in taken and view.low(k).endswith("s")
            )
            named = sort != "person" and k in taken  # another body's name
            if flags & wanted and not flags & DETERMINER and not possessive and not named:
                follower = k + 1
                if view.beside(k, follower):
                    if follower in taken and not (view.flags(follower) & OFFICE):
                        return None
                    if (
                        view.flags(follower) & (ROLE | HEAD | OFFICE)
                        and not view.flags(follower) & DETERMINER
                    ):
                        first = k if first is None else first
                        k += 1
                        continue
                if view.words[k].number == "p" and step == 0:
                    return None
                end = self._end_of_role(k)
                if relative and not self._closes(end):
                    return None  # a relative clause, no apposition
                return (k if first is None else first), end
            relative = relative or bool(flags & RELATIVE)
            if possessive:
                first = None
            elif flags & DETERMINER or (flags & COORDINATOR and step == 0):
                if step and first is not None:
                    return None
            elif (
                view.place[k] is not None
                or self.is_adjective(k)
                or flags & (OFFICE | HEAD | MODIFIER | BODY_WORD | ACRONYM)
                or (k in taken and view.tokens[k].text.isupper())
            ):
                first = k if first is None else first
            else:
                return None
            k += 1
        return None

    def _closes(self, last: int) -> bool:
        """Whether an apposition can end with token ``last``."""
        return (
            not self.view.same_sentence(last, last + 1)
            or not self.view.tokens[last + 1].is_word
            or bool(self.view.flags(last + 1) & COORDINATOR)
        )

    def _end_of_role(self, head: int) -> int:
        """The last token of what a role belongs to (*founder of the group*)."""
        view = self.view
        k = head + 1
        if not view.beside(head, k) or not view.flags(k) & OF:
            return head
        last = head
        while view.beside(k - 1, k) and k - head <= _LONGEST_ROLE and view.tokens[k].is_word:
            flags = view.flags(k)
            noun = view.tokens[k].text[0].isupper() or flags & (OFFICE | HEAD | COMMON | MEDIUM)
            if noun:
                last = k
            elif not (flags & (OF | DETERMINER | MODIFIER | BODY_WORD) or self.is_adjective(k)):
                break
            k += 1
        return last

    def gender(self, role: tuple[int, int]) -> str | None:
        """The gender that the nouns of a role tell; one woman's form is enough."""
        view = self.view
        for k in range(role[1], role[0] - 1, -1):
            if view.flags(k) & ROLE and view.words[k].gender == "f":
                return "f"
        for k in range(role[1], role[0] - 1, -1):
            if view.flags(k) & ROLE:
                return view.words[k].gender
        return None

    def title_gender(self, chunk: Chunk) -> str | None:
        """The gender that a title before a name tells (Frau, Mr)."""
        view = self.view
        k = chunk.first - 1
        if view.is_sign(k, "."):
            k -= 1
        if view.same_sentence(k, chunk.first) and view.flags(k) & TITLE:
            return view.words[k].gender
        return None

    def is_adjective(self, k: int) -> bool:
        """Whether a word may stand between an article and its noun."""
        view = self.view
        token = view.tokens[k]
        if not token.is_word or (
            view.flags(k) & (FUNCTION | SAYS) and not view.flags(k) & MODIFIER
        ):
            return False
        if view.flags(k) & MODIFIER:
            return True
        if self.lexicon.adjective_endings:
            return token.low.endswith(self.lexicon.adjective_endings) and token.text[0].islower()
        return "-" in token.text
