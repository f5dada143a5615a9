"""A Backlight server: its catalogue, checks, sessions and studies."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from backlight_client.closing import Closing
from backlight_client.errors import BacklightError, Problem, read_problems
from backlight_client.http import Http
from backlight_client.session import Session
from backlight_client.study import Study
from backlight_client.tables import Tables

DEFAULT_URL = "http://127.0.0.1:8000"


@dataclass(frozen=True)
class Check:
    """What an experiment is before it trains.

    Attributes:
        ok: whether it can be trained. problems, warnings: what is wrong, and what will probably go wrong.
        shapes: of the output of each layer, by id; None where it is unknown.
        weights, operations, memory_bytes: of the network; None where problems leave them unknown. Operations are
            multiply-adds for one example.
    """

    ok: bool
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    shapes: dict[str, tuple[int, ...] | None]
    weights: int | None
    operations: int | None
    memory_bytes: int | None


class Server(Closing):
    """A server. `connect` opens one."""

    def __init__(self, http: Http) -> None:
        self._http = http

    @property
    def url(self) -> str:
        """Its address."""
        return self._http.url

    @cached_property
    def catalog(self) -> dict[str, Any]:
        """Everything that experiments can be made of: layers, losses, optimisers, data sets, labs and more."""
        return self._http.json("GET", "/api/catalog")

    @property
    def labs(self) -> list[str]:
        """Ids of the experiments that come with Backlight."""
        return [lab["id"] for lab in self.catalog["labs"]]

    @property
    def export_formats(self) -> list[str]:
        """What `Session.export` can write."""
        return [one["type"] for one in self.catalog["exports"]]

    def lab(self, name: str) -> dict[str, Any]:
        """The experiment of a lab.

        Raises:
            KeyError: there is none of that name.
        """
        found = {lab["id"]: lab["spec"] for lab in self.catalog["labs"]}
        if name not in found:
            raise KeyError(f"no lab {name!r}: there are {', '.join(found)}")
        return found[name]

    def load(self, address: str) -> dict[str, Any]:
        """The experiment of a short link of this server, such as `http://127.0.0.1:8000/s/abc`, or of its last part.

        Raises:
            BacklightError: there is none.
        """
        return self._http.json("GET", f"/api/shares/{address.rstrip('/').rpartition('/')[2]}")["spec"]

    def check(self, spec: Mapping[str, Any]) -> Check:
        """Checks an experiment without training it. What is wrong stands in the answer.

        Raises:
            BacklightError: no server answers, or what is sent isn't an experiment at all.
        """
        body = self._http.json("POST", "/api/check", {"spec": dict(spec)})
        shapes = {one["node_id"]: one["output_shape"] for one in body["nodes"]}
        return Check(
            ok=body["ok"],
            problems=read_problems(body),
            warnings=read_problems({"problems": body["warnings"]}),
            shapes={name: None if shape is None else tuple(shape) for name, shape in shapes.items()},
            weights=body["weights"],
            operations=body["operations"],
            memory_bytes=body["memory_bytes"],
        )

    def tables(self, token: str) -> Tables:
        """The tables that were uploaded with a token, of 16 characters or more. Whoever has it trains on them."""
        return Tables(self._http, token)

    def train(self, spec: Mapping[str, Any], *, title: str = "", library: str | None = None) -> Session:
        """Opens a session and starts to train; it goes on until all epochs are done, watched or not.

        Args:
            library: the token of the table that it trains on (`tables`).

        Raises:
            BacklightError: something is wrong with the experiment; `problems` lists all.
        """
        session = self.open(spec, title=title, library=library)
        session.keep_running()
        session.play()
        return session

    def open(self, spec: Mapping[str, Any], *, title: str = "", library: str | None = None) -> Session:
        """Opens a session without training.

        Args:
            library: see `train`.

        Raises:
            BacklightError: see `train`.
        """
        body = self._http.json("POST", "/api/sessions", {"spec": dict(spec), "title": title}, library)
        return Session(self._http, body["session_id"], body["owner_token"], library)

    def session(self, session_id: str, token: str | None = None) -> Session:
        """A session that exists. Without its owner's token it can be watched alone."""
        return Session(self._http, session_id, token)

    def study(self, spec: Mapping[str, Any], type: str, *, title: str = "", **config: Any) -> Study:
        """Starts a study.

        Args:
            type: a kind in the catalogue's `studies`, such as `sweep`. config: its settings, such as
                `axes=[{"path": "training.seed", "values": [0, 1, 2]}], budget={"unit": "epoch", "n": 20}`.

        Raises:
            BacklightError: something is wrong with it; `problems` lists all.
        """
        body = {"spec": dict(spec), "study": {"type": type, "config": config}, "title": title}
        created = self._http.json("POST", "/api/studies", body)
        return Study(self._http, created["study_id"], created["owner_token"])

    def open_study(self, study_id: str, token: str | None = None) -> Study:
        """A study that exists. Without its owner's token it can be read alone."""
        return Study(self._http, study_id, token)

    def close(self) -> None:
        """Ends the connection; everything on the server goes on."""
        self._http.close()


def connect(url: str = DEFAULT_URL) -> Server:
    """Connects to a Backlight server.

    Args:
        url: its address; a server that was started by `backlight serve` on this machine by default.

    Raises:
        BacklightError: none answers there.
    """
    if not url.startswith(("http://", "https://")):
        raise BacklightError(f"{url!r} is no address of a server. Write it as {DEFAULT_URL}.")
    http = Http(url)
    http.call("GET", "/readyz")
    return Server(http)
