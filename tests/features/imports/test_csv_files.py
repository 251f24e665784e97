from __future__ import annotations

from pathlib import Path

import pytest

from crm.features.imports.csv_files import Dialect, UnreadableFile, detect, read_header, read_rows

DATA = Path(__file__).parents[2] / "data"


def cells(content: bytes, size: int = 7) -> list[tuple[str, ...]]:
    chunks = [content[at : at + size] for at in range(0, len(content), size)]
    return [row.cells for row in read_rows(chunks, detect(content))]


@pytest.mark.parametrize(
    ("content", "dialect"),
    [
        (b"a,b\n1,2\n", Dialect("utf-8", ",")),
        (b"\xef\xbb\xbfa,b\n1,2\n", Dialect("utf-8-sig", ",")),
        (b"a;b\n1,5;2\n", Dialect("utf-8", ";")),
        (b"a\tb\n1\t2\n", Dialect("utf-8", "\t")),
        (b"a|b\n1|2\n", Dialect("utf-8", "|")),
        ("name,city\nZoë,Köln\n".encode("cp1252"), Dialect("cp1252", ",")),
        ("name,city\nZoë,Köln\n".encode("utf-16"), Dialect("utf-16", ",")),
        (b"name\nAda\n", Dialect("utf-8", ",")),
        (b'"a,1";b\n"x,2";y\n', Dialect("utf-8", ";")),
    ],
)
def test_the_dialect_is_found(content: bytes, dialect: Dialect):
    assert detect(content) == dialect


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_survives_any_chunking(encoding: str):
    content = "name,note\r\nZoë,“ok”\r\nÅsa,é\r\n".encode(encoding)
    for size in (1, 2, 3, 1000):
        assert cells(content, size) == [("name", "note"), ("Zoë", "“ok”"), ("Åsa", "é")]


def test_quotes_line_breaks_and_empty_lines():
    content = b'name,note\n\n"Ada, Countess","line 1\r\nline 2"\r\n\r\n ,\n"say ""hi""",x\n'
    assert cells(content) == [
        ("name", "note"),
        ("Ada, Countess", "line 1\r\nline 2"),
        ('say "hi"', "x"),
    ]


def test_row_numbers_are_those_of_a_spreadsheet():
    rows = list(read_rows([b"name\n\nAda\n\nZoe"], Dialect("utf-8", ",")))
    assert [(row.number, row.cells[0]) for row in rows] == [(1, "name"), (3, "Ada"), (5, "Zoe")]


@pytest.mark.parametrize(("name", "count"), [("companies-sp500.csv", 503), ("people-legislators.csv", 537)])
def test_real_files_are_read_whole(name: str, count: int):
    content = (DATA / name).read_bytes()
    header, *rows = cells(content, 4096)
    assert len(rows) == count
    assert {len(row) for row in rows} == {len(header)}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf\r\n \n", "The file is empty."),
        (b"PK\x03\x04\x00\x00\x00\x08", "The file is not text. Save it as CSV and try again."),
    ],
)
def test_what_is_no_csv_is_refused(content: bytes, message: str):
    with pytest.raises(UnreadableFile) as refusal:
        detect(content)
    assert refusal.value.message == message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"name,,city\nAda,x,y\n", "Column 2 has no name in the header row."),
        (b"name,Name\nAda,x\n", "The header names “Name” twice."),
        (b",".join(b"c%d" % n for n in range(501)), "The file has 501 columns; 500 is the most that can be imported."),
    ],
)
def test_a_bad_header_is_refused(content: bytes, message: str):
    with pytest.raises(UnreadableFile) as refusal:
        read_header(read_rows([content], detect(content)))
    assert refusal.value.message == message


def test_unnamed_columns_at_the_end_are_ignored():
    content = b"name,city,,\nAda,Paris,,\n"
    assert read_header(read_rows([content], detect(content))) == ("name", "city")


def test_broken_bytes_damage_their_row_only():
    content = b"name\n" + b"Ada\n" * 3 + b"\xff\xfe\xfa\nZoe\n"
    rows = list(read_rows([content[:16], content[16:]], Dialect("utf-8", ",")))
    assert [row.number for row in rows if row.is_damaged] == [5]
    assert rows[-1].cells == ("Zoe",)


def test_an_enormous_cell_names_its_row():
    content = b"name\nAda\n" + b"x" * 200_000 + b"\n"
    with pytest.raises(UnreadableFile, match="Row 3 cannot be read"):
        list(read_rows([content], Dialect("utf-8", ",")))
