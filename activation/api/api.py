"""The API's two operations and their description, served at `openapi.json`."""

import json
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema, Status
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser

from accounts import limits
from activation import reference
from activation.api import activating, idempotency, problems
from activation.api.problems import KINDS, Problem
from activation.api.schemas import Activated, Activation, Found, LookUp, ProblemDetails
from activation.api.signatures import caller, within
from activation.models import ProviderKey

DESCRIPTION = """Banks and operators of kiosks look up a person's reference and activate the account behind it.
Every request is signed (RFC 9421, Ed25519, tag `portal-activation-v1`) with a key that the portal has registered;
every refusal is problem+json (RFC 9457). docs/activation-api.md says how to sign, with an example."""
ALWAYS = ("not-authentic", "outside-clock-window", "replayed", "other-provider", "unknown-reference", "too-large",
          "not-json", "malformed-body", "too-many-requests", "server-fault", "bad-request")  # fmt: skip
IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key", "in": "header", "required": True,
    "description": "In double quotes; the same for every attempt at one activation. Kept for 24 hours at least.",
    "schema": {"type": "string", "pattern": '^"[A-Za-z0-9_-]{16,64}"$'},
}  # fmt: skip
SIGNATURE = {
    "type": "apiKey", "in": "header", "name": "Signature",
    "description": "HTTP Message Signature (RFC 9421), beside Signature-Input and Content-Digest.",
}  # fmt: skip
SIGNED: dict[str, Any] = {"security": [{"signature": []}]}


class Utf8Parser(Parser):
    """JSON as RFC 8259 exchanges it; Python alone would guess at UTF-16 and UTF-32 too."""

    def parse_body(self, request: HttpRequest) -> Any:
        return json.loads(request.body.decode("utf-8-sig"))


def authentic(request: HttpRequest) -> ProviderKey:
    """The caller's key, of whom every operation asks JSON."""
    key = caller(request)
    if request.content_type != "application/json":
        raise Problem("not-json")
    return key


def refusals(*slugs: str) -> dict[str, Any]:
    """The description's `responses` for these problems, by status."""
    by_status: dict[str, list[str]] = {}
    for slug in (*ALWAYS, *slugs):
        by_status.setdefault(str(KINDS[slug].status), []).append(f"`{slug}`: {KINDS[slug].title}")
    content = {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}}
    return {
        status: {"description": "; ".join(words), "content": content} for status, words in sorted(by_status.items())
    }


def described(model: type[Schema]) -> dict[str, Any]:
    """The description's schemas for a model of which the library knows nothing."""
    whole = model.model_json_schema(ref_template="#/components/schemas/{model}")
    return whole.pop("$defs", {}) | {model.__name__: whole}


api = NinjaAPI(
    title="Activation", version="1", description=DESCRIPTION, docs_url=None, auth=authentic,
    parser=Utf8Parser(), urls_namespace="activation_api", servers=[{"url": settings.SITE_URL}],
    openapi_extra={"components": {"securitySchemes": {"signature": SIGNATURE},
                                  "schemas": described(ProblemDetails)}},
)  # fmt: skip


@api.post(
    "look-ups", response=Found, summary="Look a reference up", operation_id="look_up",
    openapi_extra=SIGNED | {"responses": refusals("reference-ended")},
)  # fmt: skip
def look_up(request: HttpRequest, asked: LookUp) -> Found:
    """Changes nothing. Says what helps to find the right person, never a whole number or a name."""
    return activating.look_up(key_of(request), asked.reference)


@api.post(
    "activations", response={201: Activated, 200: Activated}, summary="Activate an account", operation_id="activate",
    openapi_extra=SIGNED | {"parameters": [IDEMPOTENCY_KEY], "responses": refusals(
        "idempotency-key-missing", "reference-ended", "already-activated", "account-closed", "does-not-match",
        "unknown-place", "key-reused")},
)  # fmt: skip
def activate(request: HttpRequest, asked: Activation) -> Any:
    """201 the first time; 200 with the same answer for the same Idempotency-Key and body."""
    key, idempotency_key = key_of(request), idempotency.key_of(request)
    guess = f"{key.provider_id}|{reference.read(asked.reference)}"
    within("api-wrong-people", guess)
    (status, content), is_new = idempotency.once(
        key.provider, idempotency_key, request.body, lambda: outcome(request, asked)
    )
    if not (is_new and content.get("type") == problems.address("does-not-match")):
        limits.give_back("api-wrong-people", guess)
    if status >= HTTPStatus.BAD_REQUEST:
        return problems.told(status, content)
    return Status(status if is_new else HTTPStatus.OK, content)


def outcome(request: HttpRequest, asked: Activation) -> idempotency.Answer:
    """What is kept for the Idempotency-Key: the activation, or why there is none."""
    try:
        return HTTPStatus.CREATED, activating.activate(request, key_of(request), asked).model_dump(mode="json")
    except Problem as problem:
        return problem.status, problem.content


def key_of(request: HttpRequest) -> ProviderKey:
    """The key that `authentic` has found."""
    return request.auth  # type: ignore[attr-defined]


@api.exception_handler(Problem)
def refused(request: HttpRequest, problem: Problem) -> HttpResponse:
    """As problem+json."""
    return problems.answer(problem)


@api.exception_handler(HttpError)
def unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    """The library's only one: a body that is no JSON."""
    return problems.answer(Problem("malformed-body", errors=[{"pointer": "#", "detail": "This is not JSON"}]))


@api.exception_handler(ValidationError)
def misfit(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Where the body does not fit, in words that repeat nothing of it."""
    errors = [{"pointer": pointer(fault["loc"][2:]), "detail": fault["msg"]} for fault in error.errors[:20]]
    return problems.answer(Problem("malformed-body", errors=errors))


def pointer(way: tuple[str | int, ...]) -> str:
    """`("checks", 0)` → `#/checks/0`."""
    return "#" + "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')[:40]}" for part in way)
