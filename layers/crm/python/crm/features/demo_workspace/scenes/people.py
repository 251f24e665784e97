"""People, most of them at a company, with names that are frequent where it is."""

from __future__ import annotations

from collections.abc import Sequence

from crm.features.demo_workspace.scenes.stage import Record, Stage, slug
from crm.features.demo_workspace.vocabulary.names import NAMES
from crm.features.demo_workspace.vocabulary.places import PLACES, Place
from crm.features.demo_workspace.vocabulary.work import INTRODUCTIONS, JOB_TITLES

PREFERENCES = (["ON_SITE"], ["HYBRID"], ["REMOTE_WORK"], ["HYBRID", "REMOTE_WORK"])


def people(stage: Stage, count: int, employers: Sequence[tuple[Record, Place]]) -> list[Record]:
    """So many people; two for each company first, then wherever."""
    taken: set[str] = set()
    found = []
    for number in range(count):
        employer, place = employers[number // 2 % len(employers)]
        found.append(_person(stage, number, employer, place, taken))
    return found


def _person(stage: Stage, number: int, employer: Record, place: Place, taken: set[str]) -> Record:
    origin = place if stage.chance(75) else stage.one_of(PLACES)
    names = NAMES[origin.names]
    first, last = stage.one_of(names.first), stage.one_of(names.last)
    is_employed = not stage.chance(4)
    domain = str(employer["domainName"]["primaryLinkLabel"]) if is_employed else "post.example"
    record = stage.base("person", number, most=500) | {
        "name": {"firstName": first, "lastName": last},
        "emails": {"primaryEmail": _email(first, last, domain, taken)},
        "jobTitle": stage.one_of(JOB_TITLES) if is_employed else "Freelance consultant",
        "city": place.city,
        "companyId": employer["id"] if is_employed else None,
        "workPreference": stage.one_of(PREFERENCES),
        "performanceRating": f"RATING_{stage.dice.randrange(2, 6)}" if stage.chance(50) else None,
    }
    if place.phone:
        phone = {
            "primaryPhoneNumber": stage.digits(place.phone),
            "primaryPhoneCountryCode": place.code,
        }
        record["phones"] = phone
        record["whatsapp"] = phone if stage.chance(30) else None
    if stage.chance(55):
        record["linkedinLink"] = {"primaryLinkUrl": f"https://linkedin.example/in/{slug(first)}-{slug(last)}-{number}"}
    if stage.chance(12):
        record["intro"] = stage.one_of(INTRODUCTIONS)
    return record


def _email(first: str, last: str, domain: str, taken: set[str]) -> str:
    """An address nobody here has yet."""
    number = 1
    while True:
        email = f"{slug(first)}.{slug(last)}{'' if number == 1 else number}@{domain}"
        if email not in taken:
            taken.add(email)
            return email
        number += 1
