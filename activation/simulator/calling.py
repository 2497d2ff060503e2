"""Calling the portal's API from inside: the whole stack, address, middleware and signature check, without a socket.

A worker that called itself over the network would wait for itself.
"""

import json
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, override

from absher_portal.text import masked_id
from activation.api.signing import Message, signed
from activation.models import ProviderKey
from activation.simulator.machines import private_key

V1 = "/api/activation/v1/"


@dataclass(frozen=True)
class Exchange:
    """One request and its answer; `problem` is the slug of what went wrong, empty when nothing did."""

    path: str
    sent: dict[str, Any]
    status: int
    received: dict[str, Any]

    @property
    def problem(self) -> str:
        return str(self.received.get("type", "")).rpartition("/")[2] if self.status >= 400 else ""

    @property
    def shown(self) -> str:
        """Both as a log would have them: the ID masked."""
        sent = self.sent | ({"national_id": masked_id(self.sent["national_id"])} if "national_id" in self.sent else {})
        request, answer = (json.dumps(said, ensure_ascii=False, indent=2) for said in (sent, self.received))
        return f"POST {self.path}\n{request}\n\n{self.status}\n{answer}"


def call(
    request: HttpRequest, key: ProviderKey, name: str, content: dict[str, Any], idempotency_key: str = ""
) -> Exchange:
    """POST `content` to the operation `name` (`look-ups`), signed by the key, on behalf of the visitor's `request`."""
    body = json.dumps(content).encode()
    headers = {"Content-Type": "application/json"}
    if idempotency_key:
        headers["Idempotency-Key"] = f'"{idempotency_key}"'
    message = Message("POST", settings.SITE_URL + V1 + name, headers)
    signed(message, body, key.key_id, private_key(key.key_id))
    status, received = _answer(_environ(request, V1 + name, body, message.headers))
    return Exchange(V1 + name, content, status, received)


@cache
def _stack() -> WSGIHandler:
    return WSGIHandler()


def _answer(environ: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    """Short of the signals around a request, which would close the database under the visitor's own."""
    with override(get_language()):  # the call has a language of its own, and leaves it behind
        response = cast(HttpResponse, _stack().get_response(WSGIRequest(environ)))
    return response.status_code, json.loads(response.content)


def _environ(request: HttpRequest, path: str, body: bytes, headers: dict[str, str]) -> dict[str, Any]:
    """As a server would build it (PEP 3333): sent to the visitor's host, from the visitor's address."""
    sent = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
    return sent | {
        "REQUEST_METHOD": "POST", "SCRIPT_NAME": "", "PATH_INFO": path, "QUERY_STRING": "",
        "CONTENT_TYPE": sent.pop("HTTP_CONTENT_TYPE"), "CONTENT_LENGTH": str(len(body)),
        "HTTP_HOST": request.get_host(), "REMOTE_ADDR": request.META.get("REMOTE_ADDR", ""),
        "SERVER_NAME": urlsplit(settings.SITE_URL).hostname, "SERVER_PORT": request.get_port(),
        "SERVER_PROTOCOL": "HTTP/1.1", "wsgi.version": (1, 0), "wsgi.url_scheme": request.scheme,
        "wsgi.input": BytesIO(body), "wsgi.errors": BytesIO(), "wsgi.multithread": False,
        "wsgi.multiprocess": True, "wsgi.run_once": False,
    }  # fmt: skip
