"""A program's own table: uploaded, trained on, exported, shared and taken back."""

import io

import numpy as np
import onnxruntime
import pytest

from backlight_client import BacklightError, Server, component, experiment, sequential

TOKEN, OTHER = "a-program-of-its-own", "another-program-here"
SIZES = np.arange(60) * 7 % 31
PRICES = 250_000 + 9_000 * SIZES
FILE = ("size,price\n" + "".join(f"{size},{price}\n" for size, price in zip(SIZES, PRICES, strict=True))).encode()


def test_a_price_goes_in_and_a_price_comes_out(server: Server) -> None:
    tables = server.tables(TOKEN)
    table = tables.upload(FILE, name="houses.csv")
    assert [one["id"] for one in tables.list()] == [table["id"]]
    config = {"table": table["table"], "target": "price", "task": "values", "numbers": ["size"]}
    spec = experiment(
        sequential(component("dense", units=1)),
        data={**component("uploaded_table", **config), "preprocessing": [component("standardize")]},
        loss="mse",
        target="value",
        optimizer=component("sgd", learning_rate=0.1),
        epochs=40,
    )
    spec["training"]["evaluation"] = {"metrics": ["mse"]}
    with pytest.raises(BacklightError, match="isn't on this server"):
        server.open(spec)
    session = server.train(spec, library=TOKEN)
    assert session.wait()["status"] == "finished"
    rows = np.genfromtxt(
        io.BytesIO(session.export("split_csv")), delimiter=",", names=True, dtype=None, encoding="utf-8"
    )
    assert sorted(rows["y1"]) == sorted(PRICES)
    model = onnxruntime.InferenceSession(session.export("onnx"), providers=["CPUExecutionProvider"])
    held = rows[rows["part"] == "validation"]
    given = np.asarray(model.run(None, {"input": held["x1"].astype(np.float32)[:, None]})[0])
    np.testing.assert_allclose(given[:, 0], held["y1"], rtol=0.01)
    last = [one for report in session.record() for one in report.evaluations][-1]
    error = np.mean((given[:, 0].astype(np.float64) - held["y1"]) ** 2)
    assert last.metrics["mse"] == pytest.approx(error, rel=0.05, abs=200.0)

    link = session.share(with_table=True)
    visitor = server.train(server.load(link), library=OTHER)
    visitor.wait()
    assert visitor.export("split_csv") == session.export("split_csv")
    assert tables.unshare(table["id"])["shared"] is False
    with pytest.raises(BacklightError, match="it isn't shared, was deleted, or has expired"):
        visitor.export("split_csv")
    with pytest.raises(BacklightError, match="isn't on this server"):
        server.open(server.load(link), library=OTHER)
    for one in (session, visitor):
        one.delete()
    tables.delete(table["id"])
    assert tables.list() == []
