"""Documents and extractions as JSON and back, without loss.

A record leaves out what is as the model's defaults say, so that it is small, and has sorted keys
and one mention, actor or claim a line, so that two of them can be compared line by line. Spans
are pairs `[start, end]`, days are ISO 8601.
"""

from __future__ import annotations

import datetime as dt
import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, cast, get_args, get_origin, get_type_hints

from graph.errors import KnowledgeGraphError
from graph.model import Document, Extraction, Span
from graph.reading.content import Metadata, identifier
from graph.settings import KG_FORMAT

_FORMAT = "format"


def extraction_to_json(extraction: Extraction) -> dict[str, Any]:
    """The record of an extraction, made of dicts, lists, strings and figures only."""
    return {_FORMAT: KG_FORMAT, **plain(extraction, defaults=False)}


def extraction_from_json(record: Mapping[str, Any]) -> Extraction:
    """The extraction of a record; KnowledgeGraphError says which field of it is damaged."""
    return cast("Extraction", _restored(Extraction, _checked(record), "the extraction"))


def document_to_json(document: Document) -> dict[str, Any]:
    """The record of a document without its text, which is kept beside it."""
    record = plain(document, defaults=False)
    del record["text"]
    return {_FORMAT: KG_FORMAT, **record}


def document_from_json(record: Mapping[str, Any], text: str) -> Document:
    """The document of a record and its text.

    KnowledgeGraphError says which field is damaged, or that text and metadata are not those
    that the document's id was made of.
    """
    fields_of = {**_checked(record), "text": text}
    document = cast("Document", _restored(Document, fields_of, "the document"))
    metadata = Metadata(**{field.name: getattr(document, field.name) for field in fields(Metadata)})
    if identifier(document.name, metadata, text) != document.id:
        raise KnowledgeGraphError(
            f"The text or the metadata of {document.name} was changed after it was read."
        )
    return document


def to_text(record: Mapping[str, Any]) -> str:
    """A record as the text of a file: sorted keys, one item of a list a line."""
    entries = []
    for key, value in sorted(record.items()):
        if isinstance(value, list) and value:
            items = ",\n".join(f"  {_line(item)}" for item in value)
            entries.append(f" {_line(key)}: [\n{items}\n ]")
        else:
            entries.append(f" {_line(key)}: {_line(value)}")
    return "{\n" + ",\n".join(entries) + "\n}\n"


def from_text(text: str) -> dict[str, Any]:
    """The record in a file's text; KnowledgeGraphError if it is no whole JSON object."""
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise KnowledgeGraphError(f"The record is damaged: it is not JSON ({error}).") from error
    if not isinstance(record, dict):
        raise KnowledgeGraphError("The record is damaged: it is not a JSON object.")
    return record


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def plain(value: Any, *, defaults: bool = True) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """A value of the model in the types of JSON, with or without fields that hold their default."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(item, defaults=defaults) for item in value]
    if is_dataclass(value):
        held = [(field, getattr(value, field.name)) for field in fields(value)]
        return {
            field.name: plain(item, defaults=defaults)
            for field, item in held
            if defaults or item != field.default
        }
    return value


def _checked(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record's own fields, if it is of the version that this code writes."""
    if record.get(_FORMAT) != KG_FORMAT:
        raise KnowledgeGraphError(
            f"The record has the format {record.get(_FORMAT)!r}, and this version of jaccuse "
            f"reads {KG_FORMAT}; build again in a new folder."
        )
    return {key: value for key, value in record.items() if key != _FORMAT}


class _DamageError(Exception):
    """What does not fit, said from the inside out: the caller adds where it stands."""


def _restored(kind: type, data: object, what: str) -> object:
    try:
        return _value(kind, data)
    except _DamageError as error:
        raise KnowledgeGraphError(f"The record is damaged: {what} has {error}.") from error


def _value(kind: Any, data: Any) -> Any:  # noqa: ANN401 - any type of the model
    """`data` as a value of the model's type `kind`."""
    if kind is Span:
        return _span(data)
    if is_dataclass(kind):
        return _instance(cast("type", kind), data)
    if get_origin(kind) is tuple:
        if not isinstance(data, list):
            raise _DamageError("no list")
        return tuple(_value(get_args(kind)[0], item) for item in data)
    if isinstance(kind, types.UnionType):  # the model's only unions are with None
        return None if data is None else _value(get_args(kind)[0], data)
    if kind is float and type(data) is int:
        return float(data)
    if issubclass(kind, StrEnum | dt.date) and isinstance(data, str):
        return _parsed(kind, data)
    if type(data) is not kind:
        raise _DamageError(f"{_line(data)[:40]} for a {kind.__name__}")
    return data


def _parsed(kind: type[StrEnum | dt.date], data: str) -> StrEnum | dt.date:
    try:
        return kind.fromisoformat(data) if issubclass(kind, dt.date) else kind(data)
    except ValueError as error:
        raise _DamageError(f"the unknown {kind.__name__.lower()} {data[:40]!r}") from error


def _span(data: object) -> Span:
    if (
        isinstance(data, list)
        and [type(offset) for offset in data] == [int, int]
        and 0 <= data[0] <= data[1]
    ):
        return Span(*data)
    raise _DamageError(f"{_line(data)[:40]} for a span")


def _instance(kind: type, data: object) -> object:
    if not isinstance(data, dict):
        raise _DamageError(f"no {kind.__name__.lower()}")
    hints = _hints(kind)
    if unknown := data.keys() - hints.keys():
        raise _DamageError(f"the unknown field {min(unknown)!r}")
    values = {}
    for name, value in data.items():
        try:
            values[name] = _value(hints[name], value)
        except _DamageError as error:
            raise _DamageError(f"{error} in {name}") from error
    try:
        return kind(**values)
    except TypeError as error:  # a field without a default is missing
        raise _DamageError(f"too few fields for {kind.__name__.lower()}") from error


@lru_cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
