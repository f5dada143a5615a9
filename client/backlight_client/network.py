"""Networks and experiments in the form that the browser draws and a link holds."""

from collections.abc import Mapping, Sequence
from typing import Any

Component = Mapping[str, Any]


def component(type: str, **config: Any) -> dict[str, Any]:
    """A component of the catalogue with its settings, such as `component("adam", learning_rate=0.01)`."""
    return {"type": type, "config": config}


class Network:
    """Layers and the wires between them.

    A layer is added behind those that it reads; `add` returns the id by which others read it.

    Example:
        A block that is skipped::

            network = Network()
            x = network.add("input")
            h = network.add("relu", network.add("dense", x, units=16))
            y = network.add("dense", network.add("add", h, network.add("dense", h, units=16)), units=2)
    """

    def __init__(self) -> None:
        self._nodes: list[dict[str, Any]] = []
        self._edges: list[dict[str, str]] = []

    def add(
        self,
        type: str,
        *inputs: str,
        id: str | None = None,
        ports: Mapping[str, str] | None = None,
        frozen: bool = False,
        learning_rate_factor: float = 1.0,
        **config: Any,
    ) -> str:
        """Adds a layer.

        Args:
            type: of a layer of the catalogue, such as `dense`. inputs: ids of the layers that it reads, in order.
            id: its name; by default its type with a number. ports: ids of layers by the name of the input that they
                lead to, where a layer has several. config: its settings, such as `units=16`.

        Returns:
            Its id.

        Raises:
            ValueError: it reads a layer that hasn't been added, or the id is taken.
        """
        name = self._free(type) if id is None else id
        known = {one["id"] for one in self._nodes}
        if name in known:
            raise ValueError(f"there is a layer {name!r} already")
        wires = [(source, "in") for source in inputs] + [(source, port) for port, source in (ports or {}).items()]
        if missing := [source for source, _ in wires if source not in known]:
            raise ValueError(f"{name!r} reads {missing[0]!r}, which hasn't been added")
        node = {"id": name, **component(type, **config)}
        node |= {"frozen": True} if frozen else {}
        node |= {"learning_rate_factor": learning_rate_factor} if learning_rate_factor != 1.0 else {}
        self._nodes.append(node)
        self._edges += [{"source": source, "target": name, "target_port": port} for source, port in wires]
        return name

    def spec(self) -> dict[str, Any]:
        """The `network` of an experiment."""
        return {"nodes": [dict(node) for node in self._nodes], "edges": [dict(edge) for edge in self._edges]}

    def _free(self, type: str) -> str:
        taken = {one["id"] for one in self._nodes}
        return (
            type
            if type not in taken
            else next(f"{type}_{n}" for n in range(2, len(taken) + 3) if f"{type}_{n}" not in taken)
        )


def sequential(*layers: str | Component) -> Network:
    """A network whose layers follow one another, behind an input.

    Args:
        layers: types of layers, or what `component` returns: `sequential(component("dense", units=16), "tanh")`.
    """
    network = Network()
    last = network.add("input")
    for layer in layers:
        config = {} if isinstance(layer, str) else layer.get("config", {})
        last = network.add(layer if isinstance(layer, str) else layer["type"], last, **config)
    return network


def experiment(
    network: Network,
    *,
    data: str | Component,
    loss: str | Component = "cross_entropy",
    target: str = "label",
    prediction: str | None = None,
    optimizer: str | Component = "sgd",
    schedule: str | Component = "constant",
    **training: Any,
) -> dict[str, Any]:
    """An experiment with one objective, as `Server.check` and `Server.train` take it.

    Args:
        data: type of a data set, or `component(...)`, which may also have `split`, `preprocessing`, `augmentations`.
        target: what is predicted: `label`, `one_hot`, `value`, `boxes`, `input` or `none`.
        prediction: id of the layer whose output is the prediction; the last one by default.
        training: settings of the loop, such as `batch_size=32, epochs=20, seed=1`.

    Raises:
        ValueError: the network is empty.
    """
    spec = network.spec()
    if not spec["nodes"]:
        raise ValueError("the network has no layers")
    last = spec["nodes"][-1]["id"] if prediction is None else prediction
    return {
        "version": 2,
        "network": spec,
        "data": _read(data),
        "objectives": [{"loss": _read(loss), "prediction": last, "target": target}],
        "optimizer": _read(optimizer),
        "schedule": _read(schedule),
        "training": training,
    }


def _read(named: str | Component) -> dict[str, Any]:
    return component(named) if isinstance(named, str) else dict(named)


def changed(spec: Mapping[str, Any], path: str, value: Any) -> dict[str, Any]:
    """A copy of an experiment with one setting changed.

    Args:
        path: keys with dots between, where a node goes by its id: `network.nodes.hidden.config.units`.

    Raises:
        KeyError: there is no such place.
    """
    keys = path.split(".")
    return _changed(spec, keys, value, path)


def _changed(part: Any, keys: Sequence[str], value: Any, path: str) -> Any:
    first, *rest = keys
    if isinstance(part, Mapping):
        if rest and first not in part:
            raise KeyError(path)
        return {**part, first: _changed(part[first], rest, value, path) if rest else value}
    if isinstance(part, Sequence) and not isinstance(part, str):
        places = [n for n, one in enumerate(part) if isinstance(one, Mapping) and one.get("id") == first]
        places += [int(first)] if first.isdigit() and int(first) < len(part) else []
        if places:
            return [
                (_changed(one, rest, value, path) if rest else value) if n == places[0] else one
                for n, one in enumerate(part)
            ]
    raise KeyError(path)
