"""From the text of a websocket message to the message, or to what is wrong with it."""

import json
import re
from dataclasses import dataclass

from pydantic import ValidationError

from backend.protocol.messages import CLIENT_MESSAGE, ClientMessage, Start, Subscribe
from backend.strict_json import find_fault, is_broken, unreadable
from engine.checks.reading import entry_problems
from engine.errors import Problem
from engine.views.requests import LONGEST_REQUEST, MOST_REQUESTS

LARGEST_MESSAGE = 64 * 1024
"""Bytes of a message; only an owner's `start`, which carries a spec, may be as large as a spec."""

LARGEST_SUBSCRIPTION = MOST_REQUESTS * (LONGEST_REQUEST + 4) + 1024
"""Bytes of a `subscribe` with as many requests of pictures, and as long ones, as there may be."""

LARGEST_START = 512 * 1024
LONGEST_REQUEST_ID = 64
_REQUEST_ID = re.compile(r'"request_id"\s*:\s*"([^"\\\x00-\x1f]{1,64})"')


@dataclass(frozen=True)
class Unread:
    """A message that cannot be obeyed.

    Attributes:
        request_id: of the command that it was meant to be; None where it names none.
    """

    problems: list[Problem]
    request_id: str | None = None


def read_message(text: str | None, *, owner: bool) -> ClientMessage | Unread:
    """The message in a text, by work that grows with the size of the text alone.

    Args:
        text: as received; None for a message of bytes. owner: only owners may send a message as large as a spec.
    """
    if text is None:
        return Unread([unreadable("it is not text")])
    body = text.encode("utf-8", "replace")
    if len(body) > (LARGEST_START if owner else LARGEST_SUBSCRIPTION):
        return Unread([_too_large(len(body))], _find_request_id(text))
    fault = find_fault(body)
    if fault is not None:
        return Unread([unreadable(fault)], _request_id(text))
    try:
        message = CLIENT_MESSAGE.validate_json(body)
    except ValidationError as error:
        problems = entry_problems(error.errors(include_url=False, include_context=False))
        return Unread(problems, _request_id(text))
    if len(body) > _largest(message, owner=owner):
        return Unread([_too_large(len(body))], _request_id(text))
    return message


def _largest(message: ClientMessage, *, owner: bool) -> int:
    if isinstance(message, Start) and owner:
        return LARGEST_START
    return LARGEST_SUBSCRIPTION if isinstance(message, Subscribe) else LARGEST_MESSAGE


def _request_id(text: str) -> str | None:
    """The request id of a message that may be no message: read leniently, or searched for where it is no JSON."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return _find_request_id(text)
    request_id = document.get("request_id") if isinstance(document, dict) else None
    known = isinstance(request_id, str) and 1 <= len(request_id) <= LONGEST_REQUEST_ID and not is_broken(request_id)
    return request_id if known else None


def _find_request_id(text: str) -> str | None:
    found = _REQUEST_ID.search(text)
    return None if found is None else found[1]


def _too_large(size: int) -> Problem:
    return Problem(
        code="too_large",
        message="The message is too large.",
        got=size,
        expected=f"at most {LARGEST_MESSAGE} bytes, {LARGEST_SUBSCRIPTION} to subscribe, {LARGEST_START} with a spec",
        hint="Send a smaller request.",
    )
