# ruff: noqa: SIM905  (a list of words reads better as words)
"""Invented names of people. First and last names are put together by chance; nobody is meant.

No last name is a word, or part of a word, used anywhere else in the example, so that a search
for a person's name in a report finds the person and nothing else.
"""

from collections.abc import Iterator

from studies.example.chance import Chance

FIRST = """Siân Zoë Chloë André Renée Niamh Órla Eilidh Seán Rhys Bronwen Gethin Aisha Tariq Priya Sunita Kwame
Abena Adaeze Chidi Olu Femi Yusuf Leyla Mehmet Agnieszka Tomasz Piotr Ioana Radu Mei-Ling Jun Hyun-Woo Nguyet
Rajesh Farida Imran Shabnam Delroy Marcia Winston Beverley Colette Dermot Fergus Gwendolen Harriet Isolde
Jocelyn Keziah Leopold Marguerite Nathaniel Ottilie Philippa Quentin Rosalind Sebastian Thaddeus Ursula
Valentina Wilhelmina Xanthe Yolanda Zachary Barnaby Cordelia Desmond Esmé François""".split()

LAST = """O'Dowd O'Hanrahan D'Arcangelo N'Diaye Brûlé Núñez-Vega Grüner Łukasik Dvořáček Şahinoğlu Achterberg
Adeyemi-Cole Agyapong Akhtarzada Anyanwu Arbuthnot Baptiste-Rowe Barraclough Bhattacharjee Birtwhistle
Blenkinsop Boateng Bołdyrew Braithwaite Bullivant Cadwallader Calvacante Carmichael Chakrabarti Chukwuemeka
Clutterbuck Culpepper Cwmfelin Dalgleish Debenhurst Dhaliwal Dunwoodie Ekundayo Entwhistle Fanshawe Fazakerley
Featherstonehaugh Fitzwarren Gallimore Garvanagh Gbadamosi Goldsworthy Gunawardena Gwilliam Habberjam Hathersage
Heptonstall Higginbottom Hounsome Hussaini Ibironke Inchbald Iqbalzai Jayasinghe Jellicoe Jephcott Kalinowski
Karunaratne Kerswell Khasakhala Kirkbright Kowalczyk Krishnamurthi Lanchbery Leatherbarrow Llewhelin Loveridge
Macalpine Mahendran Makepeace Mbatha McGillivray Mehrotra Micklethwait Mohamedou Mukherjee Murgatroyd Nakamura
Ncube Nethersole Nkemelu Nwachukwu Oduya Ogunleye Okonjo Olatunji Osterley Paleologou Pankhania Papadimas
Parmenter Pettigrew Postlethwaite Przybylski Quartermaine Radhakrishnan Ramsbottom Rasheedi Ravenscroft
Rosenqvist Sanghera Satterthwaite Scattergood Selvanayagam Shufflebotham Siddiquee Skelhorn Sowerby-Ames
Sutcliffe-Ng Szymański Tattersall Thistlewood Tibbenham Tolkachev Trevanion Uzoamaka Vaidyanathan Venkataraman
Villanueva Waddilove Wasilewska Whittingslow Wijesekera Winterbourne Wolstenholme Wrigglesworth Yarborough
Yeboah Zielinska Zuberbühler""".split()


def people_names(chance: Chance) -> Iterator[str]:
    """Full names without end, no two alike and no two with the same last name and initial."""
    taken: set[tuple[str, str]] = set()
    while True:
        for last in chance.shuffled(LAST):
            free = [first for first in FIRST if (first[0], last) not in taken]
            first = chance.one_of(free)
            taken.add((first[0], last))
            yield f"{first} {last}"
