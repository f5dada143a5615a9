"""An experiment keeps groups that it doesn't use: two that differ in nothing else are the same one to train."""

from starlette.testclient import TestClient

from tests.engine.groups.specs import grouped
from tests.engine.groups.test_unused import with_spare


def test_documents_that_train_alike_are_both_kept_as_they_were_drawn(client: TestClient) -> None:
    plain, kept = grouped(3), with_spare(grouped(3))
    stored = [
        client.get(f"/api/experiments/{client.post('/api/experiments', json={'spec': spec}).json()['experiment_id']}")
        for spec in (plain, kept)
    ]
    first, second = (answer.json() for answer in stored)
    assert sorted(first["spec"]["network"]["groups"]) == ["block"]
    assert sorted(second["spec"]["network"]["groups"]) == ["block", "spare"]
    assert first["spec_hash"] == second["spec_hash"]
    assert client.post("/api/check", json={"spec": kept}).json()["spec_hash"] == second["spec_hash"]
