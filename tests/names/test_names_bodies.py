"""Bodies are the same under other spellings and kinds, never by a guess at an acronym."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drehtuer.names import same_body


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("Viasna", "Wjasna", "same"),
        ("Viasna", "Vjasna", "same"),
        ("Вясна", "«Весна»", "same"),
        ("Viasna", "Menschenrechtszentrum Wjasna", "same"),
        ("Human Rights Centre Viasna", "Правозащитный центр «Весна»", "same"),
        ("Belta", "БелТА", "same"),
        ("Nascha Niwa", "Наша Ніва", "same"),
        ("Memorial", "Мемориал", "same"),
        ("Nachrichtenagentur Reuters", "Reuters", "same"),
        ("BAJ", "Belarusian Association of Journalists (BAJ)", "same"),
        ("BAJ", "Belarusian Association of Journalists", "unsure"),
        ("Amnesty International", "Amnesty International Deutschland", "unsure"),
        ("EU", "EU-Kommission", "unsure"),
        ("MIT", "Geheimdienst MIT", "same"),
        ("US", "US embassy in Vilnius", "unsure"),
        ("Viasna", "Viasna 96", "unsure"),
        ("Human Rights Watch", "Human Rights Centre Viasna", "different"),
        ("Foro Penal", "Provea", "different"),
        ("Radio Svaboda", "Radio Racyja", "different"),
        ("Meduza", "Mediazona", "different"),
        ("", "Viasna", "unsure"),
    ],
)
def test_verdict(a: str, b: str, verdict: str) -> None:
    assert same_body(a, b).verdict == verdict


@given(st.text(max_size=40), st.text(max_size=40))
def test_symmetric(a: str, b: str) -> None:
    assert same_body(a, b) == same_body(b, a)


@given(st.text(alphabet="abc äВя", min_size=1, max_size=20))
def test_reflexive(name: str) -> None:
    assert same_body(name, name).verdict == ("same" if name.strip() else "unsure")
