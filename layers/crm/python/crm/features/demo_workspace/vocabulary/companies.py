"""Companies of the demo: words their names are made of, and what each trade says about itself."""

from __future__ import annotations

from dataclasses import dataclass

ROOTS: tuple[str, ...] = tuple(
    word
    for line in (
        "Alder Amberline Anvil Arbour Bellwether Bracken Briar Calluna Candela Cedarmark Cinder Corvid Driftwood",
        "Dovecote Estuary Fathom Fennel Fernhill Fjordlight Foxglove Garnet Gorse Greyheron Halcyon Harbourside",
        "Hazelwick Hollowell Isthmus Juniper Kelpwood Kestrel Kitehawk Lanternfish Larchmont Lichen Lindenhof",
        "Lodestar Lumenfold Magpie Mangrove Marigold Mistral Monsoon Moraine Myrtle Nightjar Nocturne Oleander",
        "Orchardgate Osprey Otterburn Palisade Papyrus Pelican Petrel Pinecrest Plover Quarrystone Quince Redstart",
        "Rowanberry Saffron Sandpiper Sextant Sirocco Skerry Sorrel Spindle Starling Sundial Tamarind Tarnbeck",
        "Thistledown Tideway Tundra Umbra Verbena Vesper Waxwing Wheatear Willowherb Windrose Wrenfield Yarrow",
        "Zephyrine",
    )
    for word in line.split()
)


@dataclass(frozen=True, slots=True)
class Trade:
    """A line of business."""

    name: str
    words: tuple[str, ...]
    taglines: tuple[str, ...]
    typical_size: int


TRADES: tuple[Trade, ...] = (
    Trade(
        "Software",
        ("Systems", "Software", "Data Works"),
        ("Schedules that keep themselves", "Quiet software for busy desks", "Every ledger in one place"),
        80,
    ),
    Trade(
        "Logistics",
        ("Freight", "Cold Chain", "Forwarding"),
        ("From quay to kitchen in a day", "We know where your pallets are", "Slow steaming, fast answers"),
        320,
    ),
    Trade(
        "Food",
        ("Bakeries", "Provisions", "Creamery"),
        ("Bread before sunrise", "Made this morning", "Milk from forty farms"),
        140,
    ),
    Trade("Coffee and tea", ("Roasters", "Tea Merchants"), ("Roasted on Tuesdays", "Leaves, and nothing else"), 35),
    Trade(
        "Energy",
        ("Solar", "Grid Services", "Wind"),
        ("Rooftops that pay rent", "Balancing a million sockets", "The breeze, billed fairly"),
        260,
    ),
    Trade(
        "Health",
        ("Clinics", "Diagnostics", "Physiotherapy"),
        ("Seen today, home today", "Answers within the hour", "Back on your feet"),
        190,
    ),
    Trade(
        "Pharmaceuticals",
        ("Therapeutics", "Biologics"),
        ("Rare diseases, common decency", "Small molecules, long patience"),
        420,
    ),
    Trade(
        "Manufacturing",
        ("Tooling", "Castings", "Robotics"),
        ("Tolerances you can measure", "Poured to the gram", "Arms that learn the line"),
        510,
    ),
    Trade("Ceramics and glass", ("Ceramics", "Glassworks"), ("Fired twice, shipped once", "Light, held still"), 60),
    Trade(
        "Textiles",
        ("Looms", "Outfitters", "Textiles"),
        ("Woven to outlast fashion", "Coats for weather", "Wool with an address"),
        110,
    ),
    Trade(
        "Media",
        ("Studios", "Pictures", "Press"),
        ("Stories with room to breathe", "Small crews, long takes", "Books worth posting"),
        45,
    ),
    Trade("Education", ("Academy", "Learning"), ("Evenings well spent", "Classes of eight"), 70),
    Trade(
        "Finance",
        ("Mutual", "Payments", "Insurance"),
        ("Owned by its savers", "Paid on Friday, every Friday", "Cover in plain words"),
        280,
    ),
    Trade(
        "Construction",
        ("Timber", "Joinery", "Structures"),
        ("Built in wood, to stay", "Doors that close softly", "We carry bridges"),
        230,
    ),
    Trade("Architecture", ("Architects", "Landscapes"), ("Rooms that face south", "Gardens on top of things"), 28),
    Trade(
        "Travel",
        ("Hotels", "Expeditions", "Night Trains"),
        ("A lamp left on for you", "Further, on foot", "Wake up somewhere else"),
        175,
    ),
    Trade(
        "Agriculture",
        ("Growers", "Seeds", "Orchards"),
        ("Picked at five in the morning", "Old varieties, new fields", "Eleven kinds of pear"),
        95,
    ),
    Trade(
        "Mobility",
        ("Cycles", "Ferries", "Mobility"),
        ("Cargo bikes for whole families", "Every hour, whatever the tide", "Keys for the whole town"),
        150,
    ),
    Trade("Consulting", ("Advisory", "Partners"), ("Second opinions, first class", "We stay until it works"), 55),
    Trade(
        "Retail",
        ("Bookshops", "Market Halls", "Hardware"),
        ("Sit down, read first", "Forty stalls, one roof", "We have that screw"),
        130,
    ),
    Trade("Music", ("Instruments", "Records"), ("Strings attached", "Pressed on heavy vinyl"), 22),
    Trade("Water", ("Waterworks", "Filtration"), ("From rain to tap", "Clear to the last litre"), 85),
)

FAMILY_FORMS: tuple[str, ...] = (
    "{last} {word}",
    "{last} & {other}",
    "{last} & Daughters",
    "{city} {word}",
    "{last} Brothers {word}",
)
