"""Linear and logistic regression: solved at once, or by gradient descent, step by step."""

from typing import Any, Literal

import numpy as np

from engine.baselines.definition import BaselineDef, Numbers, Outcome, Task
from engine.spec import Config, setting

CURVE = 200


class DescentConfig(Config):
    """Settings of a regression that gradient descent may solve."""

    method: Literal["closed_form", "gradient_descent"] = setting(
        "closed_form",
        title="Method",
        help="Closed form computes the solution directly; gradient descent takes steps using all examples.",
    )
    learning_rate: float = setting(
        0.1,
        title="Learning rate",
        help="Step size of gradient descent.",
        gt=0.0,
        le=100.0,
        scale="log",
        choices=(0.01, 0.03, 0.1, 0.3, 1),
    )
    steps: int = setting(1000, title="Steps", help="Number of gradient descent steps.", ge=1, le=20_000)


class LinearConfig(DescentConfig):
    """Settings of linear regression."""


class LogisticConfig(DescentConfig):
    """Settings of logistic regression."""


def with_one(inputs: Numbers) -> Numbers:
    """[n, d + 1] inputs and a column of ones, for the constant."""
    return np.concatenate([inputs, np.ones((len(inputs), 1))], axis=1)


def _thinned(curve: list[float]) -> tuple[float, ...]:
    places = np.unique(np.linspace(0, len(curve) - 1, min(len(curve), CURVE)).astype(np.int64))
    return tuple(curve[place] for place in places)


def descend_squares(inputs: Numbers, values: Numbers, rate: float, steps: int) -> tuple[Numbers, list[float]]:
    """Gradient descent from 0 on the mean over the examples of half the squared error.

    Args:
        inputs: [n, d]. values: [n, outputs].

    Returns:
        (weights [d, outputs], mean squared error before each step and behind the last).
    """
    weights, curve = np.zeros((inputs.shape[1], values.shape[1])), list[float]()
    for _ in range(steps):
        errors = inputs @ weights - values
        curve.append(float(np.mean(errors**2)))
        weights = weights - rate * inputs.T @ errors / len(inputs)
    return weights, [*curve, float(np.mean((inputs @ weights - values) ** 2))]


def shares_of(scores: Numbers) -> Numbers:
    """Softmax by rows."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


def descend_surprise(inputs: Numbers, wanted: Numbers, rate: float, steps: int) -> tuple[Numbers, list[float]]:
    """Gradient descent from 0 on the mean cross-entropy of softmax.

    Args:
        inputs: [n, d]. wanted: [n, classes] one-hot rows.
    """
    weights, curve = np.zeros((inputs.shape[1], wanted.shape[1])), list[float]()
    for step in range(steps + 1):
        shares = shares_of(inputs @ weights)
        curve.append(float(-np.mean(np.log(np.maximum(np.sum(shares * wanted, axis=1), 1e-300)))))
        if step < steps:
            weights = weights - rate * inputs.T @ (shares - wanted) / len(inputs)
    return weights, curve


def _fit_linear(config: LinearConfig, task: Task) -> Outcome:
    inputs, values = task.train.inputs, task.train.values
    assert values is not None
    if config.method == "gradient_descent":
        weights, curve = descend_squares(with_one(inputs), values, config.learning_rate, config.steps)
        return Outcome(lambda rows: with_one(rows) @ weights, curve=_thinned(curve))
    from sklearn.linear_model import LinearRegression

    model: Any = LinearRegression().fit(inputs, values)
    return Outcome(lambda rows: np.asarray(model.predict(rows)).reshape(len(rows), -1))


def _fit_logistic(config: LogisticConfig, task: Task) -> Outcome:
    inputs, labels, count = task.train.inputs, task.train.labels, len(task.classes)
    assert labels is not None
    if config.method == "gradient_descent":
        wanted = np.eye(count)[labels]
        weights, curve = descend_surprise(with_one(inputs), wanted, config.learning_rate, config.steps)
        return Outcome(lambda rows: shares_of(with_one(rows) @ weights), curve=_thinned(curve))
    from sklearn.linear_model import LogisticRegression

    if len(np.unique(labels)) < 2:
        return Outcome(lambda rows: np.tile(np.eye(count)[labels[0]], (len(rows), 1)))
    model = LogisticRegression(C=1e6, max_iter=500, tol=1e-6).fit(inputs, labels)

    def predict(rows: Numbers) -> Numbers:
        shares = np.zeros((len(rows), count))
        shares[:, np.asarray(model.classes_)] = model.predict_proba(rows)
        return shares

    return Outcome(predict)


def _squares(config: DescentConfig, examples: int, inputs: int) -> int:
    return examples * inputs * (inputs if config.method == "closed_form" else 2 * config.steps)


def _surprise(config: DescentConfig, examples: int, inputs: int) -> int:
    return examples * inputs * 20 * (500 if config.method == "closed_form" else config.steps)


LINEAR = BaselineDef(
    type="linear_regression",
    title="Linear regression",
    summary="The straight line, plane or hyperplane with the smallest squared error.",
    formula=r"\theta = (X^\top X)^{-1} X^\top y",
    source="Gauss 1809; the least squares solution through scikit-learn, or gradient descent from 0.",
    Config=LinearConfig,
    needs="values",
    fit=_fit_linear,
    operations=_squares,
)
LOGISTIC = BaselineDef(
    type="logistic_regression",
    title="Logistic regression",
    summary="Linear decision boundaries: a network without hidden layers, trained to convergence.",
    formula=r"p_k = \frac{e^{w_k \cdot x + b_k}}{\sum_j e^{w_j \cdot x + b_j}}",
    source="Cox 1958; scikit-learn's L-BFGS with a penalty of 1e-6 instead of none, or gradient descent from 0.",
    Config=LogisticConfig,
    needs="classes",
    fit=_fit_logistic,
    operations=_surprise,
)
