"""Scalings of inputs against scikit-learn's, fitted on the training part alone."""

from typing import Any

import numpy as np
import pytest
from sklearn import decomposition, preprocessing

from engine.datasets.definition import PreparedData
from engine.datasets.inputs import pixels, preprocess
from engine.datasets.prepare import prepare
from engine.spec import Component, Data

Json = dict[str, Any]


def prepared(kind: str, name: str = "wine", **config: Any) -> PreparedData:
    return prepare(Data(type=name, preprocessing=(Component(type=kind, config=config),)), None)


CASES: dict[str, tuple[Json, Any]] = {
    "min_max": ({}, preprocessing.MinMaxScaler()),
    "min_max to -1 and 3": ({"low": -1.0, "high": 3.0}, preprocessing.MinMaxScaler((-1, 3))),
    "unit_range": ({}, preprocessing.MaxAbsScaler()),
    "robust": ({}, preprocessing.RobustScaler()),
    "standardize": ({"per": "feature", "floor": 1e-6}, preprocessing.StandardScaler()),
}


@pytest.mark.parametrize("name", CASES)
def test_a_scaling_equals_scikit_learns_on_all_parts(name: str) -> None:
    config, scaler = CASES[name]
    data = prepared(name.split(" ")[0], **config)
    scaler.fit(data.inputs[: data.counts[0]])
    np.testing.assert_allclose(preprocess(data, data.inputs), scaler.transform(data.inputs), atol=1e-9)


@pytest.mark.parametrize("kind", ["min_max", "unit_range", "robust"])
def test_one_scale_for_everything_keeps_the_proportions(kind: str) -> None:
    data = prepared(kind, per="all")
    assert data.scale.size == 1
    assert data.offset.size == 1


@pytest.mark.parametrize("kind", ["min_max", "unit_range", "robust"])
def test_an_input_that_never_varies_stays_finite(kind: str) -> None:
    data = prepared(kind, "digits", per="feature")
    assert np.all(np.isfinite(preprocess(data, data.inputs)))


def test_whitening_equals_scikit_learns_principal_components_up_to_their_signs() -> None:
    data = prepared("whiten", epsilon=1e-12)
    pca = decomposition.PCA(whiten=True).fit(data.inputs[: data.counts[0]])
    count = data.counts[0]
    ours = preprocess(data, data.inputs)
    theirs = pca.transform(data.inputs) * np.sqrt(count / (count - 1))
    signs = np.sign(np.sum(ours * theirs, axis=0))
    np.testing.assert_allclose(ours, theirs * signs, rtol=1e-5, atol=1e-5)


def test_whitened_training_inputs_have_the_unit_matrix_as_covariance() -> None:
    for form in ("pca", "zca"):
        data = prepared("whiten", form=form, epsilon=1e-12)
        ours = preprocess(data, data.inputs)[: data.counts[0]]
        np.testing.assert_allclose(ours.T @ ours / len(ours), np.eye(13), atol=1e-6)


def test_pixels_come_back_from_whitened_images() -> None:
    data = prepared("whiten", "digits", form="zca", epsilon=0.01)
    images = data.inputs[:10]
    np.testing.assert_allclose(pixels(data, preprocess(data, images)), images, atol=1e-9)
