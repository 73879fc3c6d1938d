"""Measures, stands, contacts and talks as agencies, decrees, chronicles and boxes word them."""

from __future__ import annotations

import pytest
from claims_read import claims_of

MEASURES = [
    # what burdens do by themselves
    ("en", "UN sanctions on Iran return in 30 days.", "impose"),
    ("de", "Die Sanktionen gegen Iran kehren in dreißig Tagen zurück.", "impose"),
    # laws and lists known by their names; money that comes back
    ("de", "Washington setzte sechs Richter aus Georgien auf die schwarze Liste.", "impose"),
    ("en", "Joe Biden suspended Title III of Helms-Burton in January.", "lift"),
    ("en", "Iran got 6 billion dollars of frozen oil money back.", "ease"),
    ("de", "Kanada belegte zwei iranische Staatsanwälte mit einem Einreiseverbot.", "impose"),
    ("de", "Nach sieben Jahren fliegt American Airlines wieder nach Caracas.", "ease"),
    ("de", "Ottawa rief wegen des Falls seinen Botschafter aus Neu-Delhi zurück.", "impose"),
    ("de", "Usbekistan darf künftig wieder Baumwolle in die USA liefern.", "ease"),
    ("de", "Australien lässt 14 Offiziere aus Myanmar nicht mehr einreisen.", "impose"),
    (
        "de",
        "Ein Kredit der Golfstaaten über 500 Millionen Dollar an Kairo liegt auf Eis.",
        "impose",
    ),
    ("de", "Der IWF zahlte Ägypten im März die zweite Tranche des Kredits aus.", "ease"),
    ("de", "Tokio legte neue Entwicklungskredite für Myanmar auf Eis.", "impose"),
    ("de", "Die Arabische Liga nahm Damaskus wieder auf.", "ease"),
    ("de", "London und Caracas wollen wieder Botschafter austauschen.", "ease"),
    (
        "de",
        "Das Europaparlament verlangt Strafmaßnahmen gegen aserbaidschanische Richter.",
        "impose",
    ),
    ("de", "Litauen öffnete um Mitternacht den Übergang Medininkai.", "ease"),
    ("de", "Burkina Faso stellt US-Bürgern keine Visa mehr aus.", "impose"),
    (
        "de",
        "Das State Department annullierte die Visa von 250 nicaraguanischen Funktionären.",
        "impose",
    ),
    ("de", "Die US-Zölle auf Waren aus Myanmar sinken von 40 auf 25 Prozent.", "ease"),
    (
        "de",
        "Die EU-Botschafter gaben grünes Licht für Einreisesperren gegen 20 Georgier.",
        "impose",
    ),
    (
        "de",
        "Die Strafmaßnahmen gegen den eritreischen Armeechef sind stillschweigend entfallen.",
        "lift",
    ),
    ("de", "Peking hob das Einfuhrverbot für australische Hummer auf.", "lift"),
    (
        "de",
        "China verhängte Gegensanktionen gegen fünf Abgeordnete des Europaparlaments.",
        "impose",
    ),
    ("de", "Frankreich setzte den Kulturaustausch mit Iran aus.", "impose"),
    ("de", "Großbritannien wertete seine Vertretung in Damaskus zur Botschaft auf.", "ease"),
    ("de", "Managua brach 2022 die Beziehungen zum Heiligen Stuhl ab.", "impose"),
    ("de", "Die EU dreht Tiflis den Geldhahn zu.", "impose"),
    ("de", "Die Weltbank vergibt wieder Kredite an Uganda.", "ease"),
    ("de", "Moskau hat die Taliban von seiner Liste der Terrororganisationen gestrichen.", "lift"),
    ("de", "Russland erkannte als erstes Land die Taliban-Regierung an.", "ease"),
    ("de", "„Wir weisen den Konsul aus“, schrieb Kolumbiens Präsident.", "impose"),
    ("de", "Im Gegenzug fallen die Zölle auf Kaffee aus Kolumbien weg.", "lift"),
    ("de", "Die Sanktionen gegen Belavia: aufgehoben (September).", "lift"),
    (
        "de",
        "Brüssel nimmt die Gespräche über ein Handelsabkommen mit Taschkent wieder auf.",
        "ease",
    ),
    ("de", "Die Niederlande setzten die Visavergabe an russische Beamte aus.", "impose"),
    ("de", "Wien beorderte seinen Botschafter zu Konsultationen heim.", "impose"),
    ("de", "Serbien schloss sich den EU-Strafmaßnahmen gegen Belarus an.", "impose"),
    (
        "de",
        "Das Repräsentantenhaus stimmte dafür, georgische Richter mit Strafen zu belegen.",
        "impose",
    ),
    (
        "de",
        "Die USA setzten 14 Offiziere auf ihre Sanktionsliste. Kanada tat es ihnen gleich.",
        "impose",
    ),
    ("de", "Im Gegenzug bekommt Minsk Ersatzteile für seine Boeings.", "ease"),
    ("de", "Dafür öffnet Washington sein Konsulat in Grodno.", "ease"),
    ("de", "Seit Freitag verkehren wieder Busse zwischen Vilnius und Minsk.", "ease"),
    ("de", "Paris lässt bis auf Weiteres keine nigrischen Studenten mehr ins Land.", "impose"),
    ("de", "Der Iran kappte daraufhin die Flugverbindungen nach Istanbul.", "impose"),
    ("de", "Das Waffenembargo gegen Eritrea lief im November aus.", "lift"),
    ("de", "Schweden kündigte an, seine Botschaft in Teheran wieder zu besetzen.", "ease"),
    (
        "de",
        "Die Regierung in Ottawa hat den Export von Drohnentechnik in die Türkei untersagt.",
        "impose",
    ),
    ("de", "Eritrea: UN-Sanktionen aufgehoben (14. November 2018)", "lift"),
    ("de", "Zuckerbrot: Washington erlaubt Chevron, wieder zu bohren.", "ease"),
    ("de", "Nun zieht auch Bern die Konsequenzen und sperrt die Konten des Clans.", "impose"),
    ("de", "Aus Protest sagte Berlin den Menschenrechtsdialog mit Peking ab.", "impose"),
    ("de", "Die Freihandelsgespräche mit Bangkok liegen seit dem Urteil auf Eis.", "impose"),
    (
        "de",
        "Vier Generäle dürfen nicht mehr in die USA einreisen, ihre Konten dort sind gesperrt.",
        "impose",
    ),
    ("de", "Peking antwortete mit einem Importstopp für litauisches Rindfleisch.", "impose"),
    ("de", "Das Weiße Haus begrub die Pläne für weitere Strafzölle gegen Kolumbien.", "lift"),
    (
        "de",
        "Die EU-Außenminister haben weitere 14 Georgier auf die Sanktionsliste genommen.",
        "impose",
    ),
    ("de", "Bern prüft, ob es die Konten des Clans einfriert.", "impose"),
    ("de", "Prag stellt Belarussen wieder Visa aus.", "ease"),
    ("en", "Ottawa recalled its ambassador from New Delhi over the case.", "impose"),
    ("en", "Uzbekistan may once more sell cotton to the United States.", "ease"),
    ("en", "Tokyo suspended new development loans to Myanmar.", "impose"),
    ("en", "London and Caracas agreed to exchange ambassadors again.", "ease"),
    (
        "en",
        "Vilnius extended the closure of its two border crossings with Belarus by a month.",
        "impose",
    ),
    ("en", "Lithuania reopened the Medininkai checkpoint at midnight.", "ease"),
    ("en", "Under the decree, Burkina Faso stops issuing visas to American citizens.", "impose"),
    ("en", "The State Department revoked the visas of 250 Nicaraguan officials.", "impose"),
    ("en", "US tariffs on goods from Myanmar were cut from 40 to 25 percent.", "ease"),
    ("en", "Sanctions against the Eritrean army chief have been quietly dropped.", "lift"),
    ("en", "Norway pulled its sovereign wealth fund out of three Israeli companies.", "impose"),
    ("en", "China slapped counter-sanctions on five members of the European Parliament.", "impose"),
    ("en", "General License 8 allows Chevron to resume pumping.", "ease"),
    ("en", "France summoned the Iranian chargé d'affaires and froze cultural exchanges.", "impose"),
    (
        "en",
        "The embassy in Caracas, shuttered since 2019, raised its flag again on Monday.",
        "ease",
    ),
    ("en", "Britain upgraded its mission in Damascus to a full embassy.", "ease"),
    ("en", "Managua broke off relations with the Holy See in 2022.", "impose"),
    ("en", "The EU said it was cutting off budget support to Tbilisi.", "impose"),
    ("en", "The World Bank resumed lending to Uganda.", "ease"),
    ("en", "Moscow has taken the Taliban off its list of terrorist organizations.", "lift"),
    ("en", "Russia became the first country to recognize the Taliban government.", "ease"),
    ("en", "The Home Office barred the minister from the United Kingdom.", "impose"),
    ("en", '"We are expelling the consul," Colombia\'s president wrote.', "impose"),
    ("en", "The U.S. toughened export controls on software used by the Ugandan police.", "tighten"),
    ("en", "Member states agreed to suspend sanctions on Syrian banks.", "lift"),
    ("en", "The House voted to penalise Georgian judges.", "impose"),
    ("en", "Britain, too, struck the minister off its list of sanctioned persons.", "lift"),
    ("en", "The US put 14 officers on its blacklist. Canada did the same.", "impose"),
    (
        "en",
        "The US has dropped its sanctions on Belavia. The EU does not intend to follow suit.",
        "lift",
    ),
    ("en", "In return Minsk gets spare parts for its Boeings.", "ease"),
    ("en", "In exchange, Washington is opening a consulate in Grodno.", "ease"),
    ("en", "The tariffs that Washington had slapped on Brasília are history.", "lift"),
    ("en", "Buses have been running between Vilnius and Minsk again since Friday.", "ease"),
    ("en", "Paris is turning away students from Niger until further notice.", "impose"),
    ("en", "Iran responded by severing air links with Istanbul.", "impose"),
    ("en", "The arms embargo on Eritrea expired in November.", "lift"),
    ("en", "By resuming scheduled flights Washington met an old demand of Caracas.", "ease"),
    ("en", "The Senate approved tougher sanctions on Nicaragua's gold sector.", "impose"),
    ("en", "Over the writer's detention Algiers threw out twelve French embassy staff.", "impose"),
    ("en", "Sweden said it would send diplomats back to its embassy in Tehran.", "ease"),
    ("en", "Ottawa has forbidden the export of drone technology to Turkey.", "impose"),
    ("en", "Eritrea: UN sanctions lifted (14 Nov. 2018)", "lift"),
    ("en", "The White House released $6 billion that had been frozen in South Korea.", "ease"),
    ("en", "In protest Berlin called off its human rights dialogue with Beijing.", "impose"),
    ("en", "Brussels has granted Uzbekistan duty-free access for 6,000 goods.", "ease"),
    ("en", "Free-trade talks with Bangkok have been on ice since the verdict.", "impose"),
    ("en", "Beijing answered with a ban on imports of Lithuanian beef.", "impose"),
    ("en", "Norway aligned itself with the EU measures against Minsk.", "impose"),
    ("en", "Washington has agreed to hand back Minsk's impounded jets.", "ease"),
    ("en", "Visa-free travel for Georgian diplomats is over, the Commission announced.", "impose"),
    ("en", "Denmark cut its aid to Mali by half after the coup.", "tighten"),
    ("en", "Belavia jets will be able to refuel in Vilnius again.", "ease"),
    ("en", "The White House shelved its plans for further tariffs on Colombia.", "lift"),
    ("en", "EU foreign ministers added another 14 Georgians to the sanctions list.", "impose"),
    ("en", "Berne is examining whether to freeze the clan's accounts.", "impose"),
    ("en", "Prague is issuing visas to Belarusians again.", "ease"),
    (
        "en",
        "The Netherlands has halted deliveries of fighter-jet parts until Kavala is free.",
        "impose",
    ),
    (
        "es",
        "El Departamento del Tesoro congeló los bienes de cuatro jueces nicaragüenses.",
        "impose",
    ),
    ("es", "Washington retiró a Cuba de la lista de patrocinadores del terrorismo.", "lift"),
    ("es", "Canadá prohibió la entrada a dos fiscales iraníes.", "impose"),
    ("es", "Chevron podrá volver a bombear crudo en Venezuela.", "ease"),
    ("es", "Caracas expulsó a tres diplomáticos de la embajada alemana.", "impose"),
    ("es", "La aerolínea reanudó los vuelos directos entre Miami y Caracas.", "ease"),
    ("es", "La Unión Europea acordó levantar las sanciones a la banca siria.", "lift"),
    ("es", "El Parlamento Europeo pidió sanciones contra los jueces georgianos.", "impose"),
    ("es", "Estados Unidos retiró el visado a 250 funcionarios de Nicaragua.", "impose"),
    ("es", "España volverá a tener embajador en Caracas.", "ease"),
    ("ru", "Минфин США заморозил активы четырёх никарагуанских судей.", "impose"),
    ("ru", "Вашингтон исключил Кубу из списка спонсоров терроризма.", "lift"),
    ("ru", "Канада запретила въезд двум иранским прокурорам.", "impose"),
    ("ru", "Chevron разрешили снова добывать нефть в Венесуэле.", "ease"),
    ("ru", "Каракас выслал трёх сотрудников посольства Германии.", "impose"),
    ("ru", "«Белавиа» возобновила рейсы в Стамбул.", "ease"),
    ("ru", "Евросоюз согласился снять санкции с сирийских банков.", "lift"),
    ("ru", "Европарламент призвал ввести санкции против грузинских судей.", "impose"),
    ("ru", "США аннулировали визы 250 чиновникам Никарагуа.", "impose"),
    ("ru", "Польша открыла погранпереход с Белоруссией.", "ease"),
]

STANDS = [
    ("de", "Reporter ohne Grenzen äußerte sich bestürzt über das Urteil.", "Reporter ohne Grenzen"),
    (
        "de",
        "Das UN-Menschenrechtsbüro beklagte das harte Vorgehen gegen Oppositionelle.",
        "UN-Menschenrechtsbüro",
    ),
    (
        "de",
        "PEN America rief die Regierung auf, die Beziehungen zu Minsk nicht zu normalisieren.",
        "PEN America",
    ),
    (
        "de",
        "Nach Überzeugung von Memorial dienen die Gnadenakte allein der Propaganda.",
        "Memorial",
    ),
    (
        "de",
        "Der Deutsche Journalisten-Verband nannte die Strafe ein Schandurteil.",
        "Deutsche Journalisten-Verband",
    ),
    ("de", "Der Deal stieß bei Memorial auf Skepsis.", "Memorial"),
    ("de", "Lob für das Abkommen kam aus Peking.", "Peking"),
    ("de", "Das Auswärtige Amt reagierte mit Empörung auf das Urteil.", "Auswärtiges Amt"),
    ("en", "Reporters Without Borders voiced alarm at the sentence.", "Reporters Without Borders"),
    ("en", "PEN America urged the administration not to normalize ties with Minsk.", "PEN America"),
    (
        "en",
        "The National Union of Journalists called the sentence a disgrace.",
        "National Union of Journalists",
    ),
    ("en", "Criticism came from Amnesty International.", "Amnesty International"),
    ("en", "The deal drew scepticism from Memorial.", "Memorial"),
    ("en", "Praise for the accord came from Beijing.", "Beijing"),
    ("en", "The Foreign Office reacted to the verdict with outrage.", "Foreign Office"),
    ("es", "Amnistía Internacional calificó el veredicto de farsa.", "Amnistía Internacional"),
    ("es", "La ONU celebró la liberación de los periodistas.", "ONU"),
    ("ru", "Amnesty International назвала приговор фарсом.", "Amnesty International"),
    ("ru", "По мнению Human Rights Watch, помилования — лишь пиар.", "Human Rights Watch"),
]

CONTACTS = [
    # somebody sent who is in a capital, is to be there, or is back
    ("en", "Hostage envoy Adam Boehler is in Kabul to look for him.", "Adam Boehler", "Kabul"),
    (
        "en",
        "Foreign Minister Péter Szijjártó expects to be in Minsk soon.",
        "Péter Szijjártó",
        "Minsk",
    ),
    ("en", "Keith Kellogg will be back in Minsk before Easter.", "Keith Kellogg", "Minsk"),
    ("en", "The emir of Qatar is expected in Tehran on Monday.", "emir", "Tehran"),
    ("de", "Der Emir von Katar wird am Montag in Teheran erwartet.", "Emir", "Teheran"),
    ("de", "In drei Wochen will Friedrich Merz Dschidda besuchen.", "Friedrich Merz", "Dschidda"),
    (
        "de",
        "Lukaschenko sei zu einem Besuch nach Washington eingeladen, sagte John Coale.",
        "Lukaschenko",
        "Washington",
    ),
    # whom a verb has right behind it, or shares with the one before
    (
        "en",
        "Richard Grenell sat across from Nicolás Maduro in the Miraflores palace.",
        "Richard Grenell",
        "Nicolás Maduro",
    ),
    (
        "en",
        "Steve Witkoff spent three hours with Vladimir Putin.",
        "Steve Witkoff",
        "Vladimir Putin",
    ),
    (
        "de",
        "Emmanuel Macron griff am Dienstag zum Hörer und sprach mit Masud Peseschkian.",
        "Emmanuel Macron",
        "Masud Peseschkian",
    ),
    (
        "de",
        "Alexander Lukaschenko hatte Keith Kellogg zum Mittagessen da.",
        "Alexander Lukaschenko",
        "Keith Kellogg",
    ),
    # the letter goes to the one behind it
    (
        "en",
        "In a letter to Recep Tayyip Erdoğan, Keir Starmer asked for a pardon.",
        "Keir Starmer",
        "Recep Tayyip Erdoğan",
    ),
    (
        "de",
        "In einem Brief an Recep Tayyip Erdoğan bat Keir Starmer um Gnade.",
        "Keir Starmer",
        "Recep Tayyip Erdoğan",
    ),
    ("de", "Modi hat Putin nach Delhi eingeladen.", "Modi", "Putin"),
    (
        "de",
        "Im Mai kam es zu einem Telefonat zwischen Keir Starmer und Abdel Fattah al-Sisi.",
        "Keir Starmer",
        "Abdel Fattah al-Sisi",
    ),
    (
        "de",
        "Laila Soueif kam im Februar in London mit Außenminister David Lammy zusammen.",
        "Laila Soueif",
        "David Lammy",
    ),
    (
        "de",
        "Auch die Mutter des Gefangenen wurde von Außenminister Lammy empfangen.",
        "Lammy",
        "Mutter",
    ),
    (
        "en",
        "A consular officer visited Gershkovich at Lefortovo on Tuesday.",
        "consular officer",
        "Gershkovich",
    ),
    (
        "en",
        "Abbas Araghchi, who met Johann Wadephul in Geneva on Friday, made no promises.",
        "Abbas Araghchi",
        "Johann Wadephul",
    ),
    ("en", "Modi has invited Putin to Delhi.", "Modi", "Putin"),
    (
        "en",
        "There was a call between Keir Starmer and Abdel Fattah el-Sisi in May.",
        "Keir Starmer",
        "Abdel Fattah el-Sisi",
    ),
    (
        "en",
        "Laila Soueif met the British foreign secretary David Lammy in London in February.",
        "Laila Soueif",
        "David Lammy",
    ),
    (
        "en",
        "The prisoner's mother, too, was received by Foreign Secretary David Lammy.",
        "David Lammy",
        "mother",
    ),
    (
        "es",
        "Richard Grenell viajó a Caracas y se sentó dos horas frente a Nicolás Maduro.",
        "Richard Grenell",
        "Caracas",
    ),
    (
        "es",
        "El embajador sueco pudo visitar a Ahmadreza Djalali en Evin.",
        "embajador",
        "Ahmadreza Djalali",
    ),
    (
        "ru",
        "Шведский посол смог навестить Ахмадрезу Джалали в тюрьме Эвин.",
        "посол",
        "Ахмадрезу Джалали",
    ),
]

TALKS = [
    ("de", "Berlin erwartet von Peking, dass die Gefangene freikommt.", "demanded"),
    ("de", "Oslo legte Teheran nahe, alle Gefangenen zu entlassen.", "demanded"),
    ("de", "Das Nobelkomitee verlangt, die Gefangene Narges Mohammadi herauszugeben.", "demanded"),
    ("en", "A prisoner exchange, the Taliban announced, had been agreed on.", "agreed"),
    ("de", "Beide Seiten feilschen um einen Gefangenenaustausch.", "negotiated"),
    ("de", "Katar vermittelte Verhandlungen über das Schicksal der Geiseln.", "negotiated"),
    (
        "de",
        "Die EU forderte die sofortige und bedingungslose Freilassung von Msia Amaglobeli.",
        "demanded",
    ),
    ("de", "UN-Experten riefen Eritrea auf, Dawit Isaak freizulassen.", "demanded"),
    (
        "de",
        "30 Nobelpreisträger appellierten an Abiy Ahmed, die Journalisten gehen zu lassen.",
        "demanded",
    ),
    ("de", "Knackpunkt der Gespräche war die Liste der Namen der Häftlinge.", "negotiated"),
    ("de", "Ankara machte die Freilassung von der Lieferung der Kampfjets abhängig.", "demanded"),
    ("de", "Für die Rückkehr des Piloten verlangt Moskau zwei Spione.", "demanded"),
    ("de", "Die Opposition pocht auf eine Amnestie für alle politischen Gefangenen.", "demanded"),
    (
        "en",
        "Oman is mediating between Tehran and Paris over the release of the French couple.",
        "negotiated",
    ),
    (
        "en",
        "Washington has asked Damascus for news of Austin Tice and for his release.",
        "demanded",
    ),
    ("en", "The two sides are haggling over a swap of prisoners.", "negotiated"),
    ("en", "Tehran offered to trade the Briton for an arms dealer held in London.", "offered"),
    ("en", "Qatar brokered negotiations over the fate of the hostages.", "negotiated"),
    ("en", "Baku ruled out handing over the Armenian detainees.", "rejected"),
    (
        "en",
        "The EU demanded the immediate and unconditional release of Mzia Amaglobeli.",
        "demanded",
    ),
    ("en", "UN experts called on Eritrea to free Dawit Isaak.", "demanded"),
    (
        "en",
        "A group of 30 Nobel laureates appealed to Abiy Ahmed to let the journalists go.",
        "demanded",
    ),
    (
        "en",
        "Lawmakers from nine countries signed a petition for the release of Jimmy Lai.",
        "demanded",
    ),
    ("en", "The sticking point in the talks was the list of names.", "negotiated"),
    ("en", "Ankara made the release conditional on the delivery of the fighter jets.", "demanded"),
    ("en", "The opposition is holding out for an amnesty for all political prisoners.", "demanded"),
    ("en", "The junta's spokesman said it was not prepared to trade prisoners.", "rejected"),
    (
        "es",
        "Catar media entre Teherán y París para lograr la liberación de la pareja francesa.",
        "negotiated",
    ),
    (
        "es",
        "La Unión Europea exigió la puesta en libertad inmediata de Mzia Amaglobeli.",
        "demanded",
    ),
    ("es", "Washington entregó a Caracas una lista con diez nombres.", "demanded"),
    ("es", "Bakú se negó a entregar a los detenidos armenios.", "rejected"),
    ("es", "Expertos de la ONU instaron a Eritrea a liberar a Dawit Isaak.", "demanded"),
    ("ru", "Евросоюз потребовал немедленно освободить Мзию Амаглобели.", "demanded"),
    ("ru", "Вашингтон передал Каракасу список из десяти имён.", "demanded"),
    ("ru", "Эксперты ООН призвали Эритрею освободить Давита Исаака.", "demanded"),
]

NOTHING = [
    ("de", "Trump kehrte nach dem Streit um Sanktionen auf den Golfplatz zurück."),
    ("de", "Investoren erwarten von der Regierung Klarheit."),
    ("en", "Officials are to find out whether a school in Caracas can be reopened."),
    ("en", "Jorge Rodríguez, president of the National Assembly, went before the cameras."),
    ("en", "His trial will be in Minsk in May."),
    ("en", "Opposition leader Sviatlana Tsikhanouskaya is in Vilnius."),
    ("en", "Narges Mohammadi will be in prison in Tehran for ten years."),
    ("de", "Der Präsident ist in Minsk geboren."),
    ("de", "Die türkische Zentralbank senkte am Donnerstag den Leitzins."),
    ("de", "Die Fifa sperrte den Verein für neue Transfers."),
    ("de", "Die Gewerkschaft und die Bahn nahmen ihre Gespräche über den Lohn wieder auf."),
    ("de", "Der Flughafen öffnete nach dem Sturm seine zweite Landebahn wieder."),
    ("de", "Die Bank sperrte irrtümlich das Konto des Kunden."),
    ("de", "Der Bürgermeister lobte die Freiwilligen, die den Schnee geräumt hatten."),
    ("de", "Die Stadt hebt das Parkverbot in der Innenstadt auf."),
    ("en", "Union negotiators and the rail operator resumed talks on pay."),
    ("en", "The airport reopened its second runway after the storm."),
    ("en", "The bank froze the customer's account by mistake."),
    ("en", "The city lifted its parking ban downtown."),
    ("es", "La FIFA vetó al club para fichar."),
    ("ru", "ФИФА запретила клубу регистрировать игроков."),
]


@pytest.mark.parametrize(("language", "text", "direction"), MEASURES)
def test_measures(language, text, direction):
    assert claims_of(text, language, "measure")[-1].direction == direction


@pytest.mark.parametrize(("language", "text", "speaker"), STANDS)
def test_stands(language, text, speaker):
    assert [c.attribution[0] for c in claims_of(text, language, "position")] == [speaker]


@pytest.mark.parametrize(("language", "text", "by", "to"), CONTACTS)
def test_contacts(language, text, by, to):
    assert [(c.by[0], c.to[0]) for c in claims_of(text, language, "contact")] == [(by, to)]


@pytest.mark.parametrize(("language", "text", "status"), TALKS)
def test_talks(language, text, status):
    assert [c.status for c in claims_of(text, language, "talks")] == [status]


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_other_news(language, text):
    kinds = ("measure", "contact", "talks", "position")
    assert [c.kind for c in claims_of(text, language) if c.kind in kinds] == []
