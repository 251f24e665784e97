"""Cities of the demo: where they are, how addresses look there, and telephone numbers that reach nobody.

Telephone numbers come from ranges that regulators keep free for fiction; other countries have none.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A city. In `street` and `postcode` and `phone`, # is a digit; `street` is the line with its house number."""

    city: str
    state: str
    country: str
    code: str
    latitude: float
    longitude: float
    currency: str
    names: str
    """The key of the names that are frequent there."""
    postcode: str
    street: tuple[str, ...]
    phone: str = ""


_US = ("## Chapel Street", "1## Harbor Avenue", "9## Foundry Lane", "2## West Alder Street")
_GB = ("## Millstone Road", "1# Cooper’s Row", "# Weighbridge Street", "3# Ropewalk")
_FR = ("## rue des Tanneurs", "# quai des Salines", "1# rue de la Verrerie", "2# impasse du Moulin")
_DE = ("Speicherstraße ##", "Am Gaswerk #", "Lindenallee 1#", "Hafenweg 2#")
_ES = ("Calle de la Imprenta ##", "Avenida del Puerto 1##", "Plaza de los Olivos #", "Calle del Molino 2#")
_PT = ("Rua da Fábrica ##", "Rua das Oliveiras 1##", "Travessa do Cais #", "Largo do Moinho 1#")
_NORDIC = ("Verkstadsgatan ##", "Havnegade 1#", "Møllegata #", "Skeppsbron 2#")
_NL = ("Pakhuisweg ##", "Molenkade 1#", "Lijnbaan 2#", "Turfmarkt #")
_IN = ("## Mill Road", "1##, Station Cross", "4#/2 Garden Lane", "7 Lake View Street")
_EAST = ("#-1#-# Kawabata", "#-# Minato", "1#-# Sakura-dori", "#-2#-# Higashi")

PLACES: tuple[Place, ...] = (
    Place(
        "Portland", "Oregon", "United States", "US", 45.5152, -122.6784, "USD", "english", "972##", _US, "503555010#"
    ),
    Place(
        "Minneapolis",
        "Minnesota",
        "United States",
        "US",
        44.9778,
        -93.265,
        "USD",
        "english",
        "554##",
        _US,
        "612555012#",
    ),
    Place(
        "Savannah", "Georgia", "United States", "US", 32.0809, -81.0912, "USD", "english", "314##", _US, "912555014#"
    ),
    Place(
        "Santa Fe", "New Mexico", "United States", "US", 35.687, -105.9378, "USD", "spanish", "875##", _US, "505555016#"
    ),
    Place("Montréal", "Québec", "Canada", "CA", 45.5019, -73.5674, "CAD", "french", "H2X #B#", _FR, "514555017#"),
    Place("Halifax", "Nova Scotia", "Canada", "CA", 44.6488, -63.5752, "CAD", "english", "B3J #K#", _GB, "902555018#"),
    Place("Guadalajara", "Jalisco", "Mexico", "MX", 20.6597, -103.3496, "MXN", "spanish", "441##", _ES),
    Place("Curitiba", "Paraná", "Brazil", "BR", -25.4284, -49.2733, "BRL", "portuguese", "800##-###", _PT),
    Place("Valparaíso", "Valparaíso", "Chile", "CL", -33.0472, -71.6127, "CLP", "spanish", "234####", _ES),
    Place("Córdoba", "Córdoba", "Argentina", "AR", -31.4201, -64.1888, "ARS", "spanish", "50##", _ES),
    Place(
        "Bristol", "England", "United Kingdom", "GB", 51.4545, -2.5879, "GBP", "english", "BS1 #AA", _GB, "77009000##"
    ),
    Place(
        "Edinburgh",
        "Scotland",
        "United Kingdom",
        "GB",
        55.9533,
        -3.1883,
        "GBP",
        "english",
        "EH6 #QR",
        _GB,
        "77009001##",
    ),
    Place("Galway", "Connacht", "Ireland", "IE", 53.2707, -9.0568, "EUR", "irish", "H91 A##", _GB, "20915####"),
    Place("Lyon", "Auvergne-Rhône-Alpes", "France", "FR", 45.764, 4.8357, "EUR", "french", "6900#", _FR, "63998####"),
    Place("Nantes", "Pays de la Loire", "France", "FR", 47.2184, -1.5536, "EUR", "french", "4400#", _FR, "63998####"),
    Place("Hamburg", "Hamburg", "Germany", "DE", 53.5511, 9.9937, "EUR", "german", "2045#", _DE, "4066969###"),
    Place("Leipzig", "Saxony", "Germany", "DE", 51.3397, 12.3731, "EUR", "german", "0410#", _DE, "3023125###"),
    Place("Graz", "Styria", "Austria", "AT", 47.0707, 15.4395, "EUR", "german", "801#", _DE),
    Place("Basel", "Basel-Stadt", "Switzerland", "CH", 47.5596, 7.5886, "CHF", "german", "405#", _DE),
    Place("Rotterdam", "South Holland", "Netherlands", "NL", 51.9244, 4.4777, "EUR", "dutch", "301# AB", _NL),
    Place("Ghent", "East Flanders", "Belgium", "BE", 51.0543, 3.7174, "EUR", "dutch", "900#", _NL),
    Place("Aarhus", "Central Jutland", "Denmark", "DK", 56.1629, 10.2039, "DKK", "nordic", "800#", _NORDIC),
    Place(
        "Gothenburg",
        "Västra Götaland",
        "Sweden",
        "SE",
        57.7089,
        11.9746,
        "SEK",
        "nordic",
        "411 0#",
        _NORDIC,
        "31390060#",
    ),
    Place("Bergen", "Vestland", "Norway", "NO", 60.3913, 5.3221, "NOK", "nordic", "501#", _NORDIC),
    Place(
        "Tampere",
        "Pirkanmaa",
        "Finland",
        "FI",
        61.4978,
        23.761,
        "EUR",
        "finnish",
        "331##",
        ("Tehdaskatu ##", "Satamatie #"),
    ),
    Place(
        "Tartu", "Tartu County", "Estonia", "EE", 58.378, 26.729, "EUR", "finnish", "5100#", ("Vabriku ##", "Sadama #")
    ),
    Place("Valencia", "Valencia", "Spain", "ES", 39.4699, -0.3763, "EUR", "spanish", "4600#", _ES),
    Place("Porto", "Porto", "Portugal", "PT", 41.1579, -8.6291, "EUR", "portuguese", "4050-##1", _PT),
    Place(
        "Turin",
        "Piedmont",
        "Italy",
        "IT",
        45.0703,
        7.6869,
        "EUR",
        "italian",
        "1012#",
        ("Via dei Conciatori ##", "Corso Molini 1#"),
    ),
    Place(
        "Thessaloniki",
        "Central Macedonia",
        "Greece",
        "GR",
        40.6401,
        22.9444,
        "EUR",
        "greek",
        "546 2#",
        ("Odos Limaniou ##", "Odos Myloi #"),
    ),
    Place(
        "Wrocław",
        "Lower Silesia",
        "Poland",
        "PL",
        51.1079,
        17.0385,
        "PLN",
        "slavic",
        "50-10#",
        ("ul. Młyńska ##", "ul. Portowa #"),
    ),
    Place(
        "Brno",
        "South Moravia",
        "Czechia",
        "CZ",
        49.1951,
        16.6068,
        "CZK",
        "slavic",
        "602 0#",
        ("Tkalcovská ##", "Mlýnská #"),
    ),
    Place(
        "İzmir",
        "İzmir",
        "Türkiye",
        "TR",
        38.4237,
        27.1428,
        "TRY",
        "turkish",
        "351##",
        ("Liman Caddesi ##", "Değirmen Sokak #"),
    ),
    Place(
        "Haifa",
        "Haifa",
        "Israel",
        "IL",
        32.794,
        34.9896,
        "ILS",
        "hebrew",
        "310###1",
        ("## HaNamal Street", "# Allenby Road"),
    ),
    Place(
        "Alexandria",
        "Alexandria",
        "Egypt",
        "EG",
        31.2001,
        29.9187,
        "EGP",
        "arabic",
        "215##",
        ("## Corniche Street", "# Ras El Tin Street"),
    ),
    Place(
        "Nairobi",
        "Nairobi",
        "Kenya",
        "KE",
        -1.2921,
        36.8219,
        "KES",
        "east_african",
        "00#00",
        ("## Ngong Lane", "# Kilimani Road"),
    ),
    Place(
        "Accra",
        "Greater Accra",
        "Ghana",
        "GH",
        5.6037,
        -0.187,
        "GHS",
        "west_african",
        "GA-1##",
        ("## Ring Road", "# Jamestown High Street"),
    ),
    Place(
        "Lagos",
        "Lagos",
        "Nigeria",
        "NG",
        6.5244,
        3.3792,
        "NGN",
        "west_african",
        "1012##",
        ("## Marina Road", "# Allen Avenue"),
    ),
    Place("Cape Town", "Western Cape", "South Africa", "ZA", -33.9249, 18.4241, "ZAR", "english", "80##", _GB),
    Place("Pune", "Maharashtra", "India", "IN", 18.5204, 73.8567, "INR", "indian", "4110##", _IN),
    Place("Kochi", "Kerala", "India", "IN", 9.9312, 76.2673, "INR", "indian", "6820##", _IN),
    Place(
        "Singapore",
        "",
        "Singapore",
        "SG",
        1.3521,
        103.8198,
        "SGD",
        "chinese",
        "0#89##",
        ("## Kampong Row", "# Raeburn Quay"),
    ),
    Place("Fukuoka", "Fukuoka", "Japan", "JP", 33.5904, 130.4017, "JPY", "japanese", "810-00##", _EAST),
    Place("Kyoto", "Kyoto", "Japan", "JP", 35.0116, 135.7681, "JPY", "japanese", "604-80##", _EAST),
    Place(
        "Busan",
        "Busan",
        "South Korea",
        "KR",
        35.1796,
        129.0756,
        "KRW",
        "korean",
        "480##",
        ("## Haean-ro", "# Jungang-daero"),
    ),
    Place(
        "Taichung",
        "Taichung",
        "Taiwan",
        "TW",
        24.1477,
        120.6736,
        "TWD",
        "chinese",
        "40#",
        ("## Minquan Road", "# Gongyi Road"),
    ),
    Place(
        "Da Nang",
        "Da Nang",
        "Vietnam",
        "VN",
        16.0544,
        108.2022,
        "VND",
        "vietnamese",
        "5500##",
        ("## Bạch Đằng", "# Lê Lợi"),
    ),
    Place(
        "Bandung",
        "West Java",
        "Indonesia",
        "ID",
        -6.9175,
        107.6191,
        "IDR",
        "indonesian",
        "401##",
        ("Jalan Merdeka ##", "Jalan Braga #"),
    ),
    Place("Melbourne", "Victoria", "Australia", "AU", -37.8136, 144.9631, "AUD", "english", "30##", _GB, "37010####"),
    Place("Wellington", "Wellington", "New Zealand", "NZ", -41.2866, 174.7756, "NZD", "english", "60##", _GB),
)
