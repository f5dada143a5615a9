"""Which faces the blocks of a run offer."""

import pytest

from engine.faces import FACES
from engine.run.run import Run
from engine.views import VIEWS
from tests.engine.experiments import Experiment, chain, dense, images, make_run, mlp, node, points, roomy_cache
from tests.engine.views.image_network import experiment

CACHE = roomy_cache()


def test_blocks_of_a_convolutional_network_show_maps_and_filters() -> None:
    faces = make_run(experiment().spec(), images(), CACHE).schema.faces
    assert faces["x"] == ("example", "saliency")
    assert faces["conv"] == ("feature_maps", "filters")
    assert faces["pool"] == ("feature_maps",)
    assert faces["deep/2/conv"] == ("feature_maps", "filters")
    assert faces.keys().isdisjoint({"flat", "out"})


def test_only_the_dense_layer_on_pixels_shows_its_weights_as_images() -> None:
    network = chain(
        node("flat", "flatten"), dense("first", 36), node("act", "relu"), dense("second", 36), dense("out", 3)
    )
    run = make_run(Experiment(network, "out", data="digits").spec(), images(), CACHE)
    assert run.schema.faces == {"x": ("example", "saliency"), "first": ("filters",)}
    kernel = run.view("filters", {"node": "first"}).arrays["filters"]
    assert kernel.shape == (36, 6, 6, 1)


def test_a_network_that_reconstructs_images_has_no_class_to_explain() -> None:
    network = chain(node("conv", "conv2d", filters=2, padding="same"), node("out", "conv2d", filters=1, padding="same"))
    spec = Experiment(network, "out", data="digits", loss="mse", target="input").spec()
    assert make_run(spec, images(), CACHE).schema.faces["x"] == ("example",)


def test_points_have_no_images() -> None:
    run: Run = make_run(Experiment(mlp(4), "out").spec(), points(), CACHE)
    assert run.schema.faces == {}


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.type)
def test_a_face_is_drawn_from_a_view_that_its_request_can_name(face) -> None:
    (view,) = (view for view in VIEWS if view.type == face.view)
    assert view.on_request
    needed = {name for name, values in view.options.items() if not values} - set(view.defaults)
    assert needed <= {"node", "example"}
