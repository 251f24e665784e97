"""Reading the CSV files people really have: any encoding, delimiter and line end, quoted or not."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crm.kit.errors import BadUserInput

DELIMITERS = ",;\t|"
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MOST_COLUMNS = 500
MOST_CELL_CHARACTERS = 100_000
SAMPLE_BYTES = 64 * 1024
UNREADABLE = "\N{REPLACEMENT CHARACTER}"

csv.field_size_limit(MOST_CELL_CHARACTERS)


class UnreadableFile(BadUserInput):
    """The file is not a CSV file that can be imported; the message says why."""

    default_sub_code = "INVALID_IMPORT_FILE"

    def __init__(self, message: str) -> None:
        super().__init__(message, user_message=message)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file is written."""

    encoding: str
    delimiter: str


@dataclass(frozen=True, slots=True)
class Row:
    """One record of the file. `number` counts as a spreadsheet does: the header is row 1, empty lines count."""

    number: int
    cells: tuple[str, ...]

    @property
    def is_damaged(self) -> bool:
        """Whether bytes of this row were not text in the file's encoding."""
        return any(UNREADABLE in cell for cell in self.cells)


def detect(sample: bytes) -> Dialect:
    """The dialect of a file from its first bytes.

    Raises:
        UnreadableFile: when it is empty or no text.
    """
    if not sample.strip(codecs.BOM_UTF8 + b"\r\n\t "):
        raise UnreadableFile("The file is empty.")
    encoding = _encoding(sample)
    text = sample.decode(encoding, errors="ignore")
    if "\0" in text:
        raise UnreadableFile("The file is not text. Save it as CSV and try again.")
    return Dialect(encoding, _delimiter(text))


def _encoding(sample: bytes) -> str:
    for mark, name in BYTE_ORDER_MARKS:
        if sample.startswith(mark):
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample, final=len(sample) < SAMPLE_BYTES)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _delimiter(text: str) -> str:
    """The character that splits the first lines into the same number of cells, the more cells the better."""

    def score(delimiter: str) -> tuple[bool, int]:
        widths = [len(row) for row in _first_rows(text, delimiter) if row]
        return len(set(widths)) == 1, max(widths, default=0)

    return max(DELIMITERS, key=score)


def _first_rows(text: str, delimiter: str, most: int = 20) -> list[list[str]]:
    rows: list[list[str]] = []
    lines = text.splitlines(keepends=True)
    complete = lines[:-1] if len(lines) > 1 else lines
    try:
        for row in csv.reader(complete, delimiter=delimiter):
            rows.append(row)
            if len(rows) == most:
                break
    except csv.Error:
        pass
    return rows


def read_rows(chunks: Iterable[bytes], dialect: Dialect) -> Iterator[Row]:
    """Every row of a file that arrives in chunks of bytes, the header first, empty lines left out.

    Raises:
        UnreadableFile: where the text stops making sense, naming the row.
    """
    reader = csv.reader(_lines(chunks, dialect.encoding), delimiter=dialect.delimiter)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise UnreadableFile(f"Row {number} cannot be read: {error}.") from error
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield Row(number, tuple(cell.strip() for cell in cells))


def _lines(chunks: Iterable[bytes], encoding: str) -> Iterator[str]:
    """Text lines with their ends kept, so that line breaks inside quotes survive."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    rest = ""
    for chunk in chunks:
        *lines, rest = io.StringIO(rest + decoder.decode(chunk), newline="").readlines() or [""]
        if rest.endswith("\n"):
            lines.append(rest)
            rest = ""
        yield from lines
    rest += decoder.decode(b"", final=True)
    if rest:
        yield rest


def read_header(rows: Iterator[Row]) -> tuple[str, ...]:
    """The header, checked: columns have names, none twice.

    Raises:
        UnreadableFile: naming the column that is wrong.
    """
    header = next(rows, None)
    if header is None:
        raise UnreadableFile("The file is empty.")
    names = header.cells
    while names and not names[-1]:
        names = names[:-1]
    if len(names) > MOST_COLUMNS:
        raise UnreadableFile(f"The file has {len(names)} columns; {MOST_COLUMNS} is the most that can be imported.")
    for position, name in enumerate(names, 1):
        if not name:
            raise UnreadableFile(f"Column {position} has no name in the header row.")
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            raise UnreadableFile(f"The header names “{name}” twice.")
        seen.add(name.casefold())
    return names
