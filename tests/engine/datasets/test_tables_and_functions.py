"""Tables equal scikit-learn's; functions follow their formulas."""

import numpy as np
import pytest
from sklearn import datasets

from engine import registry
from engine.datasets.definition import Examples
from engine.datasets.functions import FUNCTIONS

TABLES = ("iris", "wine", "breast_cancer", "diabetes")


def load(name: str, **settings: object) -> Examples:
    record = registry.dataset(name)
    return record.load(record.Config.model_validate(settings), None)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_scikit_learns_and_its_record_reports_its_size(name: str) -> None:
    record, examples = registry.dataset(name), load(name)
    original = getattr(datasets, f"load_{name}")()
    np.testing.assert_array_equal(examples.inputs, original.data)
    described = record.describe(record.Config(), None)
    assert (described.size, *described.input_shape) == original.data.shape
    assert sum(described.split) == described.size
    if examples.labels is not None:
        np.testing.assert_array_equal(examples.labels, original.target)
        assert len(described.classes) == len(original.target_names)


def test_the_course_of_diabetes_is_reported_in_deviations_from_the_mean() -> None:
    values = load("diabetes").values
    assert values is not None
    original = np.asarray(datasets.load_diabetes(return_X_y=True)[1])
    assert np.corrcoef(values[:, 0], original)[0, 1] == pytest.approx(1)
    assert (values.mean(), values.std()) == pytest.approx((0, 1), abs=1e-12)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_without_noise_is_its_formula(name: str) -> None:
    examples = load("function", function=name, noise=0.0)
    assert examples.values is not None
    x = examples.inputs[:, 0]
    np.testing.assert_allclose(examples.values[:, 0], FUNCTIONS[name](x))
    assert (x.min() >= -4, x.max() < 4) == (True, True)
    assert np.abs(examples.values).max() <= 2


def test_noise_is_normal_around_the_function() -> None:
    examples = load("function", noise=0.5, examples=20_000)
    assert examples.values is not None
    rest = examples.values[:, 0] - np.sin(examples.inputs[:, 0])
    assert (rest.mean(), rest.std()) == pytest.approx((0, 0.5), abs=0.01)
