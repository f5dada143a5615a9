"""Calls of the server's HTTP interface."""

import time
from collections.abc import Mapping
from typing import Any

import httpx

from backlight_client.errors import BacklightError, read_problems

LIMIT_S = 600.0
"""Longest wait for one answer: a state of long ago may have to be computed again."""
PATIENCE_S = 60.0
"""How long a busy server is asked again."""
LONGEST_WAIT_S = 5.0
BUSY = (429, 503)


class Http:
    """A connection to one server. `url`: its address, such as `http://127.0.0.1:8000`."""

    def __init__(self, url: str, client: httpx.Client | None = None) -> None:
        self.url = url.rstrip("/")
        self._client = httpx.Client(timeout=LIMIT_S) if client is None else client

    def json(self, method: str, path: str, body: Mapping[str, Any] | None = None, token: str | None = None) -> Any:
        """Calls the server and reads its answer as JSON; None where it is empty.

        Raises:
            BacklightError: see `call`.
        """
        answer = self.call(method, path, body, token)
        return answer.json() if answer.content else None

    def call(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        token: str | None = None,
        query: Mapping[str, str | int] | None = None,
        *,
        library: str | None = None,
        file: bytes | None = None,
    ) -> httpx.Response:
        """Calls the server; a busy one is called again when it says so, for a minute.

        Args:
            library: the token that tables were uploaded with, beside that of a session. file: sent as it is.

        Raises:
            BacklightError: no server answers there, or it refuses.
        """
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        headers |= {} if library is None else {"Backlight-Library": library}
        headers |= {} if file is None else {"Content-Type": "application/octet-stream"}
        until = time.monotonic() + PATIENCE_S
        while True:
            try:
                answer = self._client.request(
                    method, self.url + path, json=body, content=file, headers=headers, params=query
                )
            except httpx.HTTPError as error:
                raise BacklightError(
                    f"No Backlight server answers at {self.url} ({error}). Start one with `backlight serve`."
                ) from error
            if answer.status_code in BUSY and time.monotonic() < until:
                time.sleep(_pause(answer))
                continue
            if answer.is_success:
                return answer
            raise _refusal(answer)

    def close(self) -> None:
        """Ends the connection."""
        self._client.close()


def _pause(answer: httpx.Response) -> float:
    try:
        return min(LONGEST_WAIT_S, max(0.1, float(answer.headers.get("Retry-After", "1"))))
    except ValueError:
        return 1.0


def _refusal(answer: httpx.Response) -> BacklightError:
    try:
        problems = read_problems(answer.json())
    except ValueError:
        problems = ()
    text = "\n".join(map(str, problems)) or f"{answer.request.url} answered {answer.status_code}."
    return BacklightError(text, problems)
