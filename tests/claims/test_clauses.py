"""Sentences cut into clauses: verb bracket, relative clauses, coordination, asides."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drehtuer.claims.sentences.clauses import find_clauses
from drehtuer.claims.tokens import tokenize
from drehtuer.languages import codes

steady = settings(max_examples=300, derandomize=True, deadline=None)

CASES = [
    (
        "en",
        "Some 342 were pardoned and 300 served their terms.",
        [
            ("main", "Some 342 were pardoned", "were"),
            ("main", "and 300 served their terms .", "served"),
        ],
    ),
    (
        "en",
        "Since then 509 people have been recognised.",
        [("main", "Since then 509 people have been recognised .", "have")],
    ),
    (
        "de",
        "2025 erkannte Viasna 509 Menschen an, 342 wurden begnadigt.",
        [
            ("main", "2025 erkannte Viasna 509 Menschen an ,", "erkannte"),
            ("main", "342 wurden begnadigt .", "wurden"),
        ],
    ),
    (
        "es",
        "A treinta y ocho ya las había soltado.",
        [("main", "A treinta y ocho ya las había soltado .", "había")],
    ),
    (
        "es",
        "Doce de los cuarenta que fueron arrestados en Kampala siguen detenidos.",
        [
            ("main", "Doce de los cuarenta siguen detenidos .", "siguen"),
            ("relative", "que fueron arrestados en Kampala", "fueron"),
        ],
    ),
    (
        "en",
        "Twelve of the 40 who were arrested in Kampala are still in jail.",
        [
            ("main", "Twelve of the 40 are still in jail .", "are"),
            ("relative", "who were arrested in Kampala", "were"),
        ],
    ),
    (
        "es",
        "Aprobó una amnistía que, si se respeta el plazo, sacaría de prisión a cien personas.",
        [
            ("main", "Aprobó una amnistía", "Aprobó"),
            ("relative", "que , sacaría de prisión a cien personas .", "sacaría"),
            ("sub", "si se respeta el plazo ,", "respeta"),
        ],
    ),
    (
        "es",
        "Foro Penal informó el lunes que, hasta ayer, seguían detenidas 711 personas.",
        [
            ("main", "Foro Penal informó el lunes", "informó"),
            ("sub", "que , hasta ayer , seguían detenidas 711 personas .", "seguían"),
        ],
    ),
    (
        "es",
        "Siguen presos Nasrin Sotoudeh, Reza Khandan y Mostafa Tajzadeh.",
        [
            (
                "main",
                "Siguen presos Nasrin Sotoudeh , Reza Khandan y Mostafa Tajzadeh .",
                "Siguen",
            )
        ],
    ),
    (
        "de",
        "Die Gefangenen, die am Freitag freikamen, reisten nach Litauen aus.",
        [
            ("main", "Die Gefangenen , reisten nach Litauen aus .", "reisten"),
            ("relative", "die am Freitag freikamen ,", "freikamen"),
        ],
    ),
    (
        "de",
        "Viasna, deren Gründer in Haft saß, führt eine Liste.",
        [
            ("main", "Viasna , führt eine Liste .", "führt"),
            ("relative", "deren Gründer in Haft saß ,", "saß"),
        ],
    ),
    (
        "de",
        "Minsk ließ 52 Gefangene frei, und Washington lockerte die Sanktionen.",
        [
            ("main", "Minsk ließ 52 Gefangene frei ,", "ließ"),
            ("main", "und Washington lockerte die Sanktionen .", "lockerte"),
        ],
    ),
    (
        "de",
        "Die Polizei nahm zehn Menschen fest; ein Gericht verurteilte drei.",
        [
            ("main", "Die Polizei nahm zehn Menschen fest ;", "nahm"),
            ("main", "ein Gericht verurteilte drei .", "verurteilte"),
        ],
    ),
    (
        "de",
        "Die Regierung sagte, dass 14 Häftlinge freikommen.",
        [
            ("main", "Die Regierung sagte ,", "sagte"),
            ("sub", "dass 14 Häftlinge freikommen .", "freikommen"),
        ],
    ),
    (
        "de",
        "Weil die EU Druck machte, kamen zwei Ärzte frei.",
        [
            ("sub", "Weil die EU Druck machte ,", "machte"),
            ("main", "kamen zwei Ärzte frei .", "kamen"),
        ],
    ),
    (
        "de",
        "Nachdem Coale in Minsk gesprochen hatte, kamen 52 Gefangene frei.",
        [
            ("sub", "Nachdem Coale in Minsk gesprochen hatte ,", "hatte"),
            ("main", "kamen 52 Gefangene frei .", "kamen"),
        ],
    ),
    (
        "de",
        "Der Sender meldet, ein Journalist sei freigelassen worden.",
        [
            ("main", "Der Sender meldet ,", "meldet"),
            ("main", "ein Journalist sei freigelassen worden .", "sei"),
        ],
    ),
    (
        "de",
        "Sie kamen frei (darunter zwei Deutsche) und reisten aus.",
        [
            ("main", "Sie kamen frei ( und reisten aus .", "kamen"),
            ("aside", "darunter zwei Deutsche )", None),
        ],
    ),
    (
        "de",
        "Der Mann, dessen Frau im Exil lebt, ist krank, aber er arbeitet.",
        [
            ("main", "Der Mann , ist krank ,", "ist"),
            ("relative", "dessen Frau im Exil lebt ,", "lebt"),
            ("main", "aber er arbeitet .", "arbeitet"),
        ],
    ),
    (
        "de",
        "Minsk ließ am Freitag Frauen, Männer und Kinder frei.",
        [("main", "Minsk ließ am Freitag Frauen , Männer und Kinder frei .", "ließ")],
    ),
    (
        "en",
        "The prisoners, who were freed on Friday, travelled to Lithuania.",
        [
            ("main", "The prisoners , travelled to Lithuania .", "travelled"),
            ("relative", "who were freed on Friday ,", "were"),
        ],
    ),
    (
        "en",
        "Minsk released 52 prisoners and Washington eased sanctions.",
        [
            ("main", "Minsk released 52 prisoners", "released"),
            ("main", "and Washington eased sanctions .", "eased"),
        ],
    ),
    (
        "en",
        "Police detained ten people; a court sentenced three.",
        [
            ("main", "Police detained ten people ;", "detained"),
            ("main", "a court sentenced three .", "sentenced"),
        ],
    ),
    (
        "en",
        "Because the EU pressed, two doctors were freed.",
        [
            ("sub", "Because the EU pressed ,", "pressed"),
            ("main", "two doctors were freed .", "were"),
        ],
    ),
    (
        "en",
        "After Coale had spoken in Minsk, 52 prisoners were freed.",
        [
            ("sub", "After Coale had spoken in Minsk ,", "had"),
            ("main", "52 prisoners were freed .", "were"),
        ],
    ),
    (
        "en",
        "They were freed (among them two Germans) and left the country.",
        [
            ("main", "They were freed ( and left the country .", "were"),
            ("aside", "among them two Germans )", None),
        ],
    ),
    (
        "en",
        "The release of the journalists was welcomed when it came.",
        [
            ("main", "The release of the journalists was welcomed", "was"),
            ("sub", "when it came .", "came"),
        ],
    ),
    (
        "en",
        "Police held women, men and children on Friday.",
        [("main", "Police held women , men and children on Friday .", "held")],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_clauses(language, text, expected):
    tokens = tokenize(text)
    found = [
        (
            clause.kind,
            " ".join(tokens[k].text for k in clause.tokens),
            None if clause.finite is None else tokens[clause.finite].text,
        )
        for clause in find_clauses(tokens, language)
    ]
    assert found == expected


def test_a_subordinate_clause_knows_its_opener_and_what_it_hangs_on():
    tokens = tokenize("Die Gefangenen, die am Freitag freikamen, reisten aus.")
    main, relative = find_clauses(tokens, "de")
    assert (main.opener, main.parent) == (None, None)
    assert (relative.opener, relative.parent) == ("die", main.index)
    assert (relative.first, relative.last) == (relative.tokens[0], relative.tokens[-1])


def test_a_sentence_of_nothing_has_no_clause():
    assert find_clauses([], "de") == []


PIECES = ("die", "der", "dass", "who", "that", "and", "und", ",", ";", "(", ")", "–", "[", "]", ":")
PIECES += (
    "ließ",
    "frei",
    "was",
    "released",
    "Minsk",
    "52",
    "sagte",
    "said",
    "nicht",
    "weil",
    "•",
    "|",
)


@steady
@given(
    words=st.lists(st.sampled_from(PIECES), max_size=30),
    language=st.sampled_from(codes()),
)
def test_every_token_is_in_exactly_one_clause(words, language):
    tokens = tokenize(" ".join(words))
    clauses = find_clauses(tokens, language)
    assert sorted(k for clause in clauses for k in clause.tokens) == list(range(len(tokens)))
    for n, clause in enumerate(clauses):
        assert clause.index == n
        assert list(clause.tokens) == sorted(clause.tokens)
        assert clause.kind in ("main", "sub", "relative", "aside")
        assert clause.parent is None or clause.parent in range(n)
        assert clause.finite is None or clause.finite in clause.tokens
