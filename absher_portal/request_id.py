"""The reference of the request at hand: in its logs, in the events that it leaves, on the page of a fault."""

from contextvars import ContextVar

current: ContextVar[str] = ContextVar("request_id", default="")  # empty outside a request
