"""Voices: tables of sentences with who says what, and what must hold for any text."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from drehtuer import languages
from drehtuer.claims.voices.speech import (
    attribution,
    find_issuer,
    find_quotations,
    find_statements,
    resolve_speaker,
    speaker_name,
    statements_about,
)
from drehtuer.model import UNNAMED
from drehtuer.text.sentences import sentences

SHARED = Path(__file__).parents[3] / "shared" / "bench"


def statements(text, language):
    return find_statements(text, language, sentences=sentences(text, language))


def said_by(text, language, said):
    """The attribution of the words ``said`` in ``text``."""
    start = text.index(said)
    found = statements(text, language)
    issuer = find_issuer(text, language)
    return attribution(text, found, start, start + len(said), language, issuer=issuer)


GERMAN = [
    # verbs of saying, before, behind and within what is said
    (
        "Das Ministerium teilte mit, dass zwölf Männer frei seien.",
        "zwölf Männer frei seien",
        ("Ministerium",),
    ),
    (
        "Die Polizei sagte, sie habe acht Personen festgenommen.",
        "habe acht Personen festgenommen",
        ("Polizei",),
    ),
    (
        "Zwölf Männer seien frei, sagte Außenminister Johann Wadephul am Freitag.",
        "Zwölf Männer seien frei",
        ("Johann Wadephul",),
    ),
    (
        "Die Zahl, so Amnesty International, steige weiter.",
        "steige weiter",
        ("Amnesty International",),
    ),
    (
        "Das Abkommen gelte nicht mehr, hatte Reporter ohne Grenzen erklärt.",
        "Das Abkommen gelte nicht mehr",
        ("Reporter ohne Grenzen",),
    ),
    (
        "Der Sprecher deutete an, ein Austausch sei denkbar.",
        "ein Austausch sei denkbar",
        ("Sprecher",),
    ),
    (
        "Dass zwei Männer freikamen, bestätigte das Auswärtige Amt.",
        "zwei Männer freikamen",
        ("Auswärtige Amt",),
    ),
    # sources in adverbials
    (
        "Laut Amnesty International sitzen 40 Menschen ein.",
        "sitzen 40 Menschen ein",
        ("Amnesty International",),
    ),
    ("Nach Angaben der Organisation Memorial sind es 700.", "sind es 700", ("Memorial",)),
    ("Dem Ministerium zufolge kamen 14 frei.", "kamen 14 frei", ("Ministerium",)),
    (
        "Nach Polizeiangaben wurden acht Menschen abgeführt.",
        "wurden acht Menschen abgeführt",
        ("Polizei",),
    ),
    ("Wie die Agentur Belta meldete, kamen 14 frei.", "kamen 14 frei", ("Belta",)),
    ("Vierzehn kamen frei, wie die Botschaft bestätigte.", "Vierzehn kamen frei", ("Botschaft",)),
    # what goes on from before
    (
        "Die Ministerin sagte, man rede. Eine Einigung sei nah.",
        "Eine Einigung sei nah",
        ("Ministerin",),
    ),
    (
        "Memorial zählt 700 Häftlinge. Darunter sind demnach acht Frauen.",
        "sind demnach acht Frauen",
        ("Memorial",),
    ),
    (
        "Vierzehn Häftlinge kamen frei. Das teilte das Ministerium mit.",
        "Vierzehn Häftlinge kamen frei",
        ("Ministerium",),
    ),
    # stands in the report's own words
    (
        "Die Europäische Union verlangte die Freilassung aller Häftlinge.",
        "Freilassung aller Häftlinge",
        ("Europäische Union",),
    ),
    ("Die Zahl der Gefangenen gibt Memorial mit 800 an.", "Die Zahl der Gefangenen", ("Memorial",)),
    # chains and unnamed sources
    (
        "Zwölf seien frei, sagte ein Unterhändler der Agentur AFP.",
        "Zwölf seien frei",
        ("Unterhändler", "AFP"),
    ),
    (
        "Reuters berichtet unter Berufung auf das Ministerium, zwölf seien frei.",
        "zwölf seien frei",
        ("Ministerium", "Reuters"),
    ),
    ("Zwölf seien frei, heißt es aus Regierungskreisen.", "Zwölf seien frei", (UNNAMED,)),
    (
        "Zwölf seien frei, sagte ein Diplomat, der anonym bleiben wollte.",
        "Zwölf seien frei",
        (UNNAMED,),
    ),
    ("Festgenommen: 12 (Memorial, Stand Mai)", "Festgenommen: 12", ("Memorial",)),
    (
        "Zurzeit stehen 1200 Menschen auf der Liste von Memorial.",
        "stehen 1200 Menschen",
        ("Memorial",),
    ),
    (
        "Memorial kommt auf 700 Häftlinge, die Organisation Wjasna auf 900.",
        "die Organisation Wjasna auf 900",
        ("Wjasna",),
    ),
    (
        "Man rede, sagte die Ministerin; eine Einigung sei nah.",
        "eine Einigung sei nah",
        ("Ministerin",),
    ),
    ("In Kiew räumt man ein, dass zwölf fehlen.", "zwölf fehlen", ("Kiew",)),
    # the report itself
    ("Am Freitag kamen in Minsk vierzehn Häftlinge frei.", "vierzehn Häftlinge", ()),
    (
        "Das Gericht sprach den Mann frei. Er zählt zu den Entlassenen.",
        "zählt zu den Entlassenen",
        (),
    ),
]

ENGLISH = [
    ("The ministry said that twelve men were free.", "twelve men were free", ("ministry",)),
    ("The ministry said twelve men were free.", "twelve men were free", ("ministry",)),
    ("Twelve men are free, the ministry said on Friday.", "Twelve men are free", ("ministry",)),
    (
        "Twelve men are free, said Secretary of State Marco Rubio.",
        "Twelve men are free",
        ("Marco Rubio",),
    ),
    ("Twelve men, Amnesty International said, are free.", "are free", ("Amnesty International",)),
    (
        "According to Amnesty International, 40 people are in prison.",
        "40 people are in prison",
        ("Amnesty International",),
    ),
    (
        "Forty people are in prison, by Memorial's count.",
        "Forty people are in prison",
        ("Memorial",),
    ),
    (
        "Forty are in prison, by the count of the group Memorial.",
        "Forty are in prison",
        ("Memorial",),
    ),
    ("“They are free,” the minister told Reuters.", "They are free", ("minister", "Reuters")),
    (
        "Reuters reported, citing the ministry, that twelve were free.",
        "twelve were free",
        ("ministry", "Reuters"),
    ),
    ("Twelve are free, an official said on condition of anonymity.", "Twelve are free", (UNNAMED,)),
    ("Twelve are free, two sources familiar with the matter said.", "Twelve are free", (UNNAMED,)),
    (
        "The European Union demanded the release of all prisoners.",
        "release of all prisoners",
        ("European Union",),
    ),
    ("The ministry denied that anyone had been held.", "anyone had been held", ("ministry",)),
    ("Still held: 40 (Amnesty International)", "Still held: 40", ("Amnesty International",)),
    ("Fourteen prisoners walked free in Minsk on Friday.", "Fourteen prisoners", ()),
    ("A claim by the court was struck out on Friday.", "was struck out", ()),
]

OTHERS = [
    (
        "es",
        "El ministerio dijo que doce hombres están libres.",
        "doce hombres están libres",
        ("ministerio",),
    ),
    (
        "es",
        "Según Amnistía Internacional, hay 40 presos.",
        "hay 40 presos",
        ("Amnistía Internacional",),
    ),
    (
        "ru",
        "Министерство сообщило, что двенадцать человек на свободе.",
        "двенадцать человек на свободе",
        ("Министерство",),
    ),
    ("ru", "По данным «Мемориала», в тюрьме 700 человек.", "в тюрьме 700 человек", ("Мемориал",)),
]


@pytest.mark.parametrize(("text", "said", "expected"), GERMAN)
def test_german_attribution(text, said, expected):
    assert said_by(text, "de", said) == expected


@pytest.mark.parametrize(("text", "said", "expected"), ENGLISH)
def test_english_attribution(text, said, expected):
    assert said_by(text, "en", said) == expected


@pytest.mark.parametrize(("language", "text", "said", "expected"), OTHERS)
def test_attribution_in_other_languages(language, text, said, expected):
    assert said_by(text, language, said) == expected


@pytest.mark.parametrize(
    ("language", "text", "stance"),
    [
        ("de", "Das Ministerium kündigte an, alle freizulassen.", "announce"),
        ("de", "Die Regierung bestritt, dass es Gespräche gebe.", "deny"),
        ("de", "Die Union begrüßte die Freilassung.", "support"),
        ("de", "Die Organisation forderte die Freilassung aller.", "demand"),
        ("de", "Der Minister warnte davor, dass es zu spät sei.", "warn"),
        ("en", "The government pledged to free them all.", "promise"),
        ("en", "The group condemned the arrests.", "criticise"),
        ("en", "The minister thanked the mediators for the release.", "thank"),
        ("en", "The ministry denied that there were talks.", "deny"),
    ],
)
def test_stance(language, text, stance):
    assert [s.stance for s in statements(text, language)] == [stance]


@pytest.mark.parametrize(
    ("language", "words", "name"),
    [
        ("de", "Kremlsprecher Dmitri Peskow", "Dmitri Peskow"),
        ("de", "der belarussischen Nachrichtenagentur Belta", "Belta"),
        ("de", "dem ukrainischen Koordinierungsstab", "ukrainischer Koordinierungsstab"),
        ("de", "US-Beamte", "US-Beamte"),
        ("de", "das Außenministerium in Warschau", "Außenministerium in Warschau"),
        ("en", "Kremlin spokesman Dmitry Peskov", "Dmitry Peskov"),
        ("en", "the legal-aid group Foro Penal", "Foro Penal"),
        ("en", "U.S. Secretary of State Marco Rubio", "Marco Rubio"),
        ("en", "two diplomats", "two diplomats"),
    ],
)
def test_speaker_name(language, words, name):
    text = f"… {words} …"
    assert speaker_name(text, (2, 2 + len(words)), language) == name


@pytest.mark.parametrize(
    ("language", "text", "words", "name"),
    [
        (
            "de",
            "Außenminister Johann Wadephul reist ab. Zuvor sagte er nichts.",
            "er",
            "Johann Wadephul",
        ),
        (
            "de",
            "Die Organisation Memorial wächst. Nach ihren Kriterien reicht das.",
            "ihren",
            "Memorial",
        ),
        (
            "de",
            "Außenministerin Annalena Baerbock kam. Die Ministerin schwieg.",
            "Die Ministerin",
            "Annalena Baerbock",
        ),
        (
            "en",
            "Secretary of State Marco Rubio left. Earlier, he said nothing.",
            "he",
            "Marco Rubio",
        ),
        ("en", "The rights group Memorial grew. The group counts 700.", "The group", "Memorial"),
    ],
)
def test_pronouns_and_roles_stand_for_a_name(language, text, words, name):
    start = text.rindex(words)
    span = resolve_speaker(text, (start, start + len(words)), language)
    assert speaker_name(text, span, language) == name


def test_a_pronoun_without_a_name_before_it_stands_for_itself():
    assert resolve_speaker("Er schwieg.", (0, 2), "de") == (0, 2)


def test_a_release_is_said_by_who_issued_it():
    text = (
        "PRESS RELEASE\nAmnesty International, 2 May 2025\n\nWe are glad that 14 people came home."
    )
    assert said_by(text, "en", "14 people came home") == ("Amnesty International",)
    assert find_issuer(text.replace("We are glad that", "It is told that"), "en") is None


def test_an_outer_statement_counts_only_where_it_says_the_inner_one():
    text = "Laut Reuters sagte das Ministerium, dass zwölf frei seien. Memorial schwieg."
    found = statements(text, "de")
    start = text.index("zwölf")
    assert [s.kind for s in statements_about(found, start, start + 10)] == ["indirect", "adverbial"]
    assert statements_about(found, text.index("schwieg"), len(text)) == []


def test_quotations_of_one_voice_in_a_row_are_one():
    text = "Die Ministerin sagte, man rede. Eine Einigung sei nah. Es fehle wenig."
    found = find_quotations(text, "de")
    assert [text[q.start : q.end] for q in found] == [
        "man rede",
        "Eine Einigung sei nah. Es fehle wenig.",
    ]
    assert {q.speaker for q in found} == {"Die Ministerin"}


def test_direct_speech_over_several_sentences():
    text = "„Wir warten. Niemand antwortet“, sagte die Anwältin. „Das ist neu.“"
    found = find_quotations(text, "de")
    assert [(text[q.start : q.end], q.kind, q.speaker) for q in found] == [
        ("„Wir warten. Niemand antwortet“", "direct", "die Anwältin"),
        ("„Das ist neu.“", "direct", "die Anwältin"),
    ]


WORDS = st.sampled_from(
    [
        "sagte",
        "laut",
        "so",
        "wie",
        "„",
        "“",
        '"',
        ",",
        ":",
        ";",
        "–",
        "(",
        ")",
        ".",
        "er",
        "sie",
        "X",
        "Minister",
        "dass",
        "nach",
        "Angaben",
        "zufolge",
        "said",
        "told",
        "that",
        "according",
        "to",
        "by",
        "the",
        "Memorial",
        "12",
        "sei",
        "habe",
        "teilte",
        "mit",
        "\n",
        "citing",
        "unter",
        "Berufung",
        "auf",
        "dijo",
        "que",
        "сообщил",
        "что",
    ]
)


@given(
    st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)),
    st.sampled_from(languages.codes()),
)
@example(",сООБЩИЛ%0", "ru")  # nothing is said
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_every_span_lies_in_it(text, language):
    found = statements(text, language)
    for s in found:
        for start, end in ((s.start, s.end), s.cue, *s.speakers):
            assert 0 <= start < end <= len(text)
        attribution(text, found, s.start, s.end, language, issuer=find_issuer(text, language))
    for q in find_quotations(text, language):
        if q.speaker is not None:
            assert q.speaker == text[q.speaker_start : q.speaker_end]


def test_time_grows_with_length():
    paragraph = "Am Freitag kamen in der Stadt viele Menschen zusammen, es regnete. " * 20 + "\n"
    assert statements(paragraph * 50, "de") == []


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpora do not lie beside the checkout")
def test_attribution_on_the_seeds():
    seeds = SHARED.parent / "seeds"
    right = total = 0
    texts = {}
    for line in (SHARED / "seeds.jsonl").read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        if not claim.get("attribution") or claim.get("optional"):
            continue
        text = texts.setdefault(
            claim["source"], (seeds / claim["source"]).read_text(encoding="utf-8")
        )
        names = attribution(text, statements(text, "de"), claim["start"], claim["end"], "de")
        accepted = {
            name for option in claim["attribution"] for name in option.rstrip("?").split("|")
        }
        right += bool(names) and set(names) <= accepted
        total += 1
    assert right / total >= 0.85
