"""What is asked of a view, as one text: `confusion`, `feature_maps?example=3&node=conv_1`. It names frames, too."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

LONGEST_REQUEST = 8_192
"""Letters of a request: the pixels of a small picture as base64, and a name."""

MOST_REQUESTS = 24
"""Requests that one session draws at a time."""


def view_type(request: str) -> str:
    """The view that is asked for."""
    return request.partition("?")[0]


def view_options(request: str) -> dict[str, str]:
    """Its options, {} where none are given."""
    return dict(parse_qsl(request.partition("?")[2], keep_blank_values=True))


def view_request(view: str, options: Mapping[str, str]) -> str:
    """The text of a request; options stand by name, so that equal requests are equal texts."""
    return f"{view}?{urlencode(sorted(options.items()))}" if options else view
