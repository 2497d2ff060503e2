"""One question to the registry: signed, within its time, asked once more where the way there failed.

Nothing of what is asked or answered is logged, no exception's words either: they may hold it.
"""

import ssl
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import lru_cache
from pathlib import Path
from threading import Thread

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from django.conf import settings

from absher_portal import request_id
from activation.api.signing import Message, signed
from services.registry.record import Garbled

TAG = "portal-registry-v1"
CONNECT = 1.0  # seconds
ANSWER_MAX = 2 * 1024 * 1024  # bytes; the longest table takes a quarter
OUR_FAULT = (400, 404, 413, 415, 422)  # this question's, not all the others': no reason to leave the registry alone


class Unanswered(Exception):
    """No answer. Its words are for the log."""


class Passing(Unanswered):
    """Whoever stands before the registry has lost it, maybe for this moment only."""


AGAIN = (Passing, httpx.NetworkError, httpx.ConnectTimeout, httpx.RemoteProtocolError)  # and all are reads


def post(path: str, body: bytes, seconds: float) -> bytes:
    """The answer, of which a byte too many is left when it is too long; `Unanswered`, or `Garbled` for a refusal.

    A thread waits in our place: a socket's timeout ends neither the look-up of a name nor an answer in single drops.
    """
    question, answer = Question(path, body, seconds), Future[bytes]()
    Thread(target=_settle, args=(answer, question.answer), daemon=True).start()
    try:
        return answer.result(seconds)
    except TimeoutError:
        raise Unanswered("too slow") from None


def _settle(answer: Future[bytes], act: Callable[[], bytes]) -> None:
    try:
        answer.set_result(act())
    except (Unanswered, Garbled) as fault:
        answer.set_exception(fault)
    except Exception as fault:  # a key that cannot be read, an address that is none: pages are drawn without
        answer.set_exception(Unanswered(type(fault).__name__))


class Question:
    """`path` below `REGISTRY_URL`; `body` is JSON; `seconds` count from now."""

    def __init__(self, path: str, body: bytes, seconds: float) -> None:
        self.url, self.body, self.ends = settings.REGISTRY_URL + path, body, time.monotonic() + seconds
        self.reference = request_id.current.get()

    def answer(self) -> bytes:
        """As `post` says."""
        try:
            return self._sent()
        except AGAIN:
            return self._sent()

    def _sent(self) -> bytes:
        left = self.ends - time.monotonic()
        if left <= 0:
            raise Unanswered("too slow")
        client = _client(settings.REGISTRY_CERTIFICATE, settings.REGISTRY_CA)
        timeout = httpx.Timeout(left, connect=min(CONNECT, left))
        with client.stream("POST", self.url, content=self.body, headers=self._headers(), timeout=timeout) as answer:
            _judge(answer)
            return self._read(answer)

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
        if self.reference:
            headers["X-Request-ID"] = self.reference
        if settings.REGISTRY_KEY_FILE:
            message, key = Message("POST", self.url, headers), _key(settings.REGISTRY_KEY_FILE)
            return signed(message, self.body, settings.REGISTRY_KEY_ID, key, tag=TAG)
        return headers

    def _read(self, answer: httpx.Response) -> bytes:
        read = bytearray()
        for chunk in answer.iter_raw(chunk_size=None):
            read += chunk
            if len(read) > ANSWER_MAX:
                break
            if time.monotonic() > self.ends:
                raise Unanswered("too slow")
        return bytes(read)


def _judge(answer: httpx.Response) -> None:
    status = answer.status_code
    if status in OUR_FAULT:
        raise Garbled(f"refused with {status}")
    if status != 200:
        raise (Passing if status in (502, 503, 504) else Unanswered)(f"status {status}")
    if answer.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
        raise Unanswered("another page than the registry's")


@lru_cache(maxsize=2)
def _client(certificate: str, authority: str) -> httpx.Client:
    """One for the process: connections are kept. No proxy from the environment, no redirect is followed."""
    tls = ssl.create_default_context(cafile=authority or None)
    if certificate:
        tls.load_cert_chain(certificate)
    return httpx.Client(verify=tls, trust_env=False)


@lru_cache(maxsize=2)
def _key(path: str) -> Ed25519PrivateKey:
    key = load_pem_private_key(Path(path).read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise Unanswered("the key is not of Ed25519")
    return key
