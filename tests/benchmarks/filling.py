"""A workspace full of records, made by SQL in the product's own tables: the same for every size, only more of it.

A row follows from its number, so nothing is random. Names come from the demonstration's vocabulary, with a syllable on
the last name to make it as rare as real ones are. One record in fifty is in the bin; search rows and history are
what the product writes with each record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import psycopg

from crm.features.demo_workspace.vocabulary.companies import ROOTS
from crm.features.demo_workspace.vocabulary.names import NAMES
from crm.features.demo_workspace.vocabulary.work import JOB_TITLES
from crm.metadata.names import SEARCH_TABLE, literal, qualified
from crm.metadata.search import label_sql, search_text_sql
from crm.metadata.snapshot import Snapshot


def _words(text: str) -> list[str]:
    return text.split()


SESSION = "-c statement_timeout=0 -c maintenance_work_mem=256MB -c work_mem=128MB"
VOCABULARY: Mapping[str, list[str]] = {
    "firsts": sorted({name for names in NAMES.values() for name in names.first}),
    "lasts": sorted({name for names in NAMES.values() for name in names.last}),
    "endings": _words("a en er i o sen ski wick by ley ton ard in ez ov es well more stad mann"),
    "jobs": sorted(JOB_TITLES),
    "cities": _words("Lisbon Oslo Vienna Nairobi Lima Osaka Accra Turin Leeds Quito Pune Perth"),
    "roots": sorted(ROOTS),
    "forms": _words("Works Labs Foods Motors Partners Systems Press Energy Trading Studio"),
    "stages": ["NEW", "SCREENING", "MEETING", "PROPOSAL", "CUSTOMER"],
    "statuses": ["TODO", "IN_PROGRESS", "DONE"],
}

HELPERS = """
create or replace function pg_temp.second(n bigint) returns double precision language sql immutable as
$$ select 1704067200 + (n - 1) / 20 * 20 * 6e7 / PEOPLE $$;
create or replace function pg_temp.made_id(kind text, n bigint) returns uuid language sql immutable as
$$ select (lpad(to_hex((pg_temp.second(n) * 1000)::bigint), 12, '0') || '7' || substr(md5(kind || n::text), 1, 3)
    || '8' || substr(md5(kind || n::text), 4, 15))::uuid $$;
create or replace function pg_temp.pick(n bigint, seed bigint, choices bigint) returns bigint language sql immutable as
$$ select (hashint8extended(n, seed) & 2147483647) % choices + 1 $$;
create or replace function pg_temp.word(words text[], n bigint, seed bigint) returns text language sql immutable as
$$ select words[pg_temp.pick(n, seed, cardinality(words))] $$;
"""
"""Twenty records share a moment, as those of an import do."""

COMPANY = {
    "name": "pg_temp.word(%(roots)s, n, 1) || ' ' || pg_temp.word(%(forms)s, n, 2) || ' ' || n",
    "domainNamePrimaryLinkUrl": "'https://company-' || n || '.example'",
    "employees": "pg_temp.pick(n, 3, 5000)",
    "addressAddressCity": "pg_temp.word(%(cities)s, n, 4)",
}
PERSON = {
    "nameFirstName": "pg_temp.word(%(firsts)s, n, 1)",
    "nameLastName": "pg_temp.word(%(lasts)s, n, 2) || pg_temp.word(%(endings)s, n, 3)",
    "emailsPrimaryEmail": "lower(pg_temp.word(%(firsts)s, n, 1)) || '.' || to_hex(n) || '@example.com'",
    "emailsAdditionalEmails": "jsonb_build_array(to_hex(n) || '@example.org')",
    "phonesPrimaryPhoneNumber": "(2010000000 + n)::text",
    "phonesPrimaryPhoneCallingCode": "'+1'",
    "phonesPrimaryPhoneCountryCode": "'US'",
    "linkedinLinkPrimaryLinkUrl": "'https://www.linkedin.com/in/' || md5(n::text)",
    "jobTitle": "case when n %% 9 > 0 then pg_temp.word(%(jobs)s, n, 4) end",
    "city": "pg_temp.word(%(cities)s, n, 5)",
    "companyId": "pg_temp.made_id('company', pg_temp.pick(n, 6, %(companies)s))",
}
OPPORTUNITY = {
    "name": "pg_temp.word(%(roots)s, n, 1) || ' deal ' || n",
    "amountAmountMicros": "pg_temp.pick(n, 2, 900000) * 1000000",
    "amountCurrencyCode": "'EUR'",
    "stage": "pg_temp.word(%(stages)s, n, 3)",
    "companyId": "pg_temp.made_id('company', pg_temp.pick(n, 4, %(companies)s))",
    "pointOfContactId": "pg_temp.made_id('person', pg_temp.pick(n, 5, %(people)s))",
}
NOTE = {
    "title": "'About ' || pg_temp.word(%(roots)s, n, 1) || ' ' || n",
    "bodyV2Markdown": "'Met ' || pg_temp.word(%(firsts)s, n, 2) || ' today.'",
}
TASK = {
    "title": "'Call ' || pg_temp.word(%(firsts)s, n, 1) || ' ' || n",
    "status": "pg_temp.word(%(statuses)s, n, 2)",
    "dueAt": "to_timestamp(pg_temp.second(n) + 864000)",
}
NOTE_TARGET = {
    "noteId": "pg_temp.made_id('note', n)",
    "targetPersonId": "pg_temp.made_id('person', pg_temp.pick(n, 1, %(people)s))",
}
TASK_TARGET = {
    "taskId": "pg_temp.made_id('task', n)",
    "targetCompanyId": "pg_temp.made_id('company', pg_temp.pick(n, 1, %(companies)s))",
}
MOMENT = "to_timestamp(pg_temp.second(n))"
EVERY = {
    "id": "pg_temp.made_id(%(object)s, n)",
    "createdAt": MOMENT,
    "updatedAt": MOMENT,
    "deletedAt": f"case when n %% 50 = 0 then {MOMENT} end",
    "position": "n",
}
OBJECTS: Mapping[str, tuple[int, Mapping[str, str]]] = {
    "company": (5, COMPANY),
    "person": (1, PERSON),
    "opportunity": (10, OPPORTUNITY),
    "note": (10, NOTE),
    "task": (10, TASK),
    "noteTarget": (10, NOTE_TARGET),
    "taskTarget": (10, TASK_TARGET),
}
"""Object → how many people there are for each record of it, and its columns as SQL over the record's number `n`."""

FOUND = """
insert into {search} (object, record_id, label, search_text, position)
select {name}, t.id, {label}, {text}, t.position from {table} t where t."deletedAt" is null
"""
HISTORY = """
insert into {timeline} (id, "createdAt", "updatedAt", "happensAt", name, {link})
select pg_temp.made_id('history of ' || {name}, t.position::bigint), t."createdAt", t."createdAt", t."createdAt",
    {name} || '.created', t.id from {table} t
"""


class Step(NamedTuple):
    """One statement, and what it makes."""

    what: str
    sql: str
    given: Mapping[str, Any] | None = None


def fill(connection: psycopg.Connection, snapshot: Snapshot, people: int) -> Iterator[str]:
    """Fill an empty workspace through a connection with `SESSION` options; yields what it is about to make."""
    for step in steps(snapshot, people):
        yield step.what
        connection.execute(step.sql.encode(), step.given)


def steps(snapshot: Snapshot, people: int) -> Iterator[Step]:
    """All it takes; nothing for nobody."""
    if people == 0:
        return
    numbers = {name: max(1, people // per) for name, (per, _) in OBJECTS.items()}
    given = {**VOCABULARY, "people": numbers["person"], "companies": numbers["company"]}
    yield Step("helpers", HELPERS.replace("PEOPLE", str(people)))
    for name, number in numbers.items():
        yield Step(f"{number:,} × {name}", _insert(snapshot, name), {**given, "object": name, "rows": number})
        yield from (Step(f"what tells of each {name}", statement) for statement in _told(snapshot, name))
    for name in (*OBJECTS, "timelineActivity", SEARCH_TABLE):
        yield Step(f"statistics of {name}", f"vacuum analyze {qualified(snapshot.schema, name)}")


def _insert(snapshot: Snapshot, name: str) -> str:
    columns = {**EVERY, **OBJECTS[name][1]}
    names = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join(columns.values())
    rows = "generate_series(1, %(rows)s::bigint) n"
    return f"insert into {qualified(snapshot.schema, name)} ({names}) select {values} from {rows}"


def _told(snapshot: Snapshot, name: str) -> Iterator[str]:
    """The search rows and the history that go with the records."""
    object_, schema = snapshot.objects[name], snapshot.schema
    table = qualified(schema, name)
    if object_.is_searchable:
        label, text = label_sql(object_, "t"), search_text_sql(object_, "t")
        search = qualified(schema, SEARCH_TABLE)
        yield FOUND.format(search=search, name=literal(name), label=label, text=text, table=table)
    if "timelineActivities" in object_.fields:
        timeline, link = qualified(schema, "timelineActivity"), f'"target{object_.type_name}Id"'
        yield HISTORY.format(timeline=timeline, name=literal(name), link=link, table=table)
