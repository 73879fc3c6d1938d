"""German wordings of held, freed, jailed and fates, by families: who, how many, how certain."""

from __future__ import annotations

import pytest
from claims_read import claims_of

Told = tuple[str, str | None, int | str | None, tuple[str, ...], str]
"""Kind, fate, count (or its qualifier), surnames, status."""


def told(text: str) -> list[Told]:
    """What a text tells of people, in order of kind."""
    found: list[Told] = []
    for claim in claims_of(text, "de"):
        if claim.kind not in ("held", "freed", "jailed", "listed", "fate"):
            continue
        count = claim.count and (claim.count.value or claim.count.qualifier)
        names = tuple(person.split()[-1] for person in claim.persons)
        found.append((claim.kind, claim.fate, count, names, claim.status))
    return sorted(found, key=str)


CASES: list[tuple[str, list[Told]]] = [
    # who they were is told behind the release, some sentences later, too
    (
        "Belarus hat 123 Häftlinge begnadigt. Das teilte der Pressedienst mit. Unter ihnen sind "
        "nach Angaben von Wjasna Ales Bjaljazki und Maria Kolesnikowa.",
        [
            ("freed", None, 123, (), "asserted"),
            ("freed", None, None, ("Bjaljazki", "Kolesnikowa"), "asserted"),
        ],
    ),
    (
        "Iran hat zwei Gefangene freigelassen. Es handelt sich um Cécile Kohler und Jacques Paris.",
        [
            ("freed", None, 2, (), "asserted"),
            ("freed", None, None, ("Kohler", "Paris"), "asserted"),
        ],
    ),
    (
        "Russland ließ 16 Gefangene frei. An Bord waren Ilja Jaschin und Oleg Orlow.",
        [
            ("freed", None, 16, (), "asserted"),
            ("freed", None, None, ("Jaschin", "Orlow"), "asserted"),
        ],
    ),
    # one side of a swap is no part of the other
    (
        "Brittney Griner kam im Tausch gegen den Waffenhändler Viktor Bout frei.",
        [
            ("freed", None, None, ("Bout",), "asserted"),
            ("freed", None, None, ("Griner",), "asserted"),
        ],
    ),
    (
        "Evan Gershkovich kam frei, Marc Fogel hingegen nicht.",
        [
            ("freed", None, None, ("Fogel",), "denied"),
            ("freed", None, None, ("Gershkovich",), "asserted"),
        ],
    ),
    # the arrival of somebody of whose release the report tells behind it
    (
        "Am Mittwochabend ist Boualem Sansal in Berlin gelandet. Algeriens Präsident hatte Boualem "
        "Sansal am Mittag begnadigt.",
        [
            ("freed", None, None, ("Sansal",), "asserted"),
            ("freed", None, None, ("Sansal",), "asserted"),
        ],
    ),
    # by whom a pardon was granted is nobody pardoned
    (
        "Nach der Begnadigung durch Präsident Tebboune kam Boualem Sansal frei.",
        [("freed", None, None, ("Sansal",), "asserted")],
    ),
    (
        "Niemand weiß, wo Mikola Statkewitsch steckt.",
        [("fate", "disappeared", None, ("Statkewitsch",), "asserted")],
    ),
    ("Der Politiker weiß, wo Mikola Statkewitsch wohnt.", []),
    # a span before a term is no term; "seit" before a noun opens no clause
    (
        "Ein Gericht in Minsk verhängte zwei Jahre später elf Jahre gegen Maria Kolesnikowa.",
        [("jailed", None, None, ("Kolesnikowa",), "asserted")],
    ),
    (
        "Seit der Verurteilung verweigert Alaa Abdel Fattah die Nahrung und wird zwangsernährt.",
        [
            ("fate", "ill", None, ("Fattah",), "asserted"),
            ("fate", "ill_treated", None, ("Fattah",), "asserted"),
        ],
    ),
    ("Es war der 18. Prozess gegen das Blatt.", []),
    # "sein" before a noun is no verb, so the row goes on; "sie" are both
    (
        "Craig Foreman und seine Frau Lindsay Foreman durften telefonieren; sie sitzen seit Januar "
        "2025 im Gefängnis.",
        [("held", None, None, ("Foreman", "Foreman"), "asserted")],
    ),
    (
        "Maxim Znak und sein Kollege Ilja Salej wurden verurteilt.",
        [("jailed", None, None, ("Znak", "Salej"), "asserted")],
    ),
    (
        "Ein Gericht sprach Boualem Sansal im März schuldig. Im Juli bestätigte die zweite Instanz "
        "das Urteil.",
        [
            ("jailed", None, None, ("Sansal",), "asserted"),
            ("jailed", None, None, ("Sansal",), "asserted"),
        ],
    ),
    # taken once more, also with the verb in two parts
    (
        "Zwei Monate später holten Agenten Nasrin Sotoudeh in Teheran erneut ab.",
        [("fate", "rearrested", None, ("Sotoudeh",), "asserted")],
    ),
    # cut off from the outside, told by letters and calls
    (
        "Maria Kolesnikowa durfte 600 Tage lang weder schreiben noch telefonieren.",
        [("fate", "incommunicado", None, ("Kolesnikowa",), "asserted")],
    ),
    (
        "Nasrin Sotoudeh wird regelmäßig in den Strafisolator gesperrt.",
        [("fate", "ill_treated", None, ("Sotoudeh",), "asserted")],
    ),
    # the judge who orders it is not the one let go; a role takes up who was named
    (
        "Auf Anordnung eines Richters kam Osman Kavala frei.",
        [("freed", None, None, ("Kavala",), "asserted")],
    ),
    (
        "Das Gericht hob das Todesurteil gegen Toomaj Salehi auf; sechs Monate später war der "
        "Rapper frei.",
        [
            ("freed", None, None, ("Salehi",), "asserted"),
            ("freed", None, None, ("Salehi",), "asserted"),
        ],
    ),
    # a noun alone tells a fate
    (
        "Der Nobelpreisträger Liu Xiaobo trat in einen Hungerstreik.",
        [("fate", "ill", None, ("Xiaobo",), "asserted")],
    ),
    (
        "Mir Hossein Mussawi steht seit 2011 unter Hausarrest.",
        [("fate", "restricted", None, ("Mussawi",), "asserted")],
    ),
    # an infinitive with "zu" is no relative clause, "aber" in a clause no end of it
    (
        "Mikola Statkewitsch weigerte sich, das Land zu verlassen, und wurde zurück ins "
        "Gefängnis gebracht.",
        [("fate", "rearrested", None, ("Statkewitsch",), "asserted")],
    ),
    (
        "Sonia Dahmani ist vorläufig entlassen worden, darf das Land aber nicht verlassen.",
        [
            ("fate", "restricted", None, ("Dahmani",), "asserted"),
            ("freed", None, None, ("Dahmani",), "asserted"),
        ],
    ),
    ("Alexej Nawalny hatte sich geweigert, die Grenze zu überqueren.", []),
    # how certain it is
    (
        "Tritt das Gesetz in Kraft, könnten bis zu 500 Häftlinge heimkehren.",
        [("freed", None, 500, (), "considered")],
    ),
    (
        "Erwartet wird, dass am Montag 30 Häftlinge freikommen.",
        [("freed", None, 30, (), "planned")],
    ),
    (
        "Der Minister bestätigte, dass Boualem Sansal freigelassen werde.",
        [("freed", None, None, ("Sansal",), "planned")],
    ),
    (
        "Mindestens 104 Häftlinge haben die Gefängnisse verlassen, so viele wie an keinem Tag.",
        [("freed", None, 104, (), "asserted")],
    ),
    (
        "Gegen 22 Häftlinge wurde die Haft in eine nicht öffentliche Strafe umgewandelt.",
        [("freed", None, 22, (), "asserted")],
    ),
    # years that have passed are no term, a modal with a verb is no arrest
    ("Kim Aris erhielt vor zwei Jahren einen Preis.", []),
    (
        "Ales Bjaljazki musste zehn Monate im Gefängnis verbringen.",
        [("held", None, None, ("Bjaljazki",), "asserted")],
    ),
    # an order or a verdict may leave out whom it is about, or tell it behind "für"
    (
        "Am Samstag wurde Ekrem Imamoglu festgenommen, am Sonntag ordnete ein Richter "
        "Untersuchungshaft an.",
        [
            ("jailed", None, None, ("Imamoglu",), "asserted"),
            ("jailed", None, None, ("Imamoglu",), "asserted"),
        ],
    ),
    (
        "Ein Richter ordnete für die Chefredakteurin vier Monate Untersuchungshaft an.",
        [("jailed", None, 1, (), "asserted")],
    ),
    # whose it is: "von" behind a noun, a possessive before it
    (
        "Die Strafe von Enes Kara wurde halbiert.",
        [("freed", None, None, ("Kara",), "asserted")],
    ),
    ("Zu ihrer Entlassung erschienen Hunderte Anwälte.", []),
    # who is counted: compounds of offices, participles as nouns; things are none
    (
        "In Diyarbakır holte die Polizei 30 kurdische Lokalpolitiker aus den Betten.",
        [("jailed", None, 30, (), "asserted")],
    ),
    (
        "Die Justiz hat 87 Teilnehmer der Proteste aus dem Gefängnis Tocorón entlassen.",
        [("freed", None, 87, (), "asserted")],
    ),
    ("Bis Mittag sollen 20 Lebende freikommen.", [("freed", None, 20, (), "planned")]),
    (
        "Amnesty International spricht von 38 Verschwundenen.",
        [("fate", "disappeared", 38, (), "asserted")],
    ),
    ("Wie viele Häftlinge noch im Gefängnis schmachten, ist unbekannt.", []),
    # attributes are no finite verbs, a state of a passive tells whom it befell
    (
        "Der bereits seit März inhaftierte Bürgermeister Ekrem Imamoglu wurde vernommen.",
        [("held", None, None, ("Imamoglu",), "asserted")],
    ),
    (
        "Die 69-Jährige war im Mai 2023 festgenommen und zu acht Jahren Haft verurteilt worden.",
        [("jailed", None, 1, (), "asserted"), ("jailed", None, 1, (), "asserted")],
    ),
    (
        "Memorial spricht von 7000 Zivilisten in russischer Gefangenschaft.",
        [("held", None, 7000, (), "asserted")],
    ),
    # members of a group tell what befell them
    ("Auch 16 Frauen zählen zu den Inhaftierten.", [("held", None, 16, (), "asserted")]),
    (
        "Aung San Suu Kyi gehört nicht zu den Begünstigten.",
        [("freed", None, None, ("Kyi",), "denied")],
    ),
    # denials of what is said to have happened
    (
        "Der Sprecher wies zurück, dass Boualem Sansal verlegt worden sei.",
        [("fate", "transferred", None, ("Sansal",), "denied")],
    ),
    # what is over, asked, refused or only a condition
    ("Gubad Ibadoghlu ist nicht mehr in Haft.", []),
    ("Wie viele von ihnen aus politischen Gründen einsitzen, ist unklar.", []),
    ("Die Sanktionen bleiben, solange noch ein politischer Häftling einsitzt.", []),
    (
        "Der Oberste Gerichtshof wies das Gnadengesuch von Kizza Besigye ab.",
        [("freed", None, None, ("Besigye",), "rejected")],
    ),
    # an attribute alone tells nothing new, one with a time does
    ("Der verhaftete Blogger Raif Badawi schwieg vor Gericht.", []),
    (
        "Julia Nawalnaja, Witwe des am Polarkreis in Haft gestorbenen Politikers, sprach.",
        [("fate", "died", 1, (), "asserted")],
    ),
    # lists of names, a threat of execution, plurals of adjectives
    ("Insgesamt listet die Organisation 375 Namen.", [("held", None, 375, (), "asserted")]),
    (
        "Mindestens 70 Gefangene sind von der Hinrichtung bedroht.",
        [("held", None, 70, (), "asserted")],
    ),
    ("Die Begnadigten mussten das Land verlassen.", [("fate", "expelled", None, (), "asserted")]),
    # a term that is served ends, a place that nobody knows is a fate
    (
        "Zwölf der 45 Häftlinge haben ihre Strafe inzwischen abgesessen.",
        [("freed", None, 12, (), "asserted")],
    ),
    (
        "Wo Aung San Suu Kyi festgehalten wird, ist seit Monaten unklar.",
        [("fate", "disappeared", None, ("Kyi",), "asserted")],
    ),
    (
        "Am Freitag durfte Ali Karimli gehen, das Gericht wandelte den Rest der Strafe in "
        "eine Geldstrafe um.",
        [
            ("freed", None, None, ("Karimli",), "asserted"),
            ("freed", None, None, ("Karimli",), "asserted"),
        ],
    ),
    # a part of those told of is told once, by its verb
    (
        "Zehn der damals Verhafteten sitzen noch immer im Gefängnis.",
        [("held", None, 10, (), "asserted")],
    ),
    (
        "Drei der im Juli Entlassenen sitzen inzwischen wieder.",
        [("fate", "rearrested", 3, (), "asserted")],
    ),
    # a release that only dates a count
    (
        "Foro Penal zählte vor den Freilassungen 806 politische Gefangene.",
        [("held", None, 806, (), "asserted")],
    ),
    # a span in custody is no sentence, a possessive no verb
    (
        "Das Ehepaar war 1.277 Tage im Evin-Gefängnis.",
        [("held", None, 2, (), "asserted")],
    ),
    (
        "Kizza Besigye und sein Mitarbeiter Obeid Lutale wurden gegen Kaution entlassen.",
        [("freed", None, None, ("Besigye", "Lutale"), "asserted")],
    ),
    # the pronoun behind the subject is the object
    (
        "Nasta Lojka arbeitete für Wjasna. Im Oktober nahmen Geheimdienstler sie fest.",
        [("jailed", None, None, ("Lojka",), "asserted")],
    ),
    # who is excepted
    (
        "Freigelassen wurde Mahmoud Hussein, nicht jedoch seine Kollegin Hoda Abdel-Moneim.",
        [
            ("freed", None, None, ("Abdel-Moneim",), "denied"),
            ("freed", None, None, ("Hussein",), "asserted"),
        ],
    ),
    # bans on ministers jail nobody, a list of sanctions is none of prisoners
    ("Kanada verhängte Einreisesperren gegen drei Generäle aus Myanmar.", []),
    (
        "Sieben Oppositionelle durften Nicaragua am Freitag verlassen.",
        [("freed", None, 7, (), "asserted")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_german_wordings_are_read(text: str, expected: list[Told]) -> None:
    assert told(text) == sorted(expected, key=str)
