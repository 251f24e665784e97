"""FILES: uploaded files, by id and label."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from crm.kit.errors import BadUserInput
from crm.metadata.field_types.base import Part, Scalar, invalid
from crm.metadata.field_types.values import json_list_or_none, text_or_none, uuid_or_none

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field

MOST_FILES = 10
CATEGORIES: Mapping[str, frozenset[str]] = {
    "ARCHIVE": frozenset({"zip", "tar", "gz", "tgz", "bz2", "7z", "rar", "xz"}),
    "AUDIO": frozenset({"mp3", "wav", "ogg", "m4a", "flac", "aac"}),
    "IMAGE": frozenset({"png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "heic", "bmp", "tiff"}),
    "PRESENTATION": frozenset({"ppt", "pptx", "odp", "key"}),
    "SPREADSHEET": frozenset({"xls", "xlsx", "csv", "ods", "tsv", "numbers"}),
    "TEXT_DOCUMENT": frozenset({"pdf", "doc", "docx", "odt", "txt", "md", "rtf", "pages"}),
    "VIDEO": frozenset({"mp4", "mov", "avi", "mkv", "webm"}),
}


def extension_of(name: str) -> str:
    """The extension of a file name in lower case, "" for none."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def category_of(name: str) -> str:
    """The category of a file by its name."""
    extension = extension_of(name)
    return next((category for category, known in CATEGORIES.items() if extension in known), "OTHER")


class Files(Scalar):
    """A list of files, at most `settings.maxNumberOfValues`."""

    name = "FILES"
    parts = (Part("", "jsonb", "json", "[FileObject]", "[FileInput]", "RawJsonFilter", groupable=False),)
    may_have_default = False

    def convert(self, field: Field, value: Any) -> Any:
        files = [_file(field, each) for each in json_list_or_none(field.name, value) or []]
        most = int(field.settings.get("maxNumberOfValues") or MOST_FILES)
        if len(files) > most:
            raise BadUserInput(f"Max number of files is {most}", sub_code="INVALID_ARGS_DATA")
        return files or None

    def from_csv(self, field: Field, text: str, part: str = "") -> Any:
        """A cell cannot hold a file."""
        return None

    def to_csv(self, field: Field, value: Any) -> str:
        return ", ".join(str(each["label"]) for each in value or ())


def _file(field: Field, value: Any) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise invalid("object", value, field.name)
    file_id, label = uuid_or_none(field.name, value.get("fileId")), text_or_none(field.name, value.get("label"))
    if file_id is None or label is None:
        raise invalid("file", dict(value), field.name)
    return {"fileId": file_id, "label": label, "fileCategory": category_of(label), "extension": extension_of(label)}
