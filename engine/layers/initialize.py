"""A layer's first weights and state. Every array has its own key, so that adding a node reshuffles no other."""

from hashlib import sha256

import jax
import jax.numpy as jnp
from jax.typing import DTypeLike

from engine.errors import EngineError, Problem
from engine.initializers import INITIALIZERS
from engine.initializers.definition import InitializerDef
from engine.layers.definition import LayerDef, Shape, WeightSpec
from engine.spec import Component, Config

_BY_TYPE: dict[str, InitializerDef[Config]] = {initializer.type: initializer for initializer in INITIALIZERS}


def node_salt(node_id: str) -> int:
    """What makes a node's random numbers differ from others': the first four bytes of SHA-256 of its id.

    It depends on the id alone, and enters the compiled program as a traced number.

    Example:
        >>> node_salt("dense_1") == node_salt("dense_1"), 0 <= node_salt("dense_2") < 2**32
        (True, True)
    """
    return int.from_bytes(sha256(node_id.encode()).digest()[:4], "little")


def draw_weights(
    layer: LayerDef[Config], config: Config, key: jax.Array, input_shapes: tuple[Shape, ...], dtype: DTypeLike
) -> dict[str, jax.Array]:
    """Draws the weights that a layer starts from.

    Array i of the node gets `fold_in(fold_in(root, salt of the node), i)`, in the order of `layer.weights`.

    Args:
        layer: the layer's record. config: its validated settings.
        key: the node's key, `fold_in(root, node_salt(id))`.
        input_shapes: shapes of one example on each wire.
        dtype: float32 or float64, explicit in every draw.

    Returns:
        The arrays by name, in the layer's order.

    Raises:
        EngineError: `initializer_unknown` when the config names an initialiser that is not registered.
    """
    weights = layer.weights(config, input_shapes).items()
    return {
        name: _draw(weight, config, jax.random.fold_in(key, index), dtype)
        for index, (name, weight) in enumerate(weights)
    }


def drawn_settings(layer: LayerDef[Config], config: Config, input_shapes: tuple[Shape, ...]) -> dict[str, Component]:
    """The settings that say how arrays of a layer are drawn, by name, the kernel's first; {} where none is drawn."""
    names = [weight.initializer for weight in layer.weights(config, input_shapes).values()]
    return {name: getattr(config, name) for name in names if isinstance(name, str)}


def starts_equal(start: Component) -> bool:
    """Whether every weight of an array starts at one value.

    Example:
        >>> starts_equal(Component(type="zeros")), starts_equal(Component(type="normal", config={"std": 0.1}))
        (True, False)
    """
    initializer = _require_initializer(start.type)
    return initializer.equal(initializer.Config.model_validate(start.config))


def start_state(
    layer: LayerDef[Config], config: Config, input_shapes: tuple[Shape, ...], dtype: DTypeLike
) -> dict[str, jax.Array]:
    """The state (running statistics) that a layer starts from, by name, each in its declared shape."""
    state = layer.state(config, input_shapes)
    return {name: jnp.full(shape, value, dtype) for name, (shape, value) in state.items()}


def _draw(weight: WeightSpec, config: Config, key: jax.Array, dtype: DTypeLike) -> jax.Array:
    if not isinstance(weight.initializer, str):
        return jnp.full(weight.shape, weight.initializer, dtype)
    component: Component = getattr(config, weight.initializer)
    initializer = _require_initializer(component.type)
    settings = initializer.Config.model_validate(component.config)
    return initializer.draw(settings, key, weight.shape, weight.fan_in, weight.fan_out, dtype)


def _require_initializer(name: str) -> InitializerDef[Config]:
    if name not in _BY_TYPE:
        problem = Problem(
            code="initializer_unknown",
            message=f"There is no initialiser {name!r}.",
            got=name,
            expected=", ".join(sorted(_BY_TYPE)),
            hint="Choose one of the listed values.",
        )
        raise EngineError(problem)
    return _BY_TYPE[name]
