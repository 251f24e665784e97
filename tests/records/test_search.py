"""search: what is found, in which order, page by page, and for whom (contract §2.11)."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import orjson
import pytest

from crm.kit.errors import BadUserInput
from crm.metadata.snapshot import FieldRights, ObjectRights
from crm.records.reads.search_statement import SIMILAR
from tests.records.asking import Crm

SEARCH = """query($words: String!, $limit: Int!, $after: String, $in: [String!], $out: [String!]) {
    search(searchInput: $words, limit: $limit, after: $after, includedObjectNameSingulars: $in,
           excludedObjectNameSingulars: $out) {
        edges { cursor node { label objectNameSingular recordId tsRankCD tsRank } }
        pageInfo { hasNextPage endCursor }
    }
}"""
PEOPLE = [
    {"name": {"firstName": "Olivia", "lastName": "Martinez"}, "jobTitle": "Chief Engineer"},
    {"name": {"firstName": "Oliver", "lastName": "Smith"}, "emails": {"primaryEmail": "ollie.smith@rocket-labs.io"}},
    {"name": {"firstName": "Zoë", "lastName": "Åkesson"}, "phones": {"primaryPhoneNumber": "2025550143"}},
    {"name": {"firstName": "太郎", "lastName": "田中"}, "avatarUrl": "https://files.example/taro.png"},
    {"name": {"firstName": "Martina", "lastName": "Navratilova"}},
    {"name": {"firstName": "Bo", "lastName": "Xi"}},
]
HIDDEN = FieldRights(read=False)
COMPANIES = [
    {"name": "Olive Oil Traders", "domainName": {"primaryLinkUrl": "https://olive.example"}},
    {"name": "東京電力"},
    {"name": "50% off_er"},
    {"name": "back\\slash"},
]


@pytest.fixture(scope="module", autouse=True)
def records(crm: Crm) -> None:
    crm.ask("mutation($data: [X]) {createPeople(data: $data) {id}}", data=PEOPLE)
    crm.ask("mutation($data: [X]) {createCompanies(data: $data) {id}}", data=COMPANIES)
    crm.ask('mutation {createNote(data: {title: "Call Oliver", bodyV2: {markdown: "He likes\\nolives"}}) {id}}')
    crm.ask('mutation {createTask(data: {title: "Olive harvest"}) {id}}')
    trashed = crm.ask('mutation {createCompany(data: {name: "Oliver Trashed"}) {id}}')
    crm.ask("mutation($id: UUID) {deleteCompany(id: $id) {id}}", id=trashed["id"])


def page(crm: Crm, text: str, limit: int = 20, **variables: Any) -> dict[str, Any]:
    answer: dict[str, Any] = crm.ask(SEARCH, words=text, limit=limit, **variables)
    return answer


def labels(crm: Crm, text: str, limit: int = 20, **variables: Any) -> list[str]:
    """Of the records that contain what is asked, without those that only resemble it."""
    nodes = [edge["node"] for edge in page(crm, text, limit, **variables)["edges"]]
    return [node["label"] for node in nodes if node["tsRankCD"] > 0 or node["tsRank"] > SIMILAR]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("oliv", ["Oliver Smith", "Olivia Martinez", "Olive Oil Traders", "Olive harvest", "Call Oliver"]),
        ("OLIVER", ["Oliver Smith", "Call Oliver"]),
        ("  oliver   smith ", ["Oliver Smith", "Call Oliver"]),
        ("smith oliver", ["Oliver Smith", "Call Oliver"]),
        ("artine", ["Olivia Martinez"]),
        ("engineer martinez", ["Olivia Martinez"]),
        ("rocket-labs", ["Oliver Smith"]),
        ("ollie.smith@rocket", ["Oliver Smith"]),
        ("555014", ["Zoë Åkesson"]),
        ("(202) 555-0143", ["Zoë Åkesson"]),
        ("+12025550143", ["Zoë Åkesson"]),
        ("zoe akesson", ["Zoë Åkesson"]),
        ("ÅKESSON", ["Zoë Åkesson"]),
        ("京電", ["東京電力"]),
        ("力", ["東京電力"]),
        ("田", ["太郎 田中"]),
        ("b", ["Bo Xi", "back\\slash"]),
        ("xi", ["Bo Xi"]),
        ("50%", ["50% off_er"]),
        ("%", []),
        ("_", []),
        ("off_", ["50% off_er"]),
        ("back\\", ["back\\slash"]),
        ("likes olives", ["Call Oliver"]),
        ("'; drop table person; --", []),
        ('"', []),
        ("trashed", []),
    ],
)
def test_what_is_found(crm: Crm, text: str, expected: list[str]):
    assert labels(crm, text) == expected


def test_all_words_come_before_any_word(crm: Crm):
    assert labels(crm, "martinez oliver") == ["Olivia Martinez", "Oliver Smith", "Call Oliver"]
    assert labels(crm, "smith oliver call") == ["Oliver Smith", "Call Oliver"]
    assert labels(crm, "smith oliver nowhere")[0] == "Oliver Smith"
    ranks = [edge["node"]["tsRankCD"] for edge in page(crm, "smith oliver nowhere")["edges"]]
    assert set(ranks) == {0}


@pytest.mark.parametrize(
    ("text", "first"), [("olvia martines", "Olivia Martinez"), ("navratlova", "Martina Navratilova")]
)
def test_a_typo_is_forgiven(crm: Crm, text: str, first: str):
    found = page(crm, text)["edges"]
    assert found[0]["node"]["label"] == first
    assert found[0]["node"]["tsRankCD"] == 0


def test_a_typo_is_forgiven_only_where_a_page_is_not_full(crm: Crm):
    exact = labels(crm, "oliver")
    assert labels(crm, "oliver", limit=len(exact)) == exact
    assert not page(crm, "oliver", limit=len(exact))["pageInfo"]["hasNextPage"]


def test_everything_is_found_by_nothing(crm: Crm):
    found = page(crm, "", limit=100)["edges"]
    objects = [edge["node"]["objectNameSingular"] for edge in found]
    assert objects == ["person"] * 6 + ["company"] * 4 + ["note", "task"] + ["workspaceMember"] * objects.count(
        "workspaceMember"
    )
    assert page(crm, "   ", limit=100)["edges"] == found


@pytest.mark.parametrize("text", ["", "o", "ol", "oliv", "oliver", "olive harvest", "martina oliver", "olvier"])
@pytest.mark.parametrize("limit", [1, 2, 3])
def test_pages_join_without_loss_or_repetition(crm: Crm, text: str, limit: int):
    whole = page(crm, text, limit=100)["edges"]
    joined: list[Any] = []
    after, has_next = None, True
    while has_next:
        answer = page(crm, text, limit=limit, after=after)
        assert len(answer["edges"]) <= limit
        joined += answer["edges"]
        after, has_next = answer["pageInfo"]["endCursor"], answer["pageInfo"]["hasNextPage"]
        assert not answer["edges"] or after == answer["edges"][-1]["cursor"]
    assert joined == whole[: len(joined)]
    exact = [edge for edge in whole if edge["node"]["tsRankCD"] > 0 or edge["node"]["tsRank"] > SIMILAR]
    assert len(joined) >= len(exact)


@pytest.mark.parametrize("text", ["", "oliv", "martina oliver", "olvier"])
def test_ranks_never_rise_along_the_list(crm: Crm, text: str):
    ranks = [(edge["node"]["tsRankCD"], edge["node"]["tsRank"]) for edge in page(crm, text, limit=100)["edges"]]
    assert ranks == sorted(ranks, reverse=True)


def test_a_cursor_holds_ranks_and_the_last_record(crm: Crm):
    edge = page(crm, "oliver", limit=1)["edges"][0]
    held = orjson.loads(base64.b64decode(edge["cursor"]))
    assert held["lastRanks"] == {"tsRankCD": edge["node"]["tsRankCD"], "tsRank": edge["node"]["tsRank"]}
    assert held["lastRecordIdsPerObject"] == {edge["node"]["objectNameSingular"]: edge["node"]["recordId"]}


def test_objects_are_chosen_by_name(crm: Crm):
    assert labels(crm, "oliv", **{"in": ["company"]}) == ["Olive Oil Traders"]
    assert labels(crm, "oliv", **{"in": ["company", "task", "noteTarget"], "out": ["task"]}) == ["Olive Oil Traders"]
    assert labels(crm, "oliv", out=["person", "note"]) == ["Olive Oil Traders", "Olive harvest"]
    assert labels(crm, "oliv", **{"in": []}) == []
    for which in ("in", "out"):
        with pytest.raises(BadUserInput, match="Object metadata not found for object: nope"):
            page(crm, "oliv", **{which: ["nope"]})


def test_a_node_says_what_it_is(crm: Crm):
    text = """{search(searchInput: "太郎", limit: 1) {__typename edges {__typename node {
        __typename recordId name: label objectLabelSingular imageUrl}} pageInfo {__typename endCursor}}}"""
    found = crm.ask(text)
    node = found["edges"][0]["node"]
    assert node.pop("recordId")
    assert node == {
        "__typename": "SearchRecord",
        "name": "太郎 田中",
        "objectLabelSingular": "Person",
        "imageUrl": "https://files.example/taro.png",
    }
    assert (found["__typename"], found["edges"][0]["__typename"]) == ("SearchResultConnection", "SearchResultEdge")
    assert found["pageInfo"]["__typename"] == "SearchResultPageInfo"
    others = '{search(searchInput: "oliv", limit: 9) {edges {node {imageUrl}}}}'
    assert {edge["node"]["imageUrl"] for edge in crm.ask(others)["edges"]} == {None}


def test_records_are_filtered(crm: Crm):
    text = """query($filter: ObjectRecordFilterInput) {search(searchInput: "oliv", limit: 20, filter: $filter) {
        edges {node {recordId label}}}}"""
    everything = crm.ask(text, filter=None)["edges"]
    assert crm.ask(text, filter={})["edges"] == everything
    one = everything[1]["node"]
    chosen = crm.ask(text, filter={"or": [{"id": {"eq": one["recordId"]}}, {"id": {"in": [str(uuid4())]}}]})
    assert [edge["node"] for edge in chosen["edges"]] == [one]
    rest = crm.ask(text, filter={"and": [{"not": {"id": {"eq": one["recordId"]}}}]})["edges"]
    assert [edge["node"] for edge in rest] == [edge["node"] for edge in everything if edge["node"] != one]
    assert crm.ask(text, filter={"createdAt": {"lt": "2020-01-01T00:00:00Z"}})["edges"] == []
    assert crm.ask(text, filter={"updatedAt": {"gt": "2020-01-01T00:00:00Z"}})["edges"] == everything
    assert crm.ask(text, filter={"deletedAt": {"is": "NOT_NULL"}})["edges"] == []
    empty = text.replace('"oliv"', '""')
    assert len(crm.ask(empty, filter={"id": {"eq": one["recordId"]}})["edges"]) == 1


def test_other_words_take_the_same_plan(crm: Crm):
    plan = crm.compile(SEARCH, {"words": "a b", "limit": 1, "after": None, "in": None, "out": None}).to_bytes()
    assert plan == crm.compile(SEARCH, {"words": "c", "limit": 9, "after": None, "in": None, "out": None}).to_bytes()


class TestWhoMayFind:
    def test_objects_that_a_role_may_not_read_are_left_out(self, crm: Crm):
        role = crm.as_role(objects={"person": ObjectRights(read=False), "note": ObjectRights(read=False)})
        assert labels(role, "oliv") == ["Olive Oil Traders", "Olive harvest"]
        assert labels(role, "oliv", **{"in": ["person"]}) == []

    def test_a_role_without_rights_finds_only_colleagues(self, crm: Crm):
        nobody = crm.as_role(can_read_all=False)
        assert labels(nobody, "oliv") == []
        found = page(nobody, "", limit=100)["edges"]
        assert {edge["node"]["objectNameSingular"] for edge in found} <= {"workspaceMember"}

    def test_words_of_hidden_fields_find_nothing(self, crm: Crm):
        hidden = {"person": {"emails": HIDDEN, "jobTitle": HIDDEN}, "note": {"bodyV2": HIDDEN}}
        role = crm.as_role(fields=hidden)
        for words in ("rocket-labs", "ollie.smith", "engineer", "chief", "olives likes"):
            assert labels(crm, words)
            assert page(role, words)["edges"] == []
        assert labels(role, "smith engineer") == ["Oliver Smith"]
        assert labels(role, "oliv") == labels(crm, "oliv")
        assert labels(role, "555014") == ["Zoë Åkesson"]

    def test_what_has_a_hidden_name_is_left_out(self, crm: Crm):
        role = crm.as_role(fields={"person": {"name": HIDDEN}, "company": {"domainName": HIDDEN}})
        assert labels(role, "oliv") == ["Olive Oil Traders", "Olive harvest", "Call Oliver"]
        assert labels(role, "rocket-labs") == []
        assert labels(role, "olive.example") == []

    def test_who_may_read_no_name_finds_nothing(self, crm: Crm):
        role = crm.as_role(can_read_all=False, fields={"workspaceMember": {"name": HIDDEN}})
        found = page(role, "")
        assert (found["edges"], found["pageInfo"]["hasNextPage"]) == ([], False)

    def test_a_hidden_picture_is_not_shown(self, crm: Crm):
        role = crm.as_role(fields={"person": {"avatarUrl": HIDDEN}})
        text = '{search(searchInput: "太郎", limit: 1) {edges {node {label imageUrl}}}}'
        assert role.ask(text)["edges"] == [{"node": {"label": "太郎 田中", "imageUrl": None}}]

    def test_strangers_find_nothing(self, crm: Crm, new_crm: Callable[[], Crm]):
        stranger = new_crm()
        assert labels(stranger, "oliv") == []
        cursor = page(crm, "", limit=1)["pageInfo"]["endCursor"]
        assert labels(stranger, "", after=cursor) == labels(stranger, "")

    def test_a_plan_of_strangers_is_refused(self, crm: Crm, new_crm: Callable[[], Crm]):
        stranger = replace(new_crm(), identity=crm.identity)
        with pytest.raises(Exception, match=r"permission denied|Token invalid|version"):
            labels(stranger, "oliv")


CURSORS = [
    "x",
    "",
    base64.b64encode(b"{}").decode(),
    base64.b64encode(b'{"lastRanks":{"tsRankCD":1,"tsRank":1},"lastRecordIdsPerObject":{},"lastLabel":""}').decode(),
    base64.b64encode(
        b'{"lastRanks":{"tsRankCD":1,"tsRank":1},"lastRecordIdsPerObject":{"person":"x"},"lastLabel":""}'
    ).decode(),
    base64.b64encode(
        b'{"lastRanks":{"tsRankCD":1,"tsRank":1},"lastRecordIdsPerObject":{"nope":"%s"},"lastLabel":""}'
        % str(UUID(int=1)).encode()
    ).decode(),
    base64.b64encode(
        b'{"lastRanks":{"tsRankCD":"1","tsRank":1},"lastRecordIdsPerObject":{"person":"%s"},"lastLabel":""}'
        % str(UUID(int=1)).encode()
    ).decode(),
    "x" * 30_000,
]


class TestRefusals:
    @pytest.mark.parametrize("cursor", CURSORS)
    def test_a_cursor_that_is_none(self, crm: Crm, cursor: str):
        with pytest.raises(BadUserInput, match="Invalid cursor") as refused:
            page(crm, "oliv", after=cursor)
        assert refused.value.sub_code == "INVALID_CURSOR"

    def test_too_many_at_once(self, crm: Crm):
        with pytest.raises(BadUserInput, match="Limit cannot exceed 100 items"):
            page(crm, "oliv", limit=101)
        with pytest.raises(BadUserInput, match="Limit argument must be non-negative"):
            page(crm, "oliv", limit=-1)
        assert page(crm, "oliv", limit=0)["edges"] == []

    @pytest.mark.parametrize(
        ("selected", "message"),
        [
            ("totalCount", 'Cannot query field "totalCount" on type "SearchResultConnection".'),
            ("edges {node {id}}", 'Cannot query field "id" on type "SearchRecord".'),
        ],
    )
    def test_what_results_do_not_have(self, crm: Crm, selected: str, message: str):
        with pytest.raises(BadUserInput) as refusal:
            crm.ask(f'{{search(searchInput: "oliv", limit: 1) {{{selected}}}}}')
        assert refusal.value.message == message

    def test_half_a_surrogate_pair(self, crm: Crm):
        with pytest.raises(BadUserInput, match="not Unicode"):
            page(crm, "oliv\ud83d")

    @pytest.mark.parametrize(
        "text", ["x" * 100_000, "oliv " * 20_000, "\x00", "oliver\x00", "٪", "\u0301", "\U0010ffff"]
    )
    def test_hostile_texts_find_no_more_than_they_should(self, crm: Crm, text: str):
        assert set(labels(crm, text, limit=100)) <= set(labels(crm, "", limit=100))
