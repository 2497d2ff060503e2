"""The other side of `docs/registry.md` as a process of its own, with every fault that it may have.

`python -m tests.services.registry.stub PUBLIC.pem` prints its port. `POST /stub` sets what it knows and its fault, and
tells how many questions came and how many are being held.
"""

import json
import ssl
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.serialization import load_pem_public_key
from http_message_signatures import HTTPMessageSignaturesException, HTTPMessageVerifier, HTTPSignatureKeyResolver
from http_message_signatures.algorithms import ED25519

from activation.api.signing import COVERED, Message

TAG = "portal-registry-v1"
HELD_FOR = 30  # seconds
LIMIT = 20  # records that a page asks for
SOMEBODY = "1900000066"


class Keys(HTTPSignatureKeyResolver):
    def __init__(self, pem: str) -> None:
        self.public = load_pem_public_key(Path(pem).read_bytes())

    def resolve_public_key(self, key_id: str) -> Any:
        return self.public if key_id == "portal-2026" else None


class State:
    fault, calls, held, since = "", 0, 0, 0
    nonces: set[str] = set()
    lock, released = threading.Lock(), threading.Event()


def answer_to(path: str, asked: dict[str, Any], rows: dict[str, Any]) -> dict[str, Any]:
    known = rows.get(asked["about"], {"person": None, "records": {}, "facts": {}})
    said = {"about": asked["about"], "as_of": datetime.now(UTC).isoformat()}
    if path == "/v1/person":
        return said | {"person": known["person"]}
    if path == "/v1/facts":
        return said | {"facts": known["facts"]}
    fitting = [
        record
        for record in known["records"].get(asked["kind"], [])
        if all(record.get(name) == wanted for name, wanted in asked["where"].items())
    ]
    page = fitting[asked["offset"] : asked["offset"] + asked["limit"]]
    return said | {"kind": asked["kind"], "offset": asked["offset"], "total": len(fitting), "records": page}


def changed(said: dict[str, Any], change: Callable[[list[Any]], list[Any]]) -> dict[str, Any]:
    """With other records, or another person."""
    if "records" in said:
        return said | {"records": change(said["records"])}
    return said | {"person": (change([said["person"]]) or ["nobody"])[0]} if said.get("person") else said


def without_a_field(records: list[Any]) -> list[Any]:
    return [dict(list(record.items())[1:]) for record in records]


def of_somebody_else(said: dict[str, Any]) -> dict[str, Any]:
    return changed(said, lambda records: json.loads(json.dumps(records).replace(said["about"], SOMEBODY)))


def counted_at(total: int) -> Callable[[dict[str, Any]], Any]:
    """As many as one may ask for, of as many as it likes to claim."""
    return lambda said: said | {"total": total, "records": (said.get("records") or [{}]) * LIMIT}


# What is said instead: bytes, or an object.
SPOILT: dict[str, Callable[[dict[str, Any]], Any]] = {
    "garbage": lambda said: b"\x00\xff{not json",
    "nested": lambda said: b"[" * 500_000,
    "a list": lambda said: [said],
    "half a character": lambda said: json.dumps(said).replace("Fictional", "\\ud800").encode(),
    "half a record": lambda said: changed(said, without_a_field),
    "half a page": lambda said: changed(said, lambda records: records[:-1]),
    "too many": lambda said: changed(said, lambda records: records * 2),
    "wrong person": lambda said: said | {"about": SOMEBODY},
    "record of another person": of_somebody_else,
    "another kind": lambda said: said | {"kind": "passport"},
    "from tomorrow": lambda said: said | {"as_of": "2199-01-01T00:00:00+03:00"},
    "no total": lambda said: said | {"total": "many"},
    "too many to count": counted_at(10**30),
    "fewer than none": lambda said: said | {"total": -1},
    "too large": lambda said: said | {"more": "x" * 3 * 1024 * 1024},
}
LOST = {"hiccup": (1,), "flapping": (3, 4, 6, 7)}  # the questions after `set` that find nobody; each is sent twice
STATUS = {"maintenance": 503, "broken": 500, "refusing": 422}


class Stub(BaseHTTPRequestHandler):
    rows: dict[str, Any] = {}
    keys: Keys
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/stub":
            return self.set_up(json.loads(body))
        with State.lock:
            State.calls += 1
            State.since += 1
            turn = State.since
        if not self.is_signed(body):
            return self.say({"title": "not authentic"}, 401)
        if turn in LOST.get(State.fault, ()):
            return self.say({}, 503)
        self.say_with_fault(answer_to(self.path, json.loads(body), self.rows))

    def say_with_fault(self, said: dict[str, Any]) -> None:
        fault = State.fault
        if fault in STATUS:
            self.say({}, STATUS[fault])
        elif fault == "slow":
            self.hold()
        elif fault == "drops":
            self.drop(json.dumps(said).encode())
        elif fault == "cut off":
            self.head(200, 10_000)
            self.wfile.write(b'{"about": ')
            self.close_connection = True
        elif fault == "another page":
            self.say(said, kind="text/html")
        else:
            self.say(SPOILT[fault](said) if fault in SPOILT else said)

    def set_up(self, wanted: dict[str, Any]) -> None:
        Stub.rows = wanted.get("rows", self.rows)
        if "fault" in wanted:
            State.fault, State.since = wanted["fault"], 0
            State.released.set()
            State.released = threading.Event()
        self.say({"calls": State.calls, "held": State.held})

    def hold(self) -> None:
        State.held += 1
        State.released.wait(HELD_FOR)
        State.held -= 1
        self.close_connection = True

    def drop(self, body: bytes) -> None:
        State.held += 1
        self.head(200, len(body))
        released = State.released
        for byte in body:
            if released.wait(0.1):
                break
            self.wfile.write(bytes([byte]))
        State.held -= 1
        self.close_connection = True

    def is_signed(self, body: bytes) -> bool:
        scheme = "https" if len(sys.argv) > 2 else "http"
        message = Message(self.command, f"{scheme}://{self.headers['Host']}{self.path}", dict(self.headers))
        verifier = HTTPMessageVerifier(signature_algorithm=ED25519, key_resolver=self.keys)
        try:
            [result] = verifier.verify(message, expect_tag=TAG, require_components=COVERED, body=body)
        except HTTPMessageSignaturesException:
            return False
        is_new = result.nonce not in State.nonces
        State.nonces.add(result.nonce)
        return is_new

    def say(self, said: Any, status: int = 200, kind: str = "application/json") -> None:
        body = said if isinstance(said, bytes) else json.dumps(said).encode()
        self.head(status, len(body), kind)
        self.wfile.write(body)

    def head(self, status: int, length: int, kind: str = "application/json") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        pass


if __name__ == "__main__":
    Stub.keys = Keys(sys.argv[1])
    server = ThreadingHTTPServer(("127.0.0.1", 0), Stub)
    if len(sys.argv) > 2:  # a folder of certificates
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=f"{sys.argv[2]}/authority.pem")
        tls.load_cert_chain(f"{sys.argv[2]}/server.pem")
        tls.verify_mode = ssl.CERT_REQUIRED
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    print(server.server_port, flush=True)
    server.serve_forever()
