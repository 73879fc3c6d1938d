"""Every language folder: what it reads, how its words are written, and a language made up here."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import drehtuer
from drehtuer import languages
from drehtuer.claims.sentences.cues import parse_cue
from drehtuer.claims.tokens import fold

# (text, kind, value of the count, status); a value of None is an unnumbered count or none.
SPANISH = [
    ("El Gobierno liberó el viernes a 14 presos políticos.", "freed", 14, "asserted"),
    ("Fueron excarcelados veinticuatro presos.", "freed", 24, "asserted"),
    ("Salieron de la cárcel 20 hombres.", "freed", 20, "asserted"),
    ("Los 20 presos que fueron liberados viajaron al norte.", "freed", 20, "asserted"),
    ("Un centenar de opositores recuperó la libertad.", "freed", 100, "asserted"),
    ("Foro Penal ha verificado 143 excarcelaciones.", "freed", 143, "asserted"),
    ("El presidente indultó a más de doscientas personas.", "freed", 200, "asserted"),
    ("El Gobierno liberará a 50 presos en los próximos días.", "freed", 50, "planned"),
    ("El Gobierno prometió liberar a 100 detenidos.", "freed", 100, "promised"),
    ("No liberaron a los 12 periodistas.", "freed", 12, "denied"),
    ("La Policía ha apresado desde el lunes a setenta y una personas.", "jailed", 71, "asserted"),
    ("Las autoridades detuvieron a 35 manifestantes el martes.", "jailed", 35, "asserted"),
    ("El tribunal condenó a 13 activistas a diez años de prisión.", "jailed", 13, "asserted"),
    ("Al menos 62 personas siguen encarceladas por motivos políticos.", "held", 62, "asserted"),
    ("Foro Penal contabiliza 806 presos políticos.", "held", 806, "asserted"),
    ("La ONG añadió a 12 personas a la lista de presos políticos.", "listed", 12, "asserted"),
    ("Nicaragua despojó de su nacionalidad a 222 opositores.", "fate", 222, "asserted"),
    ("La ONU exigió la liberación de todos los presos políticos.", "talks", None, "demanded"),
    ("El Gobierno negocia la liberación de 40 presos.", "talks", 40, "negotiated"),
    ("Estados Unidos levantó las sanciones contra Venezuela.", "measure", None, "asserted"),
]
RUSSIAN = [
    ("Лукашенко помиловал 14 политзаключённых.", "freed", 14, "asserted"),
    ("В пятницу на свободу вышли 52 человека.", "freed", 52, "asserted"),
    ("Освобождены сто двадцать три человека.", "freed", 123, "asserted"),
    ("Из плена вернулись 185 военнослужащих.", "freed", 185, "asserted"),
    ("Скоро на волю выйдут ещё двадцать два узника.", "freed", 22, "planned"),
    ("Власти обещали освободить ещё 100 человек.", "freed", 100, "promised"),
    ("Суд не освободил троих журналистов.", "freed", 3, "denied"),
    ("Милиция задержала 15 журналистов.", "jailed", 15, "asserted"),
    ("Задержаны не менее 30 человек.", "jailed", 30, "asserted"),
    ("Суд приговорил пятерых студентов к трём годам колонии.", "jailed", 5, "asserted"),
    ("За решёткой остаются 1218 политзаключённых.", "held", 1218, "asserted"),
    ("Насчитывается около тысячи двухсот политзаключённых.", "held", 1200, "asserted"),
    ("Политзаключёнными признали ещё 12 человек.", "listed", 12, "asserted"),
    ("Власти вывезли за границу 189 человек.", "fate", 189, "asserted"),
    ("США требуют освободить 1300 политзаключённых.", "talks", 1300, "demanded"),
    ("США сняли санкции с авиакомпании «Белавиа».", "measure", None, "asserted"),
    ("Евросоюз продлил санкции против Беларуси.", "measure", None, "asserted"),
    ("Режим сажает чаще, чем освобождает.", "door", None, "asserted"),
]
FRENCH = [
    ("Le gouvernement a libéré 14 prisonniers politiques.", "freed", 14, "asserted"),
    ("Vingt-trois détenus sont sortis de prison.", "freed", 23, "asserted"),
    ("Le président a gracié une dizaine de journalistes.", "freed", 10, "asserted"),
    ("La police a interpellé 35 manifestants mardi.", "jailed", 35, "asserted"),
    ("Le tribunal a condamné douze opposants.", "jailed", 12, "asserted"),
    ("Au moins quatre-vingts détenus politiques restent en prison.", "held", 80, "asserted"),
    ("Plus de cinquante personnes sont derrière les barreaux.", "held", 50, "asserted"),
    ("Washington a levé les sanctions contre la Biélorussie.", "measure", None, "asserted"),
]
POLISH = [
    ("Władze uwolniły 14 więźniów politycznych.", "freed", 14, "asserted"),
    ("Na wolność wyszły 52 osoby.", "freed", 52, "asserted"),
    ("Łukaszenka ułaskawił dwudziestu trzech więźniów.", "freed", 23, "asserted"),
    ("Milicja zatrzymała 15 dziennikarzy.", "jailed", 15, "asserted"),
    ("Sąd skazał pięciu studentów na trzy lata kolonii karnej.", "jailed", 5, "asserted"),
    ("Za kratami pozostaje ponad 1200 więźniów politycznych.", "held", 1200, "asserted"),
    ("Za więźniów politycznych uznano kolejnych 12 osób.", "listed", 12, "asserted"),
    ("USA zniosły sankcje wobec Białorusi.", "measure", None, "asserted"),
]
UKRAINIAN = [
    ("Лукашенко помилував 14 політв'язнів.", "freed", 14, "asserted"),
    ("З полону повернулися 185 військових.", "freed", 185, "asserted"),
    ("На волю вийшли двадцять дві людини.", "freed", 22, "asserted"),
    ("ФСБ затримала п'ятьох кримських татар.", "jailed", 5, "asserted"),
    ("У російській неволі перебувають щонайменше 16 тисяч цивільних.", "held", 16000, "asserted"),
    ("США зняли санкції з Білорусі.", "measure", None, "asserted"),
]
BELARUSIAN = [
    ("Лукашэнка памілаваў 14 палітвязняў.", "freed", 14, "asserted"),
    ("На волю выйшлі дваццаць два чалавекі.", "freed", 22, "asserted"),
    ("Міліцыя затрымала 15 журналістаў.", "jailed", 15, "asserted"),
    ("За кратамі застаюцца 1218 палітвязняў.", "held", 1218, "asserted"),
    ("Палітвязнямі прызналі не менш за сорак чалавек.", "listed", 40, "asserted"),
    ("ЗША знялі санкцыі з Беларусі.", "measure", None, "asserted"),
]
SENTENCES = [
    pytest.param(code, *row, id=f"{code}: {row[0]}")
    for code, rows in (
        ("es", SPANISH),
        ("ru", RUSSIAN),
        ("fr", FRENCH),
        ("pl", POLISH),
        ("uk", UKRAINIAN),
        ("be", BELARUSIAN),
    )
    for row in rows
]


@pytest.mark.parametrize(("code", "text", "kind", "value", "status"), SENTENCES)
def test_a_plain_sentence(code: str, text: str, kind: str, value: int | None, status: str) -> None:
    found = drehtuer.read(text, published="2025-12-10", language=code).claims
    assert (kind, value, status) in [
        (c.kind, c.count.value if c.count else None, c.status) for c in found
    ]
    assert all(text[c.start : c.end] == c.quote for c in found)


NO_CLAIM = [
    ("es", "El museo abrió 14 salas y la biblioteca prestó 200 libros."),
    ("es", "El equipo ganó tres partidos en dos semanas."),
    ("ru", "В музее открылись 14 залов, в библиотеке выдали 200 книг."),
    ("ru", "Команда выиграла три матча за две недели."),
    ("fr", "Le musée a ouvert 14 salles et prêté 200 livres."),
    ("pl", "Muzeum otworzyło 14 sal, a drużyna wygrała trzy mecze."),
    ("uk", "Музей відкрив 14 залів, а команда виграла три матчі."),
    ("be", "Музей адкрыў 14 залаў, а каманда выйграла тры матчы."),
]


@pytest.mark.parametrize(("code", "text"), NO_CLAIM)
def test_other_news_makes_no_claim(code: str, text: str) -> None:
    assert drehtuer.read(text, published="2025-12-10", language=code).claims == ()


def _phrases(table: object) -> Iterator[str]:
    """All strings in a table of lists of strings."""
    if isinstance(table, dict):
        for value in table.values():
            yield from _phrases(value)
    elif isinstance(table, list):
        yield from table


@pytest.mark.parametrize("code", languages.codes())
@pytest.mark.parametrize("subject", ["cues", "groups", "numbers"])
def test_words_are_written_as_they_are_looked_up(code: str, subject: str) -> None:
    table = languages.table(code, subject)
    sets = {name: words.split() for name, words in table.get("sets", {}).items()}
    for phrase in _phrases({name: part for name, part in table.items() if name != "sets"}):
        assert phrase == fold(phrase), phrase
        for part in parse_cue(phrase, sets):
            assert part, phrase
            assert all(option for option in part), phrase


@pytest.mark.parametrize("code", languages.codes())
def test_words_that_other_news_has_too_are_words_of_the_subject(code: str) -> None:
    context = languages.table(code, "cues")["context"]
    assert set(context["passing"]) < set(context["words"])


WHOLE = ("de", "en")
"""The languages whose tables have every section that the readers look up."""


@pytest.mark.parametrize("code", [code for code in languages.codes() if code not in WHOLE])
@pytest.mark.parametrize("subject", ["cues", "dealings", "groups", "language"])
def test_sections_are_named_as_in_german_or_english(code: str, subject: str) -> None:
    """A misspelt section would hold words that nobody looks up."""
    known = [languages.table(whole, subject) for whole in WHOLE]
    for section, words in languages.table(code, subject).items():
        assert any(section in table for table in known), section
        if isinstance(words, dict) and subject != "groups" and section not in ("definite", "sets"):
            names = {name for table in known for name in table.get(section, {})}
            assert set(words) <= names, section


MADE_UP = {
    "language.toml": """
name = "Porlano"
common = "mo ka ti se ulu vane"
abbreviations = ""
after_ordinal = ""
[genres]
[words]
determiners = "mo"
prepositions = "ka ti"
coordinators = "se"
auxiliaries = "vane"
negations = "ulu"
""",
    "numbers.toml": """
[units]
2 = ["dun"]
3 = ["tor"]
20 = ["dunlek"]
[vague]
dozens = ["lekari"]
[before]
at_least = ["minu ka"]
""",
    "groups.toml": """
[prisoner]
"prisoners" = ["porlo*"]
[people]
"journalists" = ["skriv*"]
""",
    "cues.toml": """
[freed]
acts = ["lumat*"]
[jailed]
acts = ["voskat*"]
[held]
happens = ["ti kasto"]
[status]
denied = ["ulu"]
stock = ["vane"]
""",
}
MADE_UP_SENTENCES = [
    ("Mo regi lumata tor porlos.", "freed", 3, "exact", "asserted"),
    ("Mo regi ulu lumata dunlek tor porlos.", "freed", 23, "exact", "denied"),
    ("Mo regi voskata minu ka 14 skrivis.", "jailed", 14, "at_least", "asserted"),
    ("Lekari porlos vane ti kasto.", "held", None, "dozens", "asserted"),
]


def _forget_languages() -> None:
    """Clear what has been cached of the language folders."""
    for name, module in list(sys.modules.items()):
        if name.startswith("drehtuer"):
            for thing in vars(module).values():
                if callable(getattr(thing, "cache_clear", None)):
                    thing.cache_clear()


@pytest.fixture
def languages_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the folder of languages, to put more languages into."""
    known = Path(languages.__file__).parent
    folder = tmp_path / "languages"
    shutil.copytree(known, folder, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    monkeypatch.setattr(languages, "files", lambda _: folder)
    _forget_languages()
    yield folder
    monkeypatch.undo()
    _forget_languages()


def _add(folder: Path, code: str, files: dict[str, str]) -> str:
    (folder / code).mkdir()
    for name, text in files.items():
        (folder / code / name).write_text(text, encoding="utf-8")
    return code


@pytest.fixture
def made_up_language(languages_folder: Path) -> str:
    """One more language, made up here."""
    return _add(languages_folder, "qq", MADE_UP)


@pytest.fixture
def italian(languages_folder: Path) -> str:
    """The small language that the guide shows, from the guide."""
    guide = (Path(__file__).parents[2] / "docs/languages.md").read_text("utf-8")
    (shown,) = re.findall(r"^```toml\n(# it/.*?)^```", guide, re.MULTILINE | re.DOTALL)
    pieces = re.split(r"^# it/(\w+\.toml)\n", shown, flags=re.MULTILINE)[1:]
    return _add(languages_folder, "it", dict(zip(pieces[::2], pieces[1::2], strict=True)))


def test_a_new_language_needs_only_its_folder(made_up_language: str) -> None:
    for text, kind, value, qualifier, status in MADE_UP_SENTENCES:
        claims = drehtuer.read(text, published="2025-12-10", language=made_up_language).claims
        assert [
            (c.kind, c.count.value, c.count.qualifier, c.status) for c in claims if c.count
        ] == [(kind, value, qualifier, status)], text


def test_a_new_language_is_detected(made_up_language: str) -> None:
    report = drehtuer.read(" ".join(text for text, *_ in MADE_UP_SENTENCES))
    assert report.language == made_up_language
    assert len(report.claims) == len(MADE_UP_SENTENCES)


GERMAN_PARAGRAPH = (
    "Die Behörden haben am Freitag 52 politische Gefangene freigelassen, und niemand weiß, wie "
    "viele noch in Haft sind."
)


def test_a_new_language_is_read_beside_others(made_up_language: str) -> None:
    paragraph = " ".join(text for text, *_ in MADE_UP_SENTENCES)
    text = f"{GERMAN_PARAGRAPH}\n\n{paragraph}\n"
    report = drehtuer.read(text, published="2025-12-05")
    assert [p.language for p in report.passages] == ["de", made_up_language]
    own = [c for c in report.claims if c.start > len(GERMAN_PARAGRAPH)]
    assert [c.kind for c in own] == [kind for _, kind, *_ in MADE_UP_SENTENCES]
    assert 0 < len(own) < len(report.claims)
    assert all(text[c.start : c.end] == c.quote for c in report.claims)


@pytest.mark.parametrize(
    ("text", "kind", "value", "qualifier", "status"),
    [
        ("Almeno tre giornalisti sono stati arrestati.", "jailed", 3, "at_least", "asserted"),
        ("Il governo non ha liberato venti detenuti.", "freed", 20, "exact", "denied"),
        ("Il governo ha liberato 52 prigionieri politici.", "freed", 52, "exact", "asserted"),
        ("Più di 800 prigionieri sono in carcere.", "held", 800, "more_than", "asserted"),
    ],
)
def test_the_small_language_of_the_guide(
    italian: str, text: str, kind: str, value: int, qualifier: str, status: str
) -> None:
    report = drehtuer.read(f"{text}\n", published="2025-12-05")
    assert report.language == italian
    assert [
        (c.kind, c.count.value, c.count.qualifier, c.status) for c in report.claims if c.count
    ] == [(kind, value, qualifier, status)]


def test_a_new_language_takes_more_files_one_by_one(languages_folder: Path) -> None:
    text = "Mo regi ti Lovia lumata tor porlos."
    files = {
        **MADE_UP,
        "places.toml": '[BY]\nnames = ["Lovia"]\n',
        "people.toml": '[roles]\nboth = "regi*"\n',
        "verbs.toml": "",
    }
    code = _add(languages_folder, "qq", files)
    (claim,) = drehtuer.read(f"{text}\n", published="2025-12-05", language=code).claims
    assert (claim.kind, claim.where) == ("freed", "BY")


def test_the_made_up_language_is_gone_afterwards() -> None:
    assert "qq" not in languages.codes()
