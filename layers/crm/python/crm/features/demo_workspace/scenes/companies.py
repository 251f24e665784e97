"""Companies. Their domains end in .example, which nobody can own."""

from __future__ import annotations

from crm.features.demo_workspace.scenes.stage import Record, Stage, filled, slug
from crm.features.demo_workspace.vocabulary.companies import FAMILY_FORMS, ROOTS, TRADES, Trade
from crm.features.demo_workspace.vocabulary.names import NAMES
from crm.features.demo_workspace.vocabulary.places import PLACES, Place

MICROS = 1_000_000
WORK_POLICIES = (["ON_SITE"], ["HYBRID"], ["REMOTE_WORK"], ["ON_SITE", "HYBRID"], ["HYBRID", "REMOTE_WORK"])


def companies(stage: Stage, count: int) -> list[tuple[Record, Place]]:
    """So many companies, each with the place it is in."""
    taken: set[str] = set()
    return [_company(stage, number, taken) for number in range(count)]


def _company(stage: Stage, number: int, taken: set[str]) -> tuple[Record, Place]:
    trade, place = stage.one_of(TRADES), stage.one_of(PLACES)
    name = _name(stage, trade, place, taken)
    domain = f"{slug(name)}.example"
    employees = max(2, round(trade.typical_size * stage.dice.lognormvariate(0, 0.8)))
    record = stage.base("company", number, most=540) | {
        "name": name,
        "domainName": {"primaryLinkUrl": f"https://{domain}", "primaryLinkLabel": domain},
        "employees": employees,
        "address": address(stage, place),
        "idealCustomerProfile": stage.chance(30),
        "tagline": stage.one_of(trade.taglines),
        "workPolicy": stage.one_of(WORK_POLICIES),
        "visaSponsorship": stage.chance(25),
        "accountOwnerId": str(stage.one_of(stage.members)[0]) if stage.chance(80) else None,
        "annualRevenue": {
            "amountMicros": round(employees * stage.dice.uniform(55, 160)) * 1_000 * MICROS,
            "currencyCode": place.currency,
        },
    }
    if stage.chance(35):
        record["annualRecurringRevenue"] = {
            "amountMicros": stage.dice.randrange(4, 180) * 1_000 * MICROS,
            "currencyCode": place.currency,
        }
    if stage.chance(60):
        record["linkedinLink"] = {"primaryLinkUrl": f"https://linkedin.example/company/{slug(name)}"}
    if stage.chance(20):
        record["xLink"] = {"primaryLinkUrl": f"https://x.example/{slug(name)}"}
    if stage.chance(15):
        record["introVideo"] = {"primaryLinkUrl": f"https://{domain}/tour", "primaryLinkLabel": "A short tour"}
    return record, place


def _name(stage: Stage, trade: Trade, place: Place, taken: set[str]) -> str:
    """A name nobody here has yet."""
    while True:
        word, names = stage.one_of(trade.words), NAMES[place.names]
        if stage.chance(30):
            last, other = stage.dice.sample(names.last, 2)
            gaps = {"last": last, "other": other, "city": place.city, "word": word}
            name = filled(stage.one_of(FAMILY_FORMS), gaps)
        else:
            name = f"{stage.one_of(ROOTS)} {word}"
        if slug(name) not in taken:
            taken.add(slug(name))
            return name


def address(stage: Stage, place: Place) -> Record:
    """A postal address in a place."""
    return {
        "addressStreet1": stage.digits(stage.one_of(place.street)).replace("0", "8", 1),
        "addressCity": place.city,
        "addressPostcode": stage.digits(place.postcode),
        "addressState": place.state,
        "addressCountry": place.country,
        "addressLat": round(place.latitude + stage.dice.uniform(-0.03, 0.03), 5),
        "addressLng": round(place.longitude + stage.dice.uniform(-0.03, 0.03), 5),
    }
