"""Labs over HTTP: the catalogue names the runs of a lab, and each of them is read by its name and can be trained."""

from typing import Any

from starlette.testclient import TestClient


def labs(client: TestClient) -> dict[str, Any]:
    return {entry["id"]: entry for entry in client.get("/api/catalog").json()["labs"]}


def test_a_lab_of_several_runs_names_them_all_and_each_can_be_trained(client: TestClient) -> None:
    found = labs(client)
    assert found["xor"]["runs"] == []
    compared = {name: entry for name, entry in found.items() if entry["runs"]}
    assert {"plain_or_residual", "transfer", "heads", "inception", "wide_or_deep"} <= set(compared)
    for name, entry in compared.items():
        specs = [client.get(f"/api/labs/{name}/{run['id']}").json() for run in entry["runs"]]
        assert specs[0] == entry["spec"]
        for spec in specs:
            reported = client.post("/api/check", json={"spec": spec}).json()["problems"]
            assert [each for each in reported if each["code"] != "dataset_missing"] == []


def test_a_run_that_starts_with_learned_weights_says_whose_and_which_blocks(client: TestClient) -> None:
    runs = {run["id"]: run for run in labs(client)["transfer"]["runs"]}
    learned = runs["transferred"]["pretrained"]
    assert (learned["run"], learned["steps"]) == ("main", 256)
    spec = client.get("/api/labs/transfer/transferred").json()
    assert {node["id"] for node in spec["network"]["nodes"] if node["frozen"]} == set(learned["nodes"])
    assert runs["from_scratch"]["pretrained"] is None


def test_a_run_that_no_lab_has_is_refused(client: TestClient) -> None:
    for path in ("transfer/other", "other/main"):
        answer = client.get(f"/api/labs/{path}")
        assert answer.status_code == 404
        assert [problem["code"] for problem in answer.json()["problems"]] == ["unknown_experiment"]


def test_the_studies_of_a_lab_are_planned_by_the_server_as_they_stand(client: TestClient) -> None:
    planned: dict[str, int] = {}
    for name, entry in labs(client).items():
        for study in entry["studies"]:
            spec = client.get(f"/api/labs/{name}/{study['run']}").json()
            answer = client.post("/api/studies/plan", json={"spec": spec, "study": study["study"], "title": ""})
            assert answer.status_code == 200, answer.json()
            planned[f"{name}/{study['id']}"] = answer.json()["runs"]
    assert planned["learning_rates/rates"] == 9
    assert planned["race/race"] == 10
    assert planned["splits/chosen"] == 50
    assert planned["batch_sizes/batches"] == 3 * 5


def test_claims_of_counts_states_and_studies_are_in_the_catalogue_and_counts_have_their_numbers(
    client: TestClient,
) -> None:
    found = {name: entry["assertions"] for name, entry in labs(client).items()}
    assert found["xor"] == []
    counted = {one["statement"]: one["value"] for one in found["inception"]}
    assert counted["LeNet-5 has 61,706 weights."] == 61_706
    assert counted["VGG-16 has 138,357,544 weights."] == 138_357_544
    (same,) = found["wide_or_deep"]
    assert (same["kind"], same["least"], same["most"], same["value"], same["of"]) == ("count", 1, 1, 1, [])
    paths = found["without_a_block"][2]
    assert (paths["kind"], paths["steps"], paths["of"], paths["value"]) == ("state", 512, ["main"], None)
    never = next(one for one in found["learning_rates"] if one["statement"] == "The largest rate never learns.")
    assert (never["kind"], never["of"], never["least"], never["most"]) == ("study", ["rates"], None, None)
