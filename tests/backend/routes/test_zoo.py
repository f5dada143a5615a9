"""The zoo over HTTP: costs of all networks, and each of them by its name."""

from starlette.testclient import TestClient

DEPTHS = {
    "lenet_5": 5,
    "alexnet": 8,
    "vgg_11": 11,
    "vgg_11_lrn": 11,
    "vgg_13": 13,
    "vgg_16_1x1": 16,
    "vgg_16": 16,
    "vgg_19": 19,
    "googlenet": 22,
    "resnet_18": 18,
    "resnet_34": 34,
    "resnet_50": 50,
    "resnet_152": 152,
    "cifar_resnet_20": 20,
    "cifar_resnet_56": 56,
    "cifar_resnet_110": 110,
    "cifar_plain_110": 110,
    "wide_resnet_50_2": 50,
    "resnext_50_32x4d": 50,
    "densenet_121": 121,
    "se_resnet_50": 50 + 16 * 2,
}
"""By name; each of the sixteen gates of SE-ResNet-50 puts two dense layers on the path."""


def test_every_network_is_counted_in_the_order_of_the_catalogue(client: TestClient) -> None:
    costs = client.get("/api/zoo").json()["networks"]
    assert [each["type"] for each in costs] == [each["type"] for each in client.get("/api/catalog").json()["zoo"]]
    found = {each["type"]: each for each in costs}
    assert {name: found[name]["layers"] for name in DEPTHS} == DEPTHS
    assert found["vgg_16"]["weights"] == 138_357_544
    assert found["vgg_16"]["operations"] == 15_470_264_320
    assert all(each["memory_bytes"] > 4 * each["weights"] for each in costs)


def test_a_network_is_read_by_its_name_and_its_twin_with_it(client: TestClient) -> None:
    found, twin = (client.get(f"/api/zoo/resnet_152{form}").json() for form in ("", "/twin"))
    assert {node["repeat"] for node in found["network"]["nodes"]} >= {2, 7, 35}
    assert found["data"]["type"] == "shape_only"
    assert twin["data"]["type"] == "digits"
    checked = client.post("/api/check", json={"spec": twin}).json()
    assert checked["ok"]


def test_a_name_that_is_not_in_the_zoo_is_refused(client: TestClient) -> None:
    for answer in (client.get("/api/zoo/resnet_1"), client.get("/api/zoo/resnet_1/twin")):
        assert answer.status_code == 404
        assert [problem["code"] for problem in answer.json()["problems"]] == ["unknown_network"]


def test_the_catalogue_names_networks_without_their_specs(client: TestClient) -> None:
    entries = client.get("/api/catalog").json()["zoo"]
    assert len(entries) == 31
    for entry in entries:
        assert "spec" not in entry
        assert (entry["top5_error"] is None) == (entry["top5_source"] is None)
