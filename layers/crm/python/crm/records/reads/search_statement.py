"""The statement of a search: rows in tiers, each better than the next, and a worse one only as far as a page needs it.

- beginning: the label begins with what is asked. An index holds these in the order of the answer, so all can be had.
- complete: every word occurs, best as a whole word, then where it begins one.
- partial: some word occurs.
- resembling: something like it occurs; only where the first page would not be full.

Of each tier but the first no more than MOST_RANKED rows are looked at: to find more is not to have searched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from crm.metadata.names import SEARCH_TABLE, literal, qualified
from crm.metadata.search import LINE, UNSPACED, head_sql, normalised
from crm.records.writes.inputs import Inputs
from crm.records.writes.statement import Text

MOST_FOUND: Final = 100
"""On one page."""
MOST_RANKED: Final = 200
BEGINNING, COMPLETE, PARTIAL, SIMILAR = 1.0, 0.9, 0.9, 0.1
"""The highest ranks of the tiers: of all words for the first two, of any word for the others."""

_BEST: Final = 3
"""What a word scores that is found whole."""
_SHORTEST_INFIX: Final = 3
"""Shorter words are found where a word begins: the index knows nothing of two characters inside one."""
_TEXT: Final = "s.search_text"
_HEAD: Final = f'({head_sql(_TEXT)}) collate "C"'
_LAST_CHARACTER: Final = "chr(1114111)"
_FIRST_ID: Final = "'00000000-0000-0000-0000-000000000000'::uuid"
_ROW: Final = "s.object, s.record_id, s.label, s.head, s.all_rank, s.any_rank"


@dataclass(frozen=True, slots=True)
class Searched:
    """One object that is searched. Its search rows are `s`.

    `guard` is the condition that a row may be found, if there is any. `readable` is its text as far as the caller may
    read it, if that is not all.
    """

    name: str
    guard: str | None = None
    readable: str | None = None


@dataclass(frozen=True, slots=True)
class SearchSpec:
    """What a plan knows of a search.

    `objects` are in the order in which their rows of equal rank come. `columns` are JSON of a row at `t1`. The guards
    use the first `taken` placeholders.
    """

    schema: str
    objects: Sequence[Searched]
    columns: Sequence[str]
    taken: int


class SearchStatement:
    """Builds the statement for a number of words. It answers with the `columns`, a line per row in each."""

    def __init__(self, spec: SearchSpec, words: int) -> None:
        self._spec = spec
        self._words = range(words)
        self._inputs = Inputs(spec.taken)
        self._table = f"{qualified(spec.schema, SEARCH_TABLE)} s"
        self._text = _readable_text(spec.objects)
        names = ",".join(literal(each.name) for each in spec.objects)
        self._place = f"array_position(array[{names}]::text[], s.object)"

    def text(self) -> Text:
        """The whole statement."""
        tiers = {"beginning": self._beginning()}
        if self._words:
            partial = {"partial": self._partial} if len(self._words) > 1 else {}
            others = {"complete": self._complete, **partial, "resembling": self._resembling}
            for name, tier in others.items():
                tiers[name] = tier(f"(select count(*) from ({_union(tiers)}) s)")
        parts = {"asked": f"select {', '.join(self._asked())}", **tiers}
        written = ", ".join(f"{name} as materialized ({query})" for name, query in parts.items())
        page = f"select s.*, {self._place} as place from ({_union(tiers)}) s"
        order = "all_rank desc, any_rank desc, place, head, record_id"
        lines = ", ".join(f"string_agg({column}, {LINE})" for column in self._spec.columns)
        rows = f"select * from ({page}) t1 order by {order} limit {self._rows}"
        return Text(f"with {written} select {lines} from ({rows}) t1", self._inputs.names)

    def _asked(self) -> Iterator[str]:
        """What is looked for, worked out once: the whole of it, then patterns for each word."""
        for name in ("phrase", "likeness"):
            yield f"concat(' ', ltrim({normalised(self._inputs.use(name, 'text'))})) as {name}"
        for word in self._words:
            plain = f"ltrim({normalised(self._inputs.use(f'word {word}', 'text'))})"
            escaped = rf"regexp_replace({plain}, '([\\%_])', '\\\1', 'g')"
            is_bound = f"length({plain}) < {_SHORTEST_INFIX} or {plain} ~ '^{UNSPACED}'"
            yield f"concat(case when {is_bound} then '% ' else '%' end, {escaped}, '%') as within{word}"
            yield f"concat('% ', {escaped}, '%') as starting{word}"
            yield f"concat('% ', {escaped}, ' %') as whole{word}"

    def _beginning(self) -> str:
        branches = (self._beginning_of(place, each) for place, each in enumerate(self._spec.objects, 1))
        return " union all ".join(f"({branch})" for branch in branches)

    def _beginning_of(self, place: int, searched: Searched) -> str:
        """The rows of one object whose label begins with the phrase, after the cursor, as the index has them."""
        use = self._inputs.use
        is_within = f"{use('place', 'integer')} = {place}"
        after = (
            f"case when {is_within} then {use('head', 'text')} else {_of_asked('phrase')} end",
            f"case when {is_within} then {use('last', 'uuid')} else {_FIRST_ID} end",
        )
        conditions = [
            f"s.object = {literal(searched.name)} and s.object = any({use('names', 'text[]')})",
            f"{use('all rank', 'float8')} >= {BEGINNING} and {use('place', 'integer')} <= {place}",
            f"({_HEAD}, s.record_id) > ({after[0]}, {after[1]})",
            f"{_HEAD} < concat({_of_asked('phrase')}, {_LAST_CHARACTER})",
            *filter(None, [searched.guard]),
        ]
        return (
            f"select s.object, s.record_id, s.label, {_HEAD} as head, 1::float8 as all_rank, 1::float8 as any_rank"
            f" from {self._table} where {' and '.join(conditions)} order by {_HEAD}, s.record_id limit {MOST_FOUND + 1}"
        )

    def _complete(self, found: str) -> str:
        score = self._score(0, COMPLETE)
        return self._ranked(f"{found} < {self._rows} and not {_begins()} and {self._has_all()}", score, score)

    def _partial(self, found: str) -> str:
        condition = f"{found} < {self._rows} and not {_begins()} and not ({self._has_all()}) and ({self._has_any()})"
        middle = (SIMILAR + PARTIAL) / 2
        similarity = f"{PARTIAL - middle}::float8 * {_similarity('phrase')}"
        return self._ranked(condition, "0::float8", f"{self._score(SIMILAR, middle)} + {similarity}")

    def _resembling(self, found: str) -> str:
        """A page after the first one has such rows only if the first one had."""
        all_rank, any_rank = self._inputs.use("all rank", "float8"), self._inputs.use("any rank", "float8")
        similar = {f"{_of_asked('likeness')} operator(public.<%) {text}" for text in (_TEXT, self._text)}
        condition = (
            f"{found} < {self._rows} - 1 and {_of_asked('likeness')} <> ' '"
            f" and ({all_rank} > {BEGINNING} or {all_rank} = 0 and {any_rank} <= {SIMILAR})"
            f" and not {_begins()} and not ({self._has_any()}) and {' and '.join(sorted(similar))}"
        )
        return self._ranked(condition, "0::float8", f"{SIMILAR}::float8 * {_similarity('likeness')}")

    def _ranked(self, condition: str, all_rank: str, any_rank: str) -> str:
        """The rows that fulfil a condition and come after the cursor, with their ranks."""
        use = self._inputs.use
        guards = [f"(s.object <> {literal(each.name)} or {each.guard})" for each in self._spec.objects if each.guard]
        conditions = " and ".join([f"s.object = any({use('names', 'text[]')})", *guards, condition])
        found = (
            f"select s.object, s.record_id, s.label, {_HEAD} as head, {self._text} as search_text"
            f" from {self._table} where {conditions} limit {MOST_RANKED}"
        )
        ranked = f"select s.*, {all_rank} as all_rank, {any_rank} as any_rank from ({found}) s"
        row = f"-s.all_rank, -s.any_rank, {self._place}, s.head, s.record_id"
        cursor = (
            f"-{use('all rank', 'float8')}, -{use('any rank', 'float8')}, {use('place', 'integer')},"
            f" {use('head', 'text')}, {use('last', 'uuid')}"
        )
        return f"select {_ROW} from ({ranked}) s where ({row}) > ({cursor})"

    def _has_all(self) -> str:
        return " and ".join(map(self._has, self._words))

    def _has_any(self) -> str:
        return " or ".join(f"({self._has(word)})" for word in self._words)

    def _has(self, word: int) -> str:
        """That a row has a word: an index knows it of the whole row, the text that may be read decides."""
        return " and ".join(sorted({f"{text} like {_of_asked(f'within{word}')}" for text in (_TEXT, self._text)}))

    def _score(self, least: float, most: float) -> str:
        """How well the words are found, between `least` for not at all and `most` for all as whole words."""
        spaced = f"concat(translate({_TEXT}, {LINE}, ' '), ' ')"
        words = (
            f"case when {spaced} like {_of_asked(f'whole{word}')} then {_BEST}"
            f" when {_TEXT} like {_of_asked(f'starting{word}')} then {_BEST - 1}"
            f" when {_TEXT} like {_of_asked(f'within{word}')} then 1 else 0 end"
            for word in self._words
        )
        share = f"({' + '.join(words)})::float8 / {_BEST * len(self._words)}"
        return f"{least}::float8 + {most - least}::float8 * {share}"

    @property
    def _rows(self) -> str:
        """One more than the page, to see whether another follows."""
        return self._inputs.use("rows", "bigint")


def _readable_text(objects: Iterable[Searched]) -> str:
    """The text of a row as far as it may be read."""
    readable = [f"when {literal(each.name)} then {each.readable}" for each in objects if each.readable]
    return f"case s.object {' '.join(readable)} else {_TEXT} end" if readable else _TEXT


def _union(tiers: Iterable[str]) -> str:
    return " union all ".join(f"select {_ROW} from {tier} s" for tier in tiers)


def _begins() -> str:
    return f"starts_with({head_sql(_TEXT)}, {_of_asked('phrase')})"


def _similarity(asked: str) -> str:
    return f"public.word_similarity({_of_asked(asked)}, {_TEXT})::float8"


def _of_asked(column: str) -> str:
    return f"(select {column} from asked)"
