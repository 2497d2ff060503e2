"""The contract as OpenAPI 3.1, made of the records' declarations, so that it cannot say anything else than they do."""

from typing import Any

from django.utils.translation import override

from services.registry.http.answers import FACTS_MAX
from services.registry.http.calling import TAG
from services.registry.kinds import KINDS
from services.registry.protocol import MOST
from services.registry.record import LARGEST_NUMBER, LONGEST_TEXT, PLATE, Record
from services.registry.values import Kind, Spec

Schema = dict[str, Any]
ID_NUMBER: Schema = {"type": "string", "pattern": "^[12][0-9]{9}$"}
TEXT: Schema = {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}
DAY: Schema = {"type": "string", "format": "date"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
WHOLE: Schema = {"type": "integer", "exclusiveMinimum": -LARGEST_NUMBER, "exclusiveMaximum": LARGEST_NUMBER}
WORDS: Schema = {"$ref": "#/components/schemas/words"}
COUNTED: Schema = {"type": "integer", "minimum": 0, "maximum": LARGEST_NUMBER - 1}
OF_KIND: dict[Kind, Schema] = {
    Kind.WORDS: WORDS,
    Kind.NAME: WORDS,
    Kind.IDENTIFIER: TEXT,
    Kind.MASKED: TEXT,
    Kind.DAY: DAY,
    Kind.ENDS: DAY,
    Kind.MOMENT: MOMENT,
    Kind.DAYS: WHOLE,
    Kind.COUNT: WHOLE,
    Kind.YEAR: WHOLE,
    Kind.MONEY: {"type": "string", "pattern": r"^-?[0-9]{1,10}\.[0-9]{2}$"},
    Kind.CHOICE: {"type": "string"},
    Kind.PLATE: {"type": "string", "pattern": f"^{PLATE.pattern}$"},
    Kind.YES_NO: {"type": "boolean"},
}


def description() -> Schema:
    """The whole document, in English."""
    with override("en"):
        return {
            "openapi": "3.1.0",
            "info": {"title": "Registry", "version": "1", "description": "docs/registry.md says the rest."},
            "security": [{"signature": []}, {"certificate": []}],
            "paths": {
                "/v1/person": _operation("Who has this number", {}, {"person": _or_null(_ref("person"))}),
                "/v1/records": _operation("What is recorded about them, newest first", _page_asked(), _page()),
                "/v1/facts": _operation("What only they know", {}, {"facts": _facts()}),
            },
            "components": {"schemas": _schemas(), "securitySchemes": _schemes()},
        }


def _operation(summary: str, asked: Schema, said: Schema) -> Schema:
    about = {"about": ID_NUMBER}
    answers = {
        "200": {"description": "The answer", "content": _json(_object(about | said))},
        "401": {"description": "The question is not signed as it should be"},
        "422": {"description": "The question does not fit this description"},
        "503": {"description": "Ask again later"},
    }
    body = {"required": True, "content": _json(_object(about | asked))}
    return {"post": {"summary": summary, "requestBody": body, "responses": answers}}


def _page_asked() -> Schema:
    return {
        "kind": {"enum": list(KINDS)},
        "where": {"type": "object", "additionalProperties": TEXT, "description": "Fields that each record must equal"},
        "offset": {"type": "integer", "minimum": 0},
        "limit": {"type": "integer", "minimum": 1, "maximum": MOST},
    }


def _page() -> Schema:
    one_kind = {"anyOf": [_ref(key) for key in KINDS]}
    return {
        "kind": {"enum": list(KINDS)},
        "as_of": MOMENT,
        "offset": {"type": "integer", "minimum": 0, "description": "As it was asked for"},
        "total": COUNTED | {"description": "All that fit the question"},
        "records": {"type": "array", "maxItems": MOST, "items": one_kind, "description": "All of the kind asked for"},
    }


def _facts() -> Schema:
    acceptable = {"type": "array", "items": TEXT, "maxItems": FACTS_MAX}
    names = ("passport-number", "iqama-expiry", "dependent-iqama")
    return {"type": "object", "properties": dict.fromkeys(names, acceptable), "additionalProperties": False}


def _schemas() -> Schema:
    words = _object({"ar": TEXT, "en": TEXT}) | {"additionalProperties": TEXT, "description": "In each language"}
    return {"words": words} | {key: _record(kind) for key, kind in KINDS.items()}


def _record(kind: type[Record]) -> Schema:
    specs, optional = kind.specs(), kind.optional()
    fields = {name: _or_null(_field(spec)) if name in optional else _field(spec) for name, spec in specs.items()}
    wanted = [name for name in specs if name not in optional]
    return {"type": "object", "title": str(kind.noun), "properties": fields, "required": wanted}


def _field(spec: Spec) -> Schema:
    codes = {"enum": list(spec.options)} if spec.options else {}
    return OF_KIND[spec.kind] | codes | {"title": str(spec.label)}


def _object(fields: Schema) -> Schema:
    return {"type": "object", "properties": fields, "required": list(fields)}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _json(schema: Schema) -> Schema:
    return {"application/json": {"schema": schema}}


def _schemes() -> Schema:
    signature = f"RFC 9421 with Ed25519, tag {TAG}, and Content-Digest (RFC 9530)"
    return {
        "signature": {"type": "http", "scheme": "signature", "description": signature},
        "certificate": {"type": "mutualTLS"},
    }
