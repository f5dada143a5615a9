"""Uploaded tables over HTTP: who may upload, see, train on, share and delete them; what is refused."""

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from backend.store.store import Store
from backend.tables.files import TableFiles
from backend.tables.library import TableLibrary
from backend.tables.reader import read_upload
from engine.errors import EngineError
from engine.tabular.reading import MOST_BYTES, ReadOptions
from tests.backend.conftest import state_of
from tests.backend.ws.watching import do
from tests.contract.make_vectors import SPEC
from tests.engine.tabular.files import workbook

OWNER, OTHER = "owner-of-the-table-1", "somebody-else-entirely"
FILE = b"y,size,colour\n" + b"".join(
    b"%s,%d,%s\n" % (b"ab"[i % 2 :][:1], i * 7 % 31, b"rgb"[i % 3 :][:1]) for i in range(60)
)
CONFIG: dict[str, Any] = {"target": "y", "numbers": ["size"], "categories": ["colour"]}


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def upload(client: TestClient, content: bytes = FILE, token: str = OWNER, **query: Any) -> Any:
    state_of(client).buckets.clear()
    headers = bearer(token) | {"Content-Type": "application/octet-stream"}
    return client.post("/api/data", content=content, headers=headers, params={"name": "t.csv", **query})


def spec_on(table: str) -> dict[str, Any]:
    return {**SPEC, "data": {"type": "uploaded_table", "config": {**CONFIG, "table": table}}}


def codes(answer: Any) -> list[str]:
    return [problem["code"] for problem in answer.json()["problems"]]


@pytest.fixture
def table(client: TestClient) -> dict[str, Any]:
    answer = upload(client)
    assert answer.status_code == 201
    return answer.json()


def test_an_upload_is_described_and_listed_for_its_owner_alone(client: TestClient, table: dict[str, Any]) -> None:
    assert (table["name"], table["rows"], table["shared"]) == ("t.csv", 60, False)
    assert [column["guess"] for column in table["columns"]] == ["category", "number", "category"]
    assert table["reading"]["sample"][0] == ["a", "0", "r"]
    assert [one["id"] for one in client.get("/api/data", headers=bearer(OWNER)).json()["tables"]] == [table["id"]]
    assert client.get("/api/data", headers=bearer(OTHER)).json() == {"tables": []}
    assert client.get("/api/data").status_code == 401
    assert client.get(f"/api/data/{table['id']}", headers=bearer(OWNER)).json() == table
    assert client.get(f"/api/data/{table['id']}", headers=bearer(OTHER)).status_code == 401
    assert client.get("/api/data/nothing", headers=bearer(OWNER)).status_code == 404


def test_the_same_file_again_is_the_same_table(client: TestClient, table: dict[str, Any]) -> None:
    again = upload(client, name="other.csv").json()
    assert (again["id"], again["table"], again["name"]) == (table["id"], table["table"], "other.csv")
    theirs = upload(client, token=OTHER).json()
    assert theirs["table"] == table["table"]
    assert theirs["id"] != table["id"]


def test_a_file_is_read_as_the_query_says(client: TestClient) -> None:
    content = b"1,5;2,5\n" * 20
    found = upload(client, content).json()
    assert (found["reading"]["header"], found["columns"][0]["highest"]) == (False, 1.5)
    other = upload(client, content, decimal_mark=".", header=True).json()
    assert (other["rows"], other["columns"][0]["name"], other["columns"][0]["numeric"]) == (19, "1,5", False)


def test_only_its_owner_may_train_on_a_table_until_it_is_shared(client: TestClient, table: dict[str, Any]) -> None:
    spec = spec_on(table["table"])
    own = client.post("/api/check", json={"spec": spec}, headers=bearer(OWNER)).json()
    assert own["problems"] == []
    assert (own["data"]["classes"], own["data"]["input_shape"], own["data"]["size"]) == (["a", "b"], [4], 60)
    for headers in ({}, bearer(OTHER)):
        check = client.post("/api/check", json={"spec": spec}, headers=headers).json()
        assert [(one["code"], one["got"]) for one in check["problems"]] == [("table_missing", table["table"][:16])]
        for path, body in (
            ("/api/preview", {"data": spec["data"]}),
            ("/api/baselines", {"data": spec["data"], "baseline": {"type": "k_nearest_neighbours"}}),
            ("/api/experiments", {"spec": spec}),
            ("/api/sessions", {"spec": spec}),
            ("/api/studies/plan", {"spec": spec, "study": {"type": "sweep", "config": {}}}),
            ("/api/studies", {"spec": spec, "study": {"type": "sweep", "config": {}}}),
        ):
            answer = client.post(path, json=body, headers=headers)
            assert (path, answer.status_code, codes(answer)) == (path, 422, ["table_missing"])
    assert client.post("/api/preview", json={"data": spec["data"]}, headers=bearer(OWNER)).status_code == 200
    assert client.post("/api/sessions", json={"spec": spec}, headers=bearer(OWNER)).status_code == 201
    experiment = client.post("/api/experiments", json={"spec": spec}, headers=bearer(OWNER)).json()["experiment_id"]
    assert codes(client.post("/api/sessions", json={"experiment_id": experiment})) == ["table_missing"]
    share = {"experiment_id": experiment, "with_table": OTHER}
    assert client.post("/api/shares", json=share).status_code == 401
    assert client.post("/api/shares", json={"experiment_id": experiment}).status_code == 201
    assert codes(client.post("/api/sessions", json={"experiment_id": experiment})) == ["table_missing"]
    assert client.post("/api/shares", json={**share, "with_table": OWNER}).status_code == 201
    assert client.post("/api/sessions", json={"experiment_id": experiment}).status_code == 201
    assert client.post("/api/check", json={"spec": spec}).json()["problems"] == []


def test_a_command_and_a_study_open_no_table_of_others(client: TestClient, table: dict[str, Any]) -> None:
    created = client.post("/api/sessions", json={"spec": SPEC}).json()
    path = f"/api/sessions/{created['session_id']}/commands"
    start = {"type": "start", "request_id": "r", "spec": spec_on(table["table"]), "reason": "edit"}
    for library, expected in ((None, ["table_missing"]), (OTHER, ["table_missing"]), (OWNER, [])):
        answer = client.post(path, json={**start, "library": library}, headers=bearer(created["owner_token"]))
        assert (answer.json().get("problems") or []) == [] if expected == [] else codes(answer) == expected
    axes = [{"path": "data.config.table", "values": [table["table"]]}]
    study = {"type": "sweep", "config": {"axes": axes, "budget": {"unit": "step", "n": 2}}}
    assert codes(client.post("/api/studies", json={"spec": SPEC, "study": study})) == ["table_missing"]


def test_a_share_of_an_experiment_on_no_table_shares_none(client: TestClient) -> None:
    experiment = client.post("/api/experiments", json={"spec": SPEC}).json()["experiment_id"]
    answer = client.post("/api/shares", json={"experiment_id": experiment, "with_table": OWNER})
    assert codes(answer) == ["table_not_chosen"]


def test_the_report_says_what_is_predicted_from_what(client: TestClient, table: dict[str, Any]) -> None:
    path = f"/api/data/{table['id']}/report"
    report = client.post(path, json={"config": CONFIG}, headers=bearer(OWNER)).json()
    assert (report["rows"], report["width"], report["classes"]) == (60, 4, [["a", 30], ["b", 30]])
    assert client.post(path, json={"config": CONFIG}, headers=bearer(OTHER)).status_code == 401
    wrong = client.post(path, json={"config": {**CONFIG, "target": "z"}}, headers=bearer(OWNER))
    assert (wrong.status_code, codes(wrong)) == (422, ["table_column_unknown"])
    assert client.post(path, json={"config": {"colours": 3}}, headers=bearer(OWNER)).status_code == 422


def test_a_deleted_table_is_gone_with_its_file_once_nobody_has_it(
    client: TestClient, table: dict[str, Any], settings: Any
) -> None:
    file = settings.brought / "tables" / f"{table['table']}.safetensors"
    theirs = upload(client, token=OTHER).json()
    assert client.delete(f"/api/data/{table['id']}", headers=bearer(OTHER)).status_code == 401
    assert client.delete(f"/api/data/{table['id']}", headers=bearer(OWNER)).status_code == 204
    assert file.exists()
    assert client.delete(f"/api/data/{theirs['id']}", headers=bearer(OTHER)).status_code == 204
    assert not file.exists()
    check = client.post("/api/check", json={"spec": spec_on(table["table"])}, headers=bearer(OWNER)).json()
    assert [problem["code"] for problem in check["problems"]] == ["table_missing"]


def test_an_expired_table_is_removed(client: TestClient, table: dict[str, Any]) -> None:
    store: Store = state_of(client).store
    tables: TableLibrary = state_of(client).tables
    do(client, tables.sweep)
    assert len(client.get("/api/data", headers=bearer(OWNER)).json()["tables"]) == 1

    async def expire() -> None:
        await store.update_table(table["id"], {"expires_at": "2020-01-01T00:00:00+00:00"})
        await tables.sweep()

    do(client, expire)
    assert client.get("/api/data", headers=bearer(OWNER)).json() == {"tables": []}


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"", 422, "table_empty"),
        (b"\x00\x01\x02\x03" * 40, 422, "table_unsupported"),
        (b"a\n1\n", 422, "table_one_column"),
        (b'a,b\n1,"' + b'"' * 1_000_000, 422, "table_unreadable"),
        (b"a,b\n" + bytes(MOST_BYTES), 413, "table_too_large"),
    ],
)
def test_what_is_no_table_is_refused_and_nothing_is_left(
    client: TestClient, settings: Any, content: bytes, status: int, code: str
) -> None:
    answer = upload(client, content)
    assert (answer.status_code, codes(answer)) == (status, [code])
    assert list((settings.brought / "tables").iterdir()) == []


def test_a_file_needs_its_type_and_a_token(client: TestClient) -> None:
    plain = client.post("/api/data", content=FILE, headers=bearer(OWNER) | {"Content-Type": "text/csv"})
    assert (plain.status_code, codes(plain)) == (415, ["not_a_file"])
    assert upload(client, token="short").status_code == 401


def test_a_workbook_that_says_it_is_endless_ends_only_the_process_that_reads_it(client: TestClient) -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    near = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    answer = upload(client, workbook(near + far, dimension='<dimension ref="A1:XFD1048576"/>'))
    assert answer.status_code == 422
    assert codes(answer)[0] in ("table_too_costly", "table_too_many_columns")
    assert client.get("/healthz").status_code == 200


async def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(FILE)
    with pytest.raises(EngineError, match="more time or memory"):
        await read_upload(source, tmp_path / "target", ReadOptions(), limit_s=0.0)


def test_tables_take_no_more_room_than_they_may(tmp_path: Path) -> None:
    files = TableFiles(tmp_path, most_bytes=100)
    first = files.scratch("one")
    first.write_bytes(b"x" * 60)
    name, size = files.keep(first)
    assert (len(name), size) == (64, 60)
    second = files.scratch("two")
    second.write_bytes(b"y" * 60)
    with pytest.raises(EngineError, match="100 bytes"):
        files.keep(second)
    second.write_bytes(b"x" * 60)
    assert files.keep(second) == (name, 60)
    assert [path.name for path in (tmp_path / "tables").iterdir()] == [f"{name}.safetensors"]
