"""What became of people in custody, told by their days there: letters, weight, beds, medicine."""

from __future__ import annotations

import pytest
from claims_read import claims_of

BEFORE = {
    "en": "Ales Bialiatski was arrested in Minsk in July 2021. ",
    "de": "Ales Bjaljazki wurde im Juli 2021 in Minsk verhaftet. ",
}

TOLD: list[tuple[str, str, str | None]] = [
    ("en", "His letters no longer arrive.", "incommunicado"),
    ("en", "His wife last heard his voice in February 2023.", "incommunicado"),
    ("en", "The last letter from him came in March.", "incommunicado"),
    ("en", "He has not been allowed to call home since May.", "incommunicado"),
    ("en", "Nobody outside the prison has seen him since 2023.", "incommunicado"),
    ("en", "The guards took away his blood pressure tablets.", "ill_treated"),
    ("en", "He was driven to the court with a sack over his head.", "ill_treated"),
    ("en", "He told his lawyer he had been kicked and punched.", "ill_treated"),
    ("en", "He is allowed out of his cell for half an hour a day.", "ill_treated"),
    ("en", "He has scabies.", "ill"),
    ("en", "He is down to 45 kilos.", "ill"),
    ("en", "He now walks with a cane.", "ill"),
    ("en", "He can no longer see out of his left eye.", "ill"),
    ("en", "His heart gave out in March.", "died"),
    ("en", "He has settled in Berlin with his children.", "exiled"),
    ("en", "The family's house was confiscated.", "family_targeted"),
    ("en", "Trump was beaten at the polls.", None),
    ("en", "Trump can no longer see a deal.", None),
    ("en", "The last letter from the ministry came in March.", None),
    ("en", "Police took away his laptop.", None),
    ("de", "Seine Schwester hat ihn zuletzt im März am Telefon gehört.", "incommunicado"),
    ("de", "Der letzte Brief von ihm kam im Mai.", "incommunicado"),
    ("de", "Er bekommt nach Angaben seiner Frau keine Medikamente.", "ill_treated"),
    ("de", "Das Insulin händigte man ihm nicht aus.", "ill_treated"),
    ("de", "Seit zehn Monaten hat er die Sonne nicht gesehen.", "ill_treated"),
    ("de", "Er schläft auf dem nackten Beton.", "ill_treated"),
    ("de", "Neun Tage lang war er mit Handschellen ans Bett gefesselt.", "ill_treated"),
    ("de", "In der Zelle brennt Tag und Nacht das Licht.", "ill_treated"),
    ("de", "Er kann kaum noch gehen.", "ill"),
    ("de", "Er sieht auf dem linken Auge nichts mehr.", "ill"),
    ("de", "Seit dem 3. Mai isst er nichts mehr.", "ill"),
    ("de", "Er wurde 2022 nach Moskau ausgeschafft.", "expelled"),
    ("de", "Den 94 wurde die Nationalität entzogen.", "stateless"),
    ("de", "Der letzte Brief von Merkel stammt aus dem Jahr 2020.", None),
    ("de", "Das Licht in Minsk brennt die ganze Nacht.", None),
    ("de", "Er kann nicht mehr hören, was der Minister sagt.", None),
]


@pytest.mark.parametrize(("language", "text", "fate"), TOLD)
def test_days_in_custody_tell_a_fate(language: str, text: str, fate: str | None) -> None:
    found = claims_of(BEFORE[language] + text, language)[1:]
    assert [claim.fate for claim in found if claim.kind == "fate"] == ([fate] if fate else [])
    if fate is None:
        assert not [claim for claim in found if claim.kind in ("freed", "held", "jailed")]
