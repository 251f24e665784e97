"""Records of the demo's own objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crm.features.demo_workspace.scenes.companies import MICROS, address
from crm.features.demo_workspace.scenes.stage import Record, Stage, slug
from crm.features.demo_workspace.vocabulary import curiosities as words
from crm.features.demo_workspace.vocabulary.places import PLACES

TRAITS = ("PLAYFUL", "CALM", "CURIOUS", "STUBBORN", "GREEDY")
PAST_JOBS = 60


def curiosities(stage: Stage, people: Sequence[Record], companies: Sequence[Record]) -> Mapping[str, list[Record]]:
    """Records by object."""
    pets = [_pet(stage, number) for number in range(len(words.PETS))]
    return {
        "rocket": [
            stage.base("rocket", number, most=300) | {"name": name} for number, name in enumerate(words.ROCKETS)
        ],
        "pet": pets,
        "surveyResult": [_survey(stage, number) for number in range(len(words.SURVEYS))],
        "employmentHistory": [_past_job(stage, number, people, companies) for number in range(PAST_JOBS)],
        "petCareAgreement": [
            stage.base("petCareAgreement", number, most=90)
            | {"name": name, "petId": stage.one_of(pets)["id"], "caretakerId": stage.one_of(people)["id"]}
            for number, name in enumerate(words.CARE_TASKS)
        ],
    }


def _pet(stage: Stage, number: int) -> Record:
    name, species, story = words.PETS[number]
    return stage.base("pet", number, most=300) | {
        "name": name,
        "species": species,
        "traits": stage.dice.sample(TRAITS, 2),
        "comments": story,
        "age": stage.dice.randrange(1, 14),
        "location": address(stage, stage.one_of(PLACES)),
        "vetEmail": {"primaryEmail": f"{slug(name)}@vet.example"},
        "vetPhone": {"primaryPhoneNumber": stage.digits("20795####"), "primaryPhoneCountryCode": "GB"},
        "birthday": stage.ago(4_000, 400)[: len("2020-01-01")],
        "isGoodWithKids": stage.chance(70),
        "pictures": {"primaryLinkUrl": f"https://pets.example/{slug(name)}"},
        "averageCostOfKibblePerMonth": {"amountMicros": stage.dice.randrange(12, 90) * MICROS, "currencyCode": "EUR"},
        "makesOwnerThinkOf": {"firstName": "Great-aunt", "lastName": stage.one_of(("Ottilie", "Cordelia", "Prudence"))},
        "soundSwag": f"RATING_{stage.dice.randrange(1, 6)}",
        "bio": {"markdown": f"**{name}** lives with us.\n\n{story}"},
        "interestingFacts": [story],
        "extraData": {"chipped": stage.chance(90), "sleeps": stage.dice.randrange(9, 20)},
    }


def _survey(stage: Stage, number: int) -> Record:
    return stage.base("surveyResult", number, most=200) | {
        "name": words.SURVEYS[number],
        "score": round(stage.dice.uniform(6, 9.8), 1),
        "percentageOfCompletion": round(stage.dice.uniform(0.5, 1), 2),
        "participants": stage.dice.randrange(12, 240),
        "comments": stage.one_of(words.SURVEY_REMARKS),
    }


def _past_job(stage: Stage, number: int, people: Sequence[Record], companies: Sequence[Record]) -> Record:
    person, company = people[number * 7 % len(people)], stage.one_of(companies)
    return stage.base("employmentHistory", number, most=200) | {
        "name": f"{person['name']['firstName']} at {company['name']}",
        "startedOn": stage.ago(4_000, 2_000)[: len("2020-01-01")],
        "endedOn": stage.ago(1_900, 600)[: len("2020-01-01")],
        "personId": person["id"],
        "companyId": company["id"],
    }
