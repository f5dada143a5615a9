"""From the text of a websocket message to the message, or to what is wrong with it."""

import json
from dataclasses import dataclass

from pydantic import ValidationError

from backend.door import json_fault, unreadable
from backend.protocol.messages import CLIENT_MESSAGE, ClientMessage, Start
from engine.checks.reading import entry_problems
from engine.errors import Problem

LARGEST_MESSAGE = 64 * 1024
"""Bytes of a message; only `start`, which carries a spec, may be as large as a spec."""

LARGEST_START = 512 * 1024


@dataclass(frozen=True)
class Unread:
    """A message that cannot be obeyed.

    Attributes:
        request_id: of the command that it was meant to be; None where there is nobody to answer.
    """

    problems: list[Problem]
    request_id: str | None = None
    too_large: bool = False


def read_message(text: str) -> ClientMessage | Unread:
    """The message in a text."""
    size = len(text.encode("utf-8", "replace"))
    if size > LARGEST_START:
        return _too_large(size)
    fault = json_fault(text.encode("utf-8", "replace"))
    if fault is not None:
        return Unread([unreadable(fault)])
    try:
        message = CLIENT_MESSAGE.validate_json(text)
    except ValidationError as error:
        problems = entry_problems(error.errors(include_url=False, include_context=False))
        return Unread(problems, _request_id(text))
    if size > LARGEST_MESSAGE and not isinstance(message, Start):
        return _too_large(size)
    return message


def _request_id(text: str) -> str | None:
    document = json.loads(text)
    request_id = document.get("request_id") if isinstance(document, dict) else None
    return request_id if isinstance(request_id, str) and 1 <= len(request_id) <= 64 else None


def _too_large(size: int) -> Unread:
    problem = Problem(
        code="too_large",
        message="The message is too large.",
        got=size,
        expected=f"at most {LARGEST_MESSAGE} bytes, {LARGEST_START} with a spec",
        hint="Send less.",
    )
    return Unread([problem], too_large=True)
