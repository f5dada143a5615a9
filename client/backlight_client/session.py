"""A session: a network that is trained on the server, and its runs."""

import itertools
import math
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from numpy.typing import NDArray

from backlight_client.closing import Closing
from backlight_client.errors import BacklightError
from backlight_client.frames import split_frames
from backlight_client.http import Http
from backlight_client.reports import Evaluation, Report, Schema, read_schema
from backlight_client.safetensors import read_safetensors
from backlight_client.stream import Stream

ENDED = ("finished", "diverged", "failed")
AT_REST = (*ENDED, "paused")


class Session(Closing):
    """A session on a server. Its commands act on its current run; training goes on while nobody reads its reports.

    Attributes:
        session_id, token: name and owner's token, with which `Server.session` opens it again. library: the token of
            the tables that it trains on (`Server.tables`); None where there are none.
        run_id: of the current run; None before the first one. run_schema: the names in its reports.
        state: as the server last reported it: `status`, `step`, `epoch`, `steps_per_second` and more.
    """

    def __init__(self, http: Http, session_id: str, token: str | None, library: str | None = None) -> None:
        self.session_id = session_id
        self.token = token
        self.library = library
        self.run_id: str | None = None
        self.run_schema: Schema | None = None
        self.state: dict[str, Any] = {}
        self._http = http
        self._last_step = self._last_evaluated = -1
        self._from_step = -1
        self._plays = True
        self._expected: str | None = None
        self._numbers = itertools.count(1)
        scheme, _, rest = http.url.partition("://")
        secure = {"http": "ws", "https": "wss"}[scheme]
        self._stream = Stream(f"{secure}://{rest}/api/sessions/{session_id}/stream", token)

    @property
    def url(self) -> str:
        """Where a browser shows this session live, to everyone who has the address."""
        return f"{self._http.url}/w/{self.session_id}"

    # ---- commands ------------------------------------------------------------------------------------------------

    def play(self) -> int:
        """Starts the first run, or goes on with the current one.

        Returns:
            The step at which it was done, as all commands do.

        Raises:
            BacklightError: the server refuses, as all commands may.
        """
        return self._trained_from(self.command("play"))

    def pause(self) -> int:
        """Stops training after the steps in hand."""
        return self._rested(self.command("pause"))

    def step(self, n: int = 1, unit: str = "step") -> int:
        """Trains n steps (or epochs, with `unit="epoch"`), then pauses. `reports` shows them."""
        return self._trained_from(self.command("step", n=n, unit=unit))

    def set(self, path: str, value: float) -> int:
        """Changes a setting while training, such as `optimizer.config.learning_rate`."""
        return self.command("set", path=path, value=value)

    def start(self, spec: Mapping[str, Any], *, seed: int | None = None, play: bool = True) -> int:
        """Starts a new run of another experiment in this session; runs before it stay and can be compared with it."""
        step = self.command("start", spec=dict(spec), reason="edit", seed=seed, play=play, library=self.library)
        return step if play else self._rested(step)

    def branch(self, step: int, *, run_id: str | None = None, play: bool = True) -> int:
        """Starts a new run from a step of a run (the current one by default), with its weights and its past."""
        reached = self.command("branch", run_id=run_id or self._current(), step=step, play=play)
        return reached if play else self._rested(reached)

    def keep_running(self, enabled: bool = True) -> int:
        """Whether training goes on where nobody watches; otherwise it pauses a minute after the last command."""
        return self.command("keep_running", enabled=enabled)

    def open_test(self) -> Evaluation:
        """Evaluates on the test examples, which everything before has not seen. Each use is counted and logged."""
        self.command("open_test")
        events = self.run()["events"]
        detail = next(one["detail"] for one in reversed(events) if one["kind"] == "test_opened")
        values = {name: math.nan if value is None else value for name, value in detail["values"].items()}
        return Evaluation(detail["weights_step"], values.pop("loss"), values)

    def command(self, type: str, **fields: Any) -> int:
        """Any command of the protocol by name. See `play` for what is returned and raised."""
        body = {"type": type, "request_id": f"python-{next(self._numbers)}", **fields}
        reply = self._http.json("POST", f"/api/sessions/{self.session_id}/commands", body, self.token)
        if reply["run_id"] is not None and reply["run_id"] != self.run_id:
            self._take_run(reply["run_id"], None)
            self._expected = self.run_id
        return reply["applied_at_step"] or 0

    # ---- following -----------------------------------------------------------------------------------------------

    def reports(self) -> Iterator[Report]:
        """Reports of the current run as they come, from its first, until it ends or pauses. Called again, it goes on.

        Raises:
            BacklightError: the run has failed, or the connection is lost for long.
        """
        if self._rests():
            return
        for item in self._stream:
            if isinstance(item, dict):
                self._take(item)
            elif item.type == "record" and item.run_id == self.run_id and item.step > self._last_step:
                report = Report(item, self._schema(), self._last_step, self._last_evaluated)
                self._last_step = item.step
                self._last_evaluated = max([self._last_evaluated, *(one.step for one in report.evaluations)])
                yield report
            if self._rests():
                return

    def wait(self) -> dict[str, Any]:
        """Follows the current run until it ends or pauses.

        Returns:
            Its state.

        Raises:
            BacklightError: see `reports`.
        """
        for _ in self.reports():
            pass
        return self.state

    def _take(self, message: Mapping[str, Any]) -> None:
        match message["type"]:
            case "welcome" if message["run"] is not None:
                self._take_run(message["run"]["run_id"], message["run_schema"])
                self.state = message["state"] or self.state
            case "run_started" if self._expected in (None, message["run_id"]):
                self._expected = None
                self._take_run(message["run_id"], message["run_schema"])
            case "state":
                self.state = message["state"]
            case _:
                return
        if self.state.get("status") == "failed" and self.state["run_id"] == self.run_id:
            raise BacklightError(f"The run has failed: {self.state['detail']}")

    def _rests(self) -> bool:
        """Whether the current run trains no further, and its newest report has been given out."""
        state = self.state
        at_rest = AT_REST if self._plays else (*AT_REST, "ready")
        if state.get("status") not in at_rest or state["run_id"] != self.run_id:
            return False
        is_newer = state["step"] > self._from_step or state["status"] in ENDED
        return is_newer and self._last_step >= state["step"]

    def _trained_from(self, step: int) -> int:
        """What the server reported of an earlier rest counts no more."""
        self._from_step, self._plays = step, True
        return step

    def _rested(self, step: int) -> int:
        """It is to rest, at whatever step that is."""
        self._from_step, self._plays = -1, False
        return step

    # ---- what was learned ----------------------------------------------------------------------------------------

    def run(self) -> dict[str, Any]:
        """The current run: spec, events, kept steps, and so on.

        Raises:
            BacklightError: nothing has been trained yet, as all that follow may raise.
        """
        return self._http.json("GET", f"/api/runs/{self._current()}")

    def record(self) -> list[Report]:
        """All reports of the current run that the server keeps, from its first."""
        detail = self.run()
        schema = read_schema(detail["run_schema"])
        answer = self._http.call("GET", f"/api/runs/{self._current()}/record")
        frames = [frame for frame in split_frames(answer.content) if frame.type == "record"]
        return [Report(frame, schema) for frame in frames]

    def weights(self, step: int | None = None) -> dict[str, NDArray[Any]]:
        """Weights (`weights/hidden/kernel`) and running statistics (`layers/norm/mean`), by name.

        Args:
            step: any step that the run has reached; the newest by default.
        """
        return read_safetensors(self.export("safetensors", step))

    def export(self, format: str, step: int | None = None) -> bytes:
        """The current run as a file.

        Args:
            format: a name in `Server.export_formats`, such as `pytorch`. step: as of `weights`.
        """
        query: dict[str, str | int] = {"format": format} | ({} if step is None else {"step": step})
        path = f"/api/runs/{self._current()}/export"
        return self._http.call("GET", path, token=self.token, query=query, library=self.library).content

    def replay(self, *, title: str = "", locale: str = "en", theme: str | None = None) -> bytes:
        """The current run as an HTML file that replays it in any browser without a server.

        Args:
            locale: `en`, `de` or `hu`. theme: `light`, `dark` or `projector`; by default the reader's own.
        """
        query: dict[str, str | int] = {"title": title, "locale": locale}
        if theme is not None:
            query["theme"] = theme
        path = f"/api/runs/{self._current()}/replay"
        return self._http.call("GET", path, token=self.token, query=query, library=self.library).content

    def view(self, name: str, step: int | None = None, **options: Any) -> dict[str, NDArray[Any]]:
        """A picture or measurement of the current run, as arrays.

        Args:
            name: a name in the schema's `views`, such as `boundary`. step: as of `weights`. options: of the view.
        """
        at = self._info()["step"] if step is None else step
        body = {"step": at, "views": [name], "options": {name: options} if options else {}}
        answer = self._http.call("POST", f"/api/runs/{self._current()}/moment", body, self.token)
        views = [frame for frame in split_frames(answer.content) if frame.type == "view"]
        if not views:
            raise BacklightError(f"The run has no view {name!r} at step {at}.")
        return views[0].arrays

    def diagnosis(self) -> dict[str, Any]:
        """What is wrong with the current run, why, and what cures it."""
        return self._http.json("GET", f"/api/runs/{self._current()}/diagnosis")

    def share(self, title: str = "", *, with_table: bool = False) -> str:
        """A short link to the current run, with its record, for everyone.

        Args:
            with_table: whether everyone may also train on its table and export that (`Tables.unshare` ends it).
        """
        body = {"run_id": self._current(), "title": title, "with_table": self.library if with_table else None}
        return f"{self._http.url}{self._http.json('POST', '/api/shares', body, self.token)['path']}"

    def delete(self) -> None:
        """Deletes the session and its runs."""
        self.close()
        self._http.call("DELETE", f"/api/sessions/{quote(self.session_id)}", token=self.token)

    def close(self) -> None:
        """Stops watching; the session stays on the server."""
        self._stream.close()

    def _info(self) -> dict[str, Any]:
        return self.run()["run"]

    def _current(self) -> str:
        if self.run_id is not None:
            return self.run_id
        runs = self._http.json("GET", f"/api/sessions/{self.session_id}")["runs"]
        if not runs:
            raise BacklightError("Nothing has been trained yet. Call `play` first.")
        newest: str = runs[-1]["run_id"]
        self.run_id = newest
        return newest

    def _schema(self) -> Schema:
        if self.run_schema is None:
            self.run_schema = read_schema(self.run()["run_schema"])
        return self.run_schema

    def _take_run(self, run_id: str, schema: Mapping[str, Any] | None) -> None:
        if run_id != self.run_id:
            self.run_id, self.run_schema = run_id, None
            self._last_step = self._last_evaluated = self._from_step = -1
            self._plays = True
        if schema is not None:
            self.run_schema = read_schema(schema)
