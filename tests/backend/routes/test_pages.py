"""The page and its files: compressed, kept where their names say what they hold, answered to HEAD, never stale."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from backend.routes import pages
from backend.routes.static_files import choose_encoding
from backend.settings import Settings
from tests.backend.conftest import open_client
from tests.backend.fake_pool import FakePool

INDEX = b"<!doctype html><title>Backlight</title>" + b" " * 600
SCRIPT = b"export const answer = 42;" * 40
FOR_EVER = "public, max-age=31536000, immutable"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with open_client(Settings(home=tmp_path_factory.mktemp("home")), FakePool()) as opened:
        yield opened


@pytest.fixture
def static(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A built page. The brotli form is told by its bytes: nobody here can unpack it."""
    (tmp_path / "assets").mkdir()
    for name, body in (("index.html", INDEX), ("assets/app-1a2b.js", SCRIPT)):
        (tmp_path / name).write_bytes(body)
        (tmp_path / f"{name}.gz").write_bytes(gzip.compress(body))
        (tmp_path / f"{name}.br").write_bytes(b"brotli of " + name.encode())
    (tmp_path / "favicon.svg").write_bytes(b"<svg/>")
    monkeypatch.setattr(pages, "STATIC", tmp_path)
    return tmp_path


def test_a_file_comes_in_the_encoding_that_the_client_takes(client: TestClient, static: Path) -> None:
    packed = client.get("/assets/app-1a2b.js", headers={"Accept-Encoding": "gzip"})
    assert (packed.content, packed.headers["Content-Encoding"]) == (SCRIPT, "gzip")
    assert int(packed.headers["Content-Length"]) < len(SCRIPT) / 5
    plain = client.get("/assets/app-1a2b.js", headers={"Accept-Encoding": "identity"})
    assert (plain.content, plain.headers.get("Content-Encoding")) == (SCRIPT, None)
    with client.stream("GET", "/assets/app-1a2b.js", headers={"Accept-Encoding": "gzip, br"}) as best:
        assert (best.headers["Content-Encoding"], b"".join(best.iter_raw())) == ("br", b"brotli of assets/app-1a2b.js")
        assert best.headers["Content-Type"].startswith("text/javascript")
        assert best.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("", None),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=nonsense", None),
        ("*", "br"),
        ("*;q=0", None),
        ("GZIP", "gzip"),
        ("identity", None),
    ],
)
def test_the_encoding_follows_the_weights_of_the_client(accepted: str, encoding: str | None) -> None:
    assert choose_encoding(accepted, ["br", "gzip"]) == encoding


@pytest.mark.parametrize("path", ["/", "/s/abc", "/w/abc"])
def test_the_page_is_asked_for_again_each_time_and_sent_only_when_it_changed(
    client: TestClient, static: Path, path: str
) -> None:
    first = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert (first.content, first.headers["Cache-Control"]) == (INDEX, "no-cache")
    tag = first.headers["ETag"]
    again = client.get(path, headers={"Accept-Encoding": "gzip", "If-None-Match": f'"other", W/{tag}'})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    (static / "index.html.gz").write_bytes(gzip.compress(INDEX.replace(b"Backlight", b"Starlight")))
    changed = client.get(path, headers={"Accept-Encoding": "gzip", "If-None-Match": tag})
    assert changed.status_code == 200
    assert b"Starlight" in changed.content


def test_files_named_by_what_they_hold_are_kept_for_good_and_no_others(client: TestClient, static: Path) -> None:
    assert client.get("/assets/app-1a2b.js").headers["Cache-Control"] == FOR_EVER
    assert client.get("/favicon.svg").headers["Cache-Control"] == "no-cache"
    assert client.get("/assets/gone-1a2b.js").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/index.html.gz", "/assets/app-1a2b.js.br", "/.build-hash"])
def test_compressed_siblings_have_no_address_of_their_own(client: TestClient, static: Path, path: str) -> None:
    (static / ".build-hash").write_bytes(b"x")
    assert client.get(path).status_code == 404


def test_a_page_that_is_not_built_says_so(client: TestClient, static: Path) -> None:
    (static / "index.html").unlink()
    for sibling in static.glob("index.html.*"):
        sibling.unlink()
    answer = client.get("/")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")
    assert "make ui" in answer.text


@pytest.mark.parametrize(
    "path",
    ["/", "/s/x", "/favicon.svg", "/assets/app-1a2b.js", "/api/catalog", "/healthz", "/metrics", "/openapi.json"],
)
def test_head_is_answered_as_get_without_a_body(client: TestClient, static: Path, path: str) -> None:
    got, asked = client.get(path), client.head(path)
    assert (asked.status_code, asked.content) == (got.status_code, b"")
    names = ("Content-Type", "Cache-Control", "ETag", "Vary", "Content-Encoding")
    assert {name: asked.headers.get(name) for name in names} == {name: got.headers.get(name) for name in names}
    if path != "/metrics":
        assert asked.headers["Content-Length"] == got.headers["Content-Length"]


def test_head_of_what_is_not_there_is_a_404_without_a_body(client: TestClient, static: Path) -> None:
    for path in ("/nothing", "/api/nothing", "/api/runs/nothing"):
        answer = client.head(path)
        assert (answer.status_code, answer.content) == (404, b"")


@pytest.mark.parametrize("path", ["/api/catalog", "/api/runs/nothing", "/api/nothing", "/healthz", "/metrics"])
def test_what_the_server_computes_is_kept_nowhere(client: TestClient, path: str) -> None:
    assert client.get(path).headers["Cache-Control"] == "no-store"


def test_the_catalogue_is_compressed(client: TestClient) -> None:
    packed = client.get("/api/catalog", headers={"Accept-Encoding": "gzip, br"})
    plain = client.get("/api/catalog", headers={"Accept-Encoding": "identity"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert int(packed.headers["Content-Length"]) < len(plain.content) / 4
    assert json.loads(packed.content) == json.loads(plain.content)
