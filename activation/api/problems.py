"""Everything that the API refuses, once: its address, its status and its words (problem+json, RFC 9457).

Words are English: machines and their makers read them. None says anything about a person to whom no valid
signature vouches for itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

PREFIX = "/api/activation/v1/"
MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Kind:
    status: int
    title: str
    detail: str


KINDS = {
    "bad-request": Kind(400, "The request cannot be read", "Send plain HTTP as RFC 9110 has it."),
    "idempotency-key-missing": Kind(400, "The Idempotency-Key is missing or malformed",
        "Send 16 to 64 letters, digits, dashes or underscores in double quotes, new for each activation, and sign it."),
    "not-authentic": Kind(401, "The request is not authentic",
        "Sign it with a registered key that is valid now, over the components that Accept-Signature lists."),
    "outside-clock-window": Kind(401, "The signature was made too early or too late",
        "Set your clock by the Date of this answer and sign again: `created` may differ by 60 seconds."),
    "replayed": Kind(401, "The nonce was used before", "Sign every request with a nonce of its own."),
    "forbidden": Kind(403, "The request is refused", "The portal does not answer this request."),
    "other-provider": Kind(403, "The person chose another way to be activated",
        "Ask the person to choose your institution under “My activation” on the portal, and for the new reference."),
    "not-found": Kind(404, "Nothing stands at this address", "Take addresses from openapi.json."),
    "unknown-reference": Kind(404, "No request has this reference", "Check the reference with the person."),
    "method-not-allowed": Kind(405, "The method is not allowed here", "Use a method that Allow lists."),
    "reference-ended": Kind(409, "The request with this reference has ended",
        "The person cancelled it or asked anew. Ask for the new reference."),
    "already-activated": Kind(409, "The account is activated already", "There is nothing left to do."),
    "account-closed": Kind(409, "The account cannot be activated now",
        "It is suspended, locked or closed. Send the person to an activation office, which can open it again. The "
        "reference of an awaited request stays good: try it then, with a new Idempotency-Key."),
    "too-large": Kind(413, "The body is too large", "Send no more than 16 KiB."),
    "not-json": Kind(415, "The body is not JSON", "Send UTF-8 JSON with the content type application/json."),
    "malformed-body": Kind(422, "The body does not fit the description", "Correct what `errors` points at."),
    "does-not-match": Kind(422, "The person does not match",
        "What you have verified differs from the account. Activate nobody; tell the person to check the reference."),
    "unknown-place": Kind(422, "No kiosk has this code", "Send the code of the kiosk as the portal lists it."),
    "key-reused": Kind(422, "The Idempotency-Key was used with another body", "Use a new key for a new request."),
    "too-many-requests": Kind(429, "Too many requests", "Wait for the seconds in Retry-After."),
    "server-fault": Kind(500, "The portal failed", "Try again later with the same Idempotency-Key."),
}  # fmt: skip
OF_STATUS = {
    400: "bad-request", 403: "forbidden", 404: "not-found", 405: "method-not-allowed", 413: "too-large",
}  # fmt: skip


class Problem(Exception):
    """Raised anywhere below an operation; answered as problem+json. `more` are members beside the standard ones."""

    def __init__(self, slug: str, *, headers: dict[str, str] | None = None, **more: Any) -> None:
        super().__init__(slug)
        self.slug, self.headers, self.more = slug, headers or {}, more

    @property
    def status(self) -> int:
        return KINDS[self.slug].status

    @property
    def content(self) -> dict[str, Any]:
        kind = KINDS[self.slug]
        told = {"type": address(self.slug), "title": kind.title, "status": kind.status, "detail": kind.detail}
        return told | self.more


def address(slug: str) -> str:
    """The URI that names a problem for good, and where its words can be read."""
    return f"{settings.SITE_URL}{PREFIX}problems/{slug}"


def answer(problem: Problem) -> HttpResponse:
    """The problem as a response."""
    return told(problem.status, problem.content, problem.headers)


def told(status: int, content: dict[str, Any], headers: dict[str, str] | None = None) -> HttpResponse:
    """A problem's content, perhaps kept from before, as a response."""
    return JsonResponse(content, status=status, headers=headers, content_type=MEDIA_TYPE)


def explanation(request: HttpRequest, slug: str) -> HttpResponse:
    """What stands at a problem's address: its words, as plain text."""
    if slug not in KINDS:
        raise Http404
    kind = KINDS[slug]
    return HttpResponse(f"{kind.title} ({kind.status})\n\n{kind.detail}\n", content_type="text/plain; charset=utf-8")


def nowhere(request: HttpRequest, **rest: Any) -> HttpResponse:
    """Any other address below `/api/`."""
    return answer(Problem("not-found"))


class ProblemMiddleware:
    """Below `/api/` whatever went wrong outside the operations is a problem too, the server's own faults included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith("/api/"):
            return response
        if response.status_code >= 400 and response["Content-Type"] != MEDIA_TYPE:
            response = self._problem(response)
        response["Content-Language"] = "en"  # whatever language the visitor's pages have
        return response

    def _problem(self, response: HttpResponse) -> HttpResponse:
        slug = "server-fault" if response.status_code >= 500 else OF_STATUS.get(response.status_code, "bad-request")
        headers = {name: response[name] for name in ("Allow",) if response.has_header(name)}
        return answer(Problem(slug, headers=headers))
