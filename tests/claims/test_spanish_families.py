"""Spanish sentences as agencies write them: kind, status, who or how many, and when."""

from __future__ import annotations

import pytest

from drehtuer import read

FRIDAY = "2025-12-05"

# A value that is None is not asked for.
SENTENCES = [
    (
        "Las autoridades venezolanas pusieron en libertad este jueves a 17 presos políticos, "
        "informó Foro Penal.",
        [("freed", "asserted", 17, "2025-12-04")],
    ),
    (
        "Al menos 45 personas fueron detenidas en Managua entre el lunes y el miércoles.",
        [("jailed", "asserted", 45, "2025-12-01/2025-12-03")],
    ),
    (
        "Unas 120 personas siguen recluidas en El Helicoide, según la ONG.",
        [("held", "asserted", 120, "2025-12-05")],
    ),
    (
        "El periodista Víctor Ticay salió de la cárcel en noviembre de 2024.",
        [("freed", "asserted", "Víctor Ticay", "2024-11")],
    ),
    (
        "A la abogada Ruth López la mantienen incomunicada desde mayo en El Salvador.",
        [("fate", "asserted", "Ruth López", "2025-05/..")],
    ),
    (
        "Sobre el opositor Freddy Superlano no hay noticias desde hace más de un año.",
        [("fate", "asserted", "Freddy Superlano", None)],
    ),
    (
        "El Gobierno de Nicaragua desterró a 222 opositores y les quitó la nacionalidad.",
        [("fate", "asserted", 222, None), ("fate", "asserted", None, None)],
    ),
    (
        "Maduro ordenó la excarcelación de un centenar de detenidos.",
        [("freed", "asserted", 100, None)],
    ),
    (
        "De los 948 presos políticos, 85 tienen nacionalidad extranjera.",
        [("held", "asserted", 948, None), ("held", "asserted", 85, None)],
    ),
    (
        "Estados Unidos levantó las sanciones al Banco Central venezolano.",
        [("measure", "asserted", None, None)],
    ),
    (
        "Prisoners Defenders contabilizó 1.214 presos políticos a cierre de noviembre.",
        [("held", "asserted", 1214, None)],
    ),
    (
        "En noviembre ingresaron en la lista ocho personas y salieron cinco.",
        [("listed", "asserted", 8, "2025-11"), ("listed", "asserted", 5, "2025-11")],
    ),
    ("La dictadura encarceló a más gente de la que liberó.", [("door", "asserted", None, None)]),
    (
        "El tribunal condenó a Evan Gershkovich a 16 años de cárcel en julio de 2024.",
        [("jailed", "asserted", "Evan Gershkovich", "2024-07")],
    ),
    (
        "Otros 25 manifestantes fueron sentenciados a penas de entre 5 y 12 años.",
        [("jailed", "asserted", 25, None)],
    ),
    (
        "Washington exige la liberación inmediata de sus ciudadanos presos.",
        [("talks", "demanded", None, None)],
    ),
    (
        "La Casa Blanca negocia con Caracas el canje de ocho estadounidenses.",
        [("talks", "negotiated", 8, None)],
    ),
    (
        "El papa Francisco pidió la excarcelación de los sacerdotes.",
        [("talks", "demanded", None, None)],
    ),
    (
        "Raúl Isaías Baduel murió en una celda de El Helicoide en octubre de 2021.",
        [("fate", "asserted", "Raúl Isaías Baduel", "2021-10")],
    ),
    (
        "Rocío San Miguel lleva desde febrero de 2024 privada de libertad.",
        [("held", "asserted", "Rocío San Miguel", "2024-02/..")],
    ),
    (
        "Ya son 73 los liberados desde el 8 de octubre.",
        [("freed", "asserted", 73, "2025-10-08/..")],
    ),
    (
        "Los excarcelados suman ya 73 desde el domingo.",
        [("freed", "asserted", 73, "2025-11-30/..")],
    ),
    (
        "Entre los liberados están los españoles Andrés Martínez Adasme y José María Basoa.",
        [("freed", "asserted", "Andrés Martínez Adasme, José María Basoa", None)],
    ),
    (
        "Rusia y Ucrania intercambiaron 185 prisioneros por bando.",
        [("freed", "asserted", 185, None), ("freed", "asserted", 185, None)],
    ),
    (
        "Irán liberó a los franceses Cécile Kohler y Jacques Paris el 4 de noviembre.",
        [("freed", "asserted", "Cécile Kohler, Jacques Paris", "2025-11-04")],
    ),
    (
        "Un tribunal de Minsk impuso diez años a Ales Bialiatski.",
        [("jailed", "asserted", "Ales Bialiatski", None)],
    ),
    (
        "Siguen presos unos 1.200 bielorrusos por motivos políticos.",
        [("held", "asserted", 1200, "2025-12-05")],
    ),
    (
        "Fueron arrestados 1.580 cubanos por las protestas de julio, de los que 359 continúan "
        "encarcelados.",
        [("jailed", "asserted", 1580, None), ("held", "asserted", 359, None)],
    ),
    ("Dos de los liberados son menores de edad.", [("freed", "asserted", 2, None)]),
    (
        "A cambio, Washington devolvió a siete venezolanos que tenía presos.",
        [("freed", "asserted", 7, None)],
    ),
    (
        "El Gobierno anunció el indulto de 2.000 reos por Navidad.",
        [("freed", "asserted", 2000, None)],
    ),
    (
        "La expresidenta Jeanine Áñez recobró la libertad el 6 de noviembre.",
        [("freed", "asserted", "Jeanine Áñez", "2025-11-06")],
    ),
    (
        "El Supremo anuló la condena de Jeanine Áñez y ordenó su puesta en libertad.",
        [("freed", "asserted", "Jeanine Áñez", None)],
    ),
    (
        "El obispo Rolando Álvarez estuvo preso más de 500 días.",
        [("held", "asserted", "Rolando Álvarez", None)],
    ),
    (
        "El periodista José Rubén Zamora volvió a prisión en marzo.",
        [("fate", "asserted", "José Rubén Zamora", "2025-03")],
    ),
    (
        "En la madrugada del martes, encapuchados se llevaron de su casa al sindicalista José "
        "Elías Torres.",
        [("jailed", "asserted", "José Elías Torres", "2025-12-02")],
    ),
    (
        "Agentes del Sebin capturaron a Juan Pablo Guanipa el 23 de mayo.",
        [("jailed", "asserted", "Juan Pablo Guanipa", "2025-05-23")],
    ),
    (
        "El rapero Maykel Castillo cumple nueve años de prisión en Pinar del Río.",
        [("held", "asserted", "Maykel Castillo", None)],
    ),
    (
        "El artista Luis Manuel Otero Alcántara permanece en la cárcel de Guanajay.",
        [("held", "asserted", "Luis Manuel Otero Alcántara", "2025-12-05")],
    ),
    (
        "La UE prorrogó por un año las sanciones contra Nicaragua.",
        [("measure", "asserted", None, None)],
    ),
    (
        "Estados Unidos retiró los visados a 250 funcionarios nicaragüenses.",
        [("measure", "asserted", None, None)],
    ),
    (
        "Trump habló por teléfono con Maduro el 21 de noviembre.",
        [("contact", "asserted", None, "2025-11-21")],
    ),
    (
        "La líder opositora María Corina Machado celebró las excarcelaciones.",
        [("position", "asserted", None, None)],
    ),
    ("No se descarta que el régimen suelte a más presos.", [("freed", "considered", None, None)]),
    (
        "Bukele ofreció un canje de 252 deportados por otros tantos presos políticos.",
        [("talks", "offered", 252, None)],
    ),
    (
        "Hoy hay en Cuba 1.161 personas presas por motivos políticos, 124 de ellas mujeres.",
        [("held", "asserted", 1161, "2025-12-05"), ("held", "asserted", 124, "2025-12-05")],
    ),
    (
        "Los 135 excarcelados fueron enviados a Guatemala en un avión estadounidense.",
        [("fate", "asserted", 135, None)],
    ),
    (
        "Foro Penal ha verificado 88 excarcelaciones, todas de hombres.",
        [("freed", "asserted", 88, None)],
    ),
    (
        "El alcalde de Estambul, Ekrem Imamoglu, está en prisión preventiva desde marzo.",
        [("held", "asserted", "Ekrem Imamoglu", "2025-03/..")],
    ),
    (
        "El editor Jimmy Lai, de 78 años, padece diabetes y ha perdido mucho peso en la cárcel.",
        [("fate", "asserted", "Jimmy Lai", None)],
    ),
    ("Al menos 12 detenidos fueron sometidos a torturas.", [("fate", "asserted", 12, None)]),
    (
        "Familiares denuncian que 15 presos están enfermos y no reciben medicinas.",
        [("fate", "asserted", 15, None)],
    ),
    ("Se desconoce el paradero de 36 personas detenidas.", [("fate", "asserted", 36, None)]),
    (
        "Diez estadounidenses recuperaron la libertad el 18 de julio a cambio de 252 venezolanos "
        "que estaban en el Cecot.",
        [("freed", "asserted", 10, "2025-07-18"), ("freed", "asserted", 252, "2025-07-18")],
    ),
    (
        "El régimen prometió la salida de 300 presos, pero solo 88 cruzaron la puerta.",
        [("freed", "promised", 300, None), ("freed", "asserted", 88, None)],
    ),
    (
        "Según el Mecanismo, 62 opositores están presos en Nicaragua, cuatro más que en octubre.",
        [("held", "asserted", 62, None), ("held", "asserted", 4, None)],
    ),
    (
        "La cantidad de presos políticos pasó de 60 a 73 en un mes.",
        [("held", "asserted", 60, None), ("held", "asserted", 73, None)],
    ),
    (
        "En 2024 fueron detenidas 2.400 personas; este año, 390.",
        [("jailed", "asserted", 2400, "2024"), ("jailed", "asserted", 390, "2025")],
    ),
    (
        "Hubo 12 arrestos el lunes y nueve el martes.",
        [("jailed", "asserted", 12, "2025-12-01"), ("jailed", "asserted", 9, "2025-12-02")],
    ),
    (
        "El Gobierno liberó a 14 y mantiene presos a otros 60.",
        [("freed", "asserted", 14, None), ("held", "asserted", 60, None)],
    ),
    (
        "Desde 2014 han muerto 17 presos políticos bajo custodia del Estado.",
        [("fate", "asserted", 17, "2014/..")],
    ),
    (
        "Quedan 887 presos políticos, dijo Alfredo Romero.",
        [("held", "asserted", 887, "2025-12-05")],
    ),
    ("Se espera que Minsk entregue a otros 30 presos políticos.", [("freed", "planned", 30, None)]),
    (
        "Delcy Rodríguez asumió la presidencia encargada de Venezuela.",
        [("role", "asserted", "Delcy Rodríguez", None)],
    ),
    ("El juez ordenó poner en libertad a los cinco acusados.", [("freed", "asserted", 5, None)]),
    (
        "El grupo de liberados incluye a 14 bielorrusos y tres ucranianos.",
        [("freed", "asserted", 14, None), ("freed", "asserted", 3, None)],
    ),
    (
        "La primera en salir fue la abogada Rocío San Miguel.",
        [("freed", "asserted", "Rocío San Miguel", None)],
    ),
    (
        "Los presos políticos no son moneda de cambio, advirtió Amnistía Internacional.",
        [("position", "asserted", None, None)],
    ),
    (
        "Hay 14 nuevos presos políticos desde septiembre, alertó la organización.",
        [("held", "asserted", 14, "2025-09/..")],
    ),
    (
        "Volvieron a detener a María Lourdes Afiuni en 2013.",
        [("fate", "asserted", "María Lourdes Afiuni", "2013")],
    ),
    (
        "Tras dieciséis meses de encierro, Evan Gershkovich quedó libre.",
        [("freed", "asserted", "Evan Gershkovich", None)],
    ),
    (
        "No fueron incluidos en el indulto Luis Manuel Otero Alcántara ni Maykel Castillo.",
        [("freed", "denied", "Luis Manuel Otero Alcántara, Maykel Castillo", None)],
    ),
    (
        "La cárcel de Evin alberga a unos 300 presos de conciencia.",
        [("held", "asserted", 300, None)],
    ),
    ("En la redada cayeron 40 jóvenes.", [("jailed", "asserted", 40, None)]),
    ("Serán expulsados del país 26 sacerdotes, según La Prensa.", [("fate", "planned", 26, None)]),
    (
        "El emisario John Coale se entrevistó con Lukashenko en septiembre.",
        [("contact", "asserted", None, "2025-09")],
    ),
    (
        "El Gobierno de Nicaragua excarceló el lunes a 60 presos políticos. Del grupo, 41 son "
        "hombres y 19 mujeres.",
        [
            ("freed", "asserted", 60, "2025-12-01"),
            ("freed", "asserted", 41, None),
            ("freed", "asserted", 19, None),
        ],
    ),
    (
        "Venezuela liberó a 88 detenidos el 25 de diciembre de 2024. La mayoría había sido "
        "arrestada tras las elecciones. Otros 1.800 siguen en prisión.",
        [("freed", "asserted", 88, "2024-12-25"), ("held", "asserted", 1800, None)],
    ),
    (
        "Según Cubalex, en agosto hubo 203 detenciones arbitrarias; 74 fueron de mujeres.",
        [("jailed", "asserted", 203, "2025-08"), ("jailed", "asserted", 74, "2025-08")],
    ),
    (
        "La lista de Foro Penal llegó a 1.091 presos políticos en abril. Hoy son 884.",
        [("held", "asserted", 1091, "2025-04"), ("held", "asserted", 884, "2025-12-05")],
    ),
    (
        "Gracias a la mediación de Catar, Irán permitió salir del país a cinco estadounidenses en"
        " septiembre de 2023.",
        [("freed", "asserted", 5, "2023-09")],
    ),
    (
        "Estados Unidos entregó a cambio a cinco iraníes y descongeló 6.000 millones de dólares.",
        [("freed", "asserted", 5, None), ("measure", "asserted", None, None)],
    ),
    (
        "La alta comisionada Michelle Bachelet visitó Caracas en junio de 2019.",
        [("contact", "asserted", None, "2019-06")],
    ),
    (
        "El abogado Perkins Rocha, detenido desde agosto de 2024, sigue en El Helicoide.",
        [("held", "asserted", "Perkins Rocha", None)],
    ),
    (
        "Perkins Rocha fue apresado el 27 de agosto de 2024. Su esposa, María Constanza Cipriani,"
        " no ha podido visitarlo.",
        [
            ("jailed", "asserted", "Perkins Rocha", "2024-08-27"),
            ("fate", "asserted", "Perkins Rocha", None),
        ],
    ),
    (
        "Las autoridades bielorrusas han liberado a Mikola Statkevich, anunció su esposa.",
        [("freed", "asserted", "Mikola Statkevich", None)],
    ),
    (
        "Al menos tres de los excarcelados volvieron a ser detenidos.",
        [("fate", "asserted", 3, None)],
    ),
    (
        "La excarcelación de los 80 presos se produjo de madrugada.",
        [("freed", "asserted", 80, None)],
    ),
    (
        "Tras la excarcelación de Rocío San Miguel, quedan en prisión cuatro estudiantes.",
        [("held", "asserted", 4, None)],
    ),
    (
        "Unos 300 manifestantes fueron detenidos en Tiflis en una semana; 26 recibieron palizas.",
        [("jailed", "asserted", 300, None), ("fate", "asserted", 26, None)],
    ),
    (
        "El presidente Donald Trump conversó por teléfono con Nicolás Maduro.",
        [("contact", "asserted", None, None)],
    ),
    (
        "El Departamento del Tesoro sancionó a 15 altos cargos del chavismo.",
        [("measure", "asserted", None, None)],
    ),
    (
        "Bruselas estudia levantar el veto a los bancos bielorrusos.",
        [("measure", "considered", None, None)],
    ),
    (
        "Washington levantó parcialmente las restricciones a la aerolínea Belavia.",
        [("measure", "asserted", None, None)],
    ),
    (
        "Un juez dictó prisión preventiva contra los cuatro líderes indígenas.",
        [("jailed", "asserted", 4, None)],
    ),
    (
        "Luis Pacheco y Héctor Chaclán fueron acusados de terrorismo y enviados a prisión.",
        [("jailed", "asserted", "Luis Pacheco, Héctor Chaclán", None)],
    ),
    ("A los 14 reos se les conmutó la pena.", [("freed", "asserted", 14, None)]),
    (
        "La oposición reclama que se libere a los 62 presos antes de Navidad.",
        [("talks", "demanded", 62, None)],
    ),
    (
        "Murieron en custodia estatal cuatro opositores desde 2019.",
        [("fate", "asserted", 4, "2019/..")],
    ),
    (
        "La cifra oficial es de 454 excarcelados, mientras que la ONG contabiliza 223.",
        [("freed", "asserted", 454, None), ("freed", "asserted", 223, None)],
    ),
    (
        "Dieciséis de los 24 canjeados viajaron a Alemania y Estados Unidos.",
        [("freed", "asserted", 16, None)],
    ),
    (
        "Rusia entregó a 16 personas y recibió a cambio a ocho.",
        [("freed", "asserted", 16, None), ("freed", "asserted", 8, None)],
    ),
    (
        "El escritor Boualem Sansal, de 81 años, fue indultado por el presidente Abdelmayid Tebún"
        " el 12 de noviembre.",
        [("freed", "asserted", "Boualem Sansal", "2025-11-12")],
    ),
    (
        "Argelia mantuvo preso durante un año a Boualem Sansal.",
        [("held", "asserted", "Boualem Sansal", None)],
    ),
    (
        "En las cárceles de Azerbaiyán hay 375 presos políticos, entre ellos 25 periodistas.",
        [("held", "asserted", 375, None), ("held", "asserted", 25, None)],
    ),
    (
        "El Gobierno liberó a 16 presos, informó el martes la ONG Foro Penal.",
        [("freed", "asserted", 16, "2025-12-02")],
    ),
    (
        "Fuentes diplomáticas confirmaron a EFE la liberación de 16 presos.",
        [("freed", "asserted", 16, "2025-12-05")],
    ),
    (
        "Familiares confirmaron la puesta en libertad de Rocío San Miguel.",
        [("freed", "asserted", "Rocío San Miguel", None)],
    ),
    (
        "Según cifras actualizadas el lunes por Foro Penal, quedan 815 presos políticos.",
        [("held", "asserted", 815, "2025-12-01")],
    ),
    ("Un portavoz negó la detención de tres periodistas.", [("jailed", "denied", 3, None)]),
    ("El ministerio desmintió la liberación de 20 presos.", [("freed", "denied", 20, None)]),
    # The verb may be left out; solitary confinement is a fate; those who died are counted.
    (
        "Rusia entregó a Evan Gershkovich; Alemania, a Vadim Krasikov.",
        [
            ("freed", "asserted", "Evan Gershkovich", None),
            ("freed", "asserted", "Vadim Krasikov", None),
        ],
    ),
    (
        "Fueron liberados tres presos. Se trata de Enrique Márquez, Biagio Pilieri y Roland "
        "Carreño.",
        [
            ("freed", "asserted", 3, None),
            ("freed", "asserted", "Enrique Márquez, Biagio Pilieri, Roland Carreño", None),
        ],
    ),
    (
        "Jimmy Lai lleva más de 1.800 días en régimen de aislamiento.",
        [("fate", "asserted", "Jimmy Lai", None)],
    ),
    (
        "Liberaron a diez presos políticos. No corrió la misma suerte Freddy Superlano.",
        [("freed", "denied", "Freddy Superlano", None)],
    ),
    (
        "Nueve años para el alcalde Ekrem Imamoglu.",
        [("jailed", "asserted", "Ekrem Imamoglu", None)],
    ),
    (
        "Cabello negó que haya presos políticos.",
        [("held", "denied", None, None)],
    ),
    (
        "Félix Navarro lleva nueve días sin ingerir alimentos.",
        [("fate", "asserted", "Félix Navarro", None)],
    ),
    (
        "En octubre le encajaron siete años más a José Daniel Ferrer.",
        [("jailed", "asserted", "José Daniel Ferrer", None)],
    ),
]

# Charges, what a prosecutor asks for, and what is not about custody.
NO_CLAIM = [
    "Los vecinos se reunieron frente a la embajada para pedir visados.",
    "La fiscalía acusó de terrorismo a 33 menores.",
    "La fiscalía pidió 20 años de cárcel para el alcalde.",
    "Ni Machado ni su partido participaron en la negociación, aclaró un portavoz.",
    "El poeta tiene cáncer de próstata, recordó su abogado.",
    "La policía entregó a la abogada Tamara Sujú los documentos del proceso.",
    "El tribunal sancionó al banco por lavado de dinero con una multa.",
]

# What people underwent, who stayed behind, and terms told without a word of sentencing.
FAMILIES = [
    ("Doce opositores fueron puestos bajo arresto domiciliario.", [("fate", "asserted", 12, None)]),
    ("Tres presos duermen sobre cemento.", [("fate", "asserted", 3, None)]),
    (
        "Al periodista José Rubén Zamora le prorrogaron la prisión preventiva.",
        [("held", "asserted", "José Rubén Zamora", None)],
    ),
    (
        "José Rubén Zamora sigue en el corredor de la muerte.",
        [("held", "asserted", "José Rubén Zamora", None)],
    ),
    (
        "La activista Sophia Huang Xueqin recibió cinco años de cárcel.",
        [("jailed", "asserted", "Sophia Huang Xueqin", None)],
    ),
    (
        "Quedan fuera del canje Ahmadreza Djalali y Jamshid Sharmahd.",
        [("freed", "denied", "Ahmadreza Djalali, Jamshid Sharmahd", None)],
    ),
    (
        "Veinte presos políticos salieron de la cárcel. Faltaba Maykel Castillo.",
        [("freed", "asserted", 20, None), ("freed", "denied", "Maykel Castillo", None)],
    ),
    ("Quedan en Irán cuatro estadounidenses.", [("held", "asserted", 4, None)]),
    ("Un preso que salió en enero lo cuenta.", [("freed", "asserted", 1, None)]),
    (
        "Cuba tomó la decisión de poner en libertad a 553 presos.",
        [("freed", "asserted", 553, None)],
    ),
    (
        "Dos presos seguían en El Rodeo. Después fueron trasladados a otra cárcel.",
        [("held", "asserted", 2, None), ("fate", "asserted", 2, None)],
    ),
    (
        "Nicaragua liberó a 222 presos, entre los que se encontraban varios de los candidatos "
        "apresados por Ortega.",
        [("freed", "asserted", 222, None)],
    ),
    (
        "Este mes han salido de la lista de Prisoners Defenders 22 presos políticos.",
        [("listed", "asserted", 22, None)],
    ),
    (
        "Tres detenidos no han podido recibir asistencia consular.",
        [("fate", "asserted", 3, None)],
    ),
    (
        "Cinco colombianos han estado detenidos en Venezuela desde julio.",
        [("held", "asserted", 5, None)],
    ),
]


def told(text):
    claims = read(text, published=FRIDAY, language="es").claims
    return [
        (c.kind, c.status, c.count.value if c.count else ", ".join(c.persons) or None, c.when)
        for c in claims
    ]


@pytest.mark.parametrize(("text", "expected"), [*SENTENCES, *FAMILIES])
def test_what_a_sentence_tells(text, expected):
    left = told(text)
    for claim in expected:
        found = [
            one for one in left if all(b is None or a == b for a, b in zip(one, claim, strict=True))
        ]
        assert found, (claim, left)
        left.remove(found[0])


@pytest.mark.parametrize("text", NO_CLAIM)
def test_what_makes_no_claim(text):
    assert told(text) == []
