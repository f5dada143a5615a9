"""A stored table of houses, and an experiment that predicts their prices."""

from pathlib import Path

import numpy as np
from pydantic import JsonValue

from engine.spec import Component, Data, ExperimentSpec, Split
from engine.tabular.reading import read_file
from engine.tabular.table import SUFFIX, TABLES, table_name, write_table
from tests.engine.experiments import chain, dense

SIZES = np.arange(40.0) * 7 % 31
PRICES = 250_000.0 + 9_000.0 * SIZES + 2_000.0 * (np.arange(40) % 3)
CONFIG: dict[str, JsonValue] = {"target": "price", "task": "values", "numbers": ["size"]}


def spec_in(directory: Path, **config: JsonValue) -> ExperimentSpec:
    """A linear network on a stored table of houses."""
    rows = "".join(f"{size:g},{price:g}\n" for size, price in zip(SIZES, PRICES, strict=True))
    blob = write_table(read_file(f"size,price\n{rows}".encode())[0])
    (directory / TABLES).mkdir(parents=True)
    (directory / TABLES / f"{table_name(blob)}{SUFFIX}").write_bytes(blob)
    data = Data(
        type="uploaded_table",
        config={**CONFIG, "table": table_name(blob), **config},
        split=Split(train=24, validation=8, test=8),
        preprocessing=(Component(type="standardize", config={"per": "feature"}),),
    )
    return ExperimentSpec.model_validate(
        {
            "network": chain(dense("out", 1)),
            "data": data.model_dump(mode="json"),
            "objectives": [{"loss": {"type": "mse"}, "prediction": "out", "target": "value"}],
            "optimizer": {"type": "sgd", "config": {"learning_rate": 0.1}},
            "training": {
                "batch_size": 8,
                "epochs": 4,
                "seed": 3,
                "evaluation": {"metrics": ["mse", "r2"]},
            },
        }
    )
