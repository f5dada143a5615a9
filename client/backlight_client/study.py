"""A study: one experiment trained several times with other settings."""

import time
from collections import deque
from collections.abc import Iterator
from typing import Any

from backlight_client.http import Http
from backlight_client.session import Session

PERIOD_S = 1.0


class Study:
    """A study on a server; it goes on while nobody watches.

    Attributes:
        study_id, token: name and owner's token, with which `Server.open_study` opens it again.
    """

    def __init__(self, http: Http, study_id: str, token: str | None) -> None:
        self.study_id = study_id
        self.token = token
        self._http = http

    def describe(self) -> dict[str, Any]:
        """The study as it stands: `members` with what each differs in and its figures, `groups`, `result`, `status`.

        Raises:
            BacklightError: it doesn't exist.
        """
        return self._http.json("GET", f"/api/studies/{self.study_id}")

    def follow(self, period_s: float = PERIOD_S) -> Iterator[dict[str, Any]]:
        """The study again and again, until it has ended or is paused."""
        while True:
            study = self.describe()
            yield study
            if study["status"] != "running":
                return
            time.sleep(period_s)

    def wait(self) -> dict[str, Any]:
        """The study once it has ended or is paused."""
        (last,) = deque(self.follow(), maxlen=1)
        return last

    def member(self, number: int) -> Session:
        """The session of one member, which is an ordinary run."""
        member = self.describe()["members"][number]
        session = Session(self._http, member["session_id"], self.token)
        session.run_id = member["run_id"]
        return session

    def pause(self) -> None:
        """Pauses all members."""
        self._command("pause")

    def resume(self) -> None:
        """Goes on."""
        self._command("resume")

    def cancel(self) -> None:
        """Ends it with what is done."""
        self._command("cancel")

    def delete(self) -> None:
        """Ends and deletes it with its runs."""
        self._http.call("DELETE", f"/api/studies/{self.study_id}", token=self.token)

    def _command(self, type: str) -> None:
        self._http.json("POST", f"/api/studies/{self.study_id}/commands", {"type": type}, self.token)
