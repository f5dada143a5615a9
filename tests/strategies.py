"""Random specs: whole ones that can be trained, ones with a few faults, and JSON that is no spec at all."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

Draw = Callable[[st.SearchStrategy[Any]], Any]
Json = dict[str, Any]

PLANE = ("circle", "exclusive_or", "gaussian", "spiral", "moons")
ACTIVATIONS = ("relu", "leaky_relu", "prelu", "elu", "gelu", "silu", "softplus", "tanh", "sigmoid", "linear")
NORMS = ("batch_norm", "layer_norm", "group_norm", "local_response_norm")
INITIALIZERS = (
    {"type": "glorot_uniform"},
    {"type": "he_normal", "config": {}},
    {"type": "normal", "config": {"std": 0.1}},
    {"type": "normal", "config": {"scaling": "fan_in"}},
)


class _Builder:
    """A network that grows node by node; every node's shape is known to be an image or a row."""

    def __init__(self, draw: Draw, image: bool) -> None:
        self.draw = draw
        self.nodes: list[Json] = [{"id": "x", "type": "input"}]
        self.edges: list[Json] = []
        self.last = "x"
        self.image = image

    def add(self, kind: str, config: Json | None = None, sources: tuple[str, ...] | None = None) -> str:
        name = f"{kind}_{len(self.nodes)}"
        self.nodes.append({"id": name, "type": kind, "config": config or {}})
        self.edges += [{"source": source, "target": name} for source in sources or (self.last,)]
        self.last = name
        return name

    def dense(self, units: int) -> str:
        config: Json = {"units": units, "weight_initializer": self.draw(st.sampled_from(INITIALIZERS))}
        self.image = False
        return self.add("dense", config)

    def hidden(self) -> None:
        kinds = ("dense", "dense", "activation", "activation", "norm", "dropout", "noise", "maxout", "block", "gate")
        kinds += ("concat",)
        kinds += ("conv2d", "pool", "conv2d", "resize", "global_avg_pool") if self.image else ("sequence",)
        kind = self.draw(st.sampled_from(kinds))
        if kind == "dense":
            self.dense(self.draw(st.integers(1, 12)))
        elif kind == "activation":
            self.add(self.draw(st.sampled_from(ACTIVATIONS)))
        elif kind == "dropout":
            self.add("dropout", {"rate": self.draw(st.sampled_from((0.0, 0.2, 0.5)))})
        elif kind == "conv2d":
            self.add("conv2d", {"filters": self.draw(st.integers(1, 4)), "padding": "same"})
        elif kind == "pool":
            self.add(self.draw(st.sampled_from(("max_pool2d", "avg_pool2d"))), {"pool_size": 2, "padding": "same"})
        elif kind == "resize":
            larger = (("upsample2d", {"method": "bilinear"}), ("conv_transpose2d", {"filters": 2}))
            self.add(*self.draw(st.sampled_from(larger)))
        elif kind == "norm":
            self.add(self.draw(st.sampled_from(NORMS)))
        elif kind == "noise":
            self.add("gaussian_noise", {"std": 0.2})
        elif kind == "maxout":
            self.add("maxout", {"units": self.draw(st.integers(1, 6))})
            self.image = False
        elif kind == "sequence":
            self.sequence()
        elif kind == "global_avg_pool":
            self.add("global_avg_pool")
            self.image = False
        else:
            self.join(kind)

    def sequence(self) -> None:
        self.dense(6)
        self.add("reshape", {"shape": [3, 2]})
        if self.draw(st.booleans()):
            self.add(self.draw(st.sampled_from(("attention", "positional_encoding", "max_pool1d", "avg_pool1d"))))
        memory = self.draw(st.sampled_from(("simple_recurrent", "lstm", "gru", "conv1d")))
        if memory == "conv1d":
            self.add(memory, {"filters": 3, "padding": "same"})
            self.add("flatten")
        else:
            self.add(memory, {"units": 3, "reverse": self.draw(st.booleans())})

    def join(self, kind: str) -> None:
        start = self.last
        first = self.add(self.draw(st.sampled_from(ACTIVATIONS)))
        second = self.add("batch_norm", sources=(start,)) if self.draw(st.booleans()) else start
        joins = {"block": "add", "gate": "multiply", "concat": "concat"}
        self.add(joins[kind], sources=(first, second))


@st.composite
def valid_specs(draw: Draw, most_layers: int = 5) -> Json:
    """Specs that pass every check; small enough to train a step each."""
    data = draw(st.sampled_from((*PLANE, "plane", "digits")))
    built = _Builder(draw, image=data == "digits")
    for _ in range(draw(st.integers(0, most_layers))):
        built.hidden()
    objective = _objective(draw, built, data)
    optimizer = draw(st.sampled_from(("sgd", "adam")))
    size = draw(st.integers(2, 32))
    training: Json = {"batch_size": size, "seed": draw(st.integers(0, 9)), "epochs": draw(st.sampled_from((None, 3)))}
    if draw(st.booleans()):
        training |= {"clipping": {"by": "global_norm", "at": 1.0}, "l2": 0.01, "l1": 0.001}
    return {
        "version": 2,
        "network": {"nodes": built.nodes, "edges": built.edges},
        "data": _data(draw, data),
        "objectives": [objective],
        "optimizer": {"type": optimizer, "config": {"learning_rate": draw(st.sampled_from((0.001, 0.01, 0.1)))}},
        "training": training,
    }


def _data(draw: Draw, kind: str) -> Json:
    config: Json = {}
    if kind != "digits":
        config = {"examples": draw(st.sampled_from((60, 100, 500))), "noise": draw(st.sampled_from((0.0, 0.25)))}
    steps = draw(
        st.sampled_from(([], [{"type": "standardize"}], [{"type": "standardize", "config": {"per": "feature"}}]))
    )
    return {"type": kind, "config": config, "preprocessing": steps, "split": {"seed": draw(st.integers(0, 3))}}


def _objective(draw: Draw, built: _Builder, data: str) -> Json:
    classes = {"plane": 0, "digits": 10}.get(data, 2)
    choices = ["value"] if classes == 0 else ["cross_entropy", "one_hot", "sigmoids"]
    choice = draw(st.sampled_from(choices))
    if choice == "value":
        return {"loss": {"type": "mse"}, "prediction": built.dense(1), "target": "value"}
    built.dense(classes)
    if choice == "cross_entropy":
        folded = draw(st.booleans())
        prediction = built.add("softmax") if folded else built.last
        return {"loss": {"type": "cross_entropy"}, "prediction": prediction, "target": "label"}
    if choice == "one_hot":
        return {"loss": {"type": "mse", "config": {"half": True}}, "prediction": built.last, "target": "one_hot"}
    return {"loss": {"type": "binary_cross_entropy"}, "prediction": built.add("sigmoid"), "target": "one_hot"}


@st.composite
def convolution_specs(draw: Draw) -> Json:
    """Convolution networks on the digits whose arrays are large enough for XLA to divide work among threads."""
    built = _Builder(draw, image=True)
    resized = draw(st.permutations(("max_pool2d", "avg_pool2d", "upsample2d", None)))
    for size in resized[: draw(st.integers(1, 4))]:
        built.add("conv2d", {"filters": draw(st.sampled_from((8, 12, 24))), "padding": "same"})
        start = built.last
        if draw(st.booleans()):
            built.add(draw(st.sampled_from(NORMS)))
        built.add(draw(st.sampled_from(ACTIVATIONS)))
        join = draw(st.sampled_from((None, "add", "multiply", "concat")))
        if join is not None:
            built.add(join, sources=(built.last, start))
        if draw(st.booleans()):
            built.add("dropout", {"rate": 0.2})
        if size == "upsample2d":
            built.add(size, {"method": draw(st.sampled_from(("nearest", "bilinear")))})
        elif size is not None:
            built.add(size, {"pool_size": 2, "padding": "same"})
    if draw(st.booleans()):
        built.add("global_avg_pool")
    built.dense(10)
    training: Json = {"batch_size": draw(st.sampled_from((96, 128))), "seed": draw(st.integers(0, 9))}
    if draw(st.booleans()):
        training |= {"clipping": {"by": "global_norm", "at": 1.0}, "l2": 0.001}
    optimizer = draw(st.sampled_from(("sgd", "adam")))
    return {
        "version": 2,
        "network": {"nodes": built.nodes, "edges": built.edges},
        "data": {"type": "digits"},
        "objectives": [{"loss": {"type": "cross_entropy"}, "prediction": built.last, "target": "label"}],
        "optimizer": {"type": optimizer, "config": {"learning_rate": 0.01}},
        "training": training,
    }


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 5),
    st.sampled_from((10**12, -(10**30), 2**53, 10**400)),
    st.sampled_from((0.0, -1.5, 1e-30, 1e300, float("nan"), float("inf"), float("-inf"))),
    st.sampled_from(("", "x", "dense", "relu", "if", "\ud800", "a" * 300, "1", "label", "__proto__", "ö", "one.two")),
)
JUNK = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)),
    max_leaves=6,
)


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Paths to everything inside a JSON value."""
    found = [path] if path else []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        found += _places(item, (*path, key))
    return found


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(item) for key, item in value.items()}
    return [_copy(item) for item in value] if isinstance(value, list) else value


@st.composite
def faulty_specs(draw: Draw) -> Json:
    """Whole specs in which one to three places were changed, removed, doubled or added to."""
    spec = _copy(draw(valid_specs()))
    for _ in range(draw(st.integers(1, 3))):
        places = _places(spec)
        if not places:
            break
        *path, key = draw(st.sampled_from(places))
        holder: Any = spec
        for step in path:
            holder = holder[step]
        _damage(draw, holder, key)
    return spec


def _damage(draw: Draw, holder: Any, key: Any) -> None:
    kind = draw(st.sampled_from(("change", "change", "change", "remove", "double", "add")))
    if kind == "change":
        holder[key] = draw(JUNK)
    elif kind == "remove":
        del holder[key]
    elif kind == "add" and isinstance(holder, dict):
        holder[draw(st.text(max_size=5))] = draw(SCALARS)
    elif isinstance(holder, list):
        holder.append(_copy(holder[key]))


def random_specs() -> st.SearchStrategy[Any]:
    """Everything: about a third whole, the rest with faults, a few that are no spec at all."""
    return st.integers(0, 19).flatmap(lambda kind: valid_specs() if kind < 6 else faulty_specs() if kind < 18 else JUNK)
