"""Every layer in the forms that its settings allow, small: the table that contract and oracle tests run over."""

from dataclasses import dataclass, field
from typing import Any, Literal
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from engine.layers import LAYERS
from engine.layers.definition import LayerDef, Shape

Arrays = dict[str, NDArray[Any]]
LAYERS_BY_TYPE: dict[str, LayerDef] = {layer.type: layer for layer in LAYERS}


@dataclass(frozen=True)
class LayerCase:
    """One layer with settings and input shapes.

    Attributes:
        real: real examples of the batch; the others are padding. None where all are.
        values: `normal`, or `ties`: small whole numbers, many of them equal, or `tokens`: whole numbers from 0 to 4.
    """

    name: str
    type: str
    config: dict[str, Any] = field(default_factory=dict[str, Any])
    shapes: tuple[Shape, ...] = ((6,),)
    batch: int = 4
    real: int | None = None
    training: bool = True
    values: Literal["normal", "ties", "tokens"] = "normal"

    @property
    def layer(self) -> LayerDef:
        """The record."""
        return LAYERS_BY_TYPE[self.type]

    @property
    def settings(self) -> Any:
        """The validated config."""
        return self.layer.Config.model_validate(self.config)

    @property
    def examples(self) -> int:
        """Number of real examples."""
        return self.batch if self.real is None else self.real


IMAGE = ((6, 7, 2),)
SEQUENCE = ((7, 3),)
NO_BIAS = {"use_bias": False}


def conv(name: str, shapes: tuple[Shape, ...] = IMAGE, **config: Any) -> LayerCase:
    return LayerCase(f"conv2d_{name}", "conv2d", {"filters": 3, **config}, shapes)


def conv1d(name: str, shape: Shape = (9, 2), **config: Any) -> LayerCase:
    return LayerCase(f"conv1d_{name}", "conv1d", {"filters": 3, **config}, (shape,))


def pool(name: str, values: Literal["normal", "ties"] = "normal", **config: Any) -> LayerCase:
    return LayerCase(f"max_pool2d_{name}", "max_pool2d", config, IMAGE, values=values)


def transposed(name: str, **config: Any) -> LayerCase:
    return LayerCase(f"conv_transpose2d_{name}", "conv_transpose2d", {"filters": 3, **config}, ((4, 3, 2),))


def recurrent(name: str, type: str, **config: Any) -> LayerCase:
    return LayerCase(f"{type}_{name}", type, {"units": 4, **config}, SEQUENCE)


def average(name: str, **config: Any) -> LayerCase:
    return LayerCase(f"avg_pool2d_{name}", "avg_pool2d", config, IMAGE)


LAYER_CASES: tuple[LayerCase, ...] = (
    LayerCase("input", "input"),
    LayerCase("dense", "dense", {"units": 5}),
    LayerCase("dense_no_bias", "dense", {"units": 5, **NO_BIAS}),
    LayerCase("dense_flattens_images", "dense", {"units": 3}, ((2, 3, 2),)),
    LayerCase("dense_per_position", "dense", {"units": 3, "per_position": True}, ((2, 3, 4),)),
    LayerCase("dense_one_unit", "dense", {"units": 1}),
    LayerCase("flatten", "flatten", {}, IMAGE),
    LayerCase("reshape", "reshape", {"shape": [2, 3, 1]}),
    conv("valid"),
    conv("same", padding="same"),
    conv("padded", padding=1),
    conv("padded_beyond_kernel", padding=3, kernel_size=2),
    conv("stride_2", stride=2),
    conv("stride_2_same", stride=2, padding="same"),
    conv("stride_2_padded", stride=2, padding=1),
    conv("stride_3_leaves_a_rest", stride=3, kernel_size=2),
    conv("stride_above_kernel", stride=3, kernel_size=1),
    conv("pointwise", kernel_size=1),
    conv("five_by_five", kernel_size=5, padding="same"),
    conv("even_kernel_same", kernel_size=4, padding="same"),
    conv("whole_image", ((3, 3, 2),), kernel_size=3),
    conv("one_channel", ((5, 5, 1),)),
    conv("many_channels", ((4, 5, 6),), padding=1),
    conv("many_channels_stride_2", ((5, 4, 6),), stride=2, padding="same"),
    conv("no_bias", **NO_BIAS),
    conv("full", padding="full"),
    conv("full_stride_2", padding="full", stride=2),
    conv("dilation_2", dilation=2),
    conv("dilation_2_same_stride_2", dilation=2, padding="same", stride=2),
    conv("dilation_3_full", dilation=3, kernel_size=2, padding="full"),
    conv("groups", ((5, 5, 4),), groups=2, filters=6),
    conv("depthwise", ((5, 5, 3),), groups=3, filters=6, padding=1, stride=2),
    conv("groups_dilated", ((7, 6, 4),), groups=2, filters=2, dilation=2, padding="same"),
    conv1d("valid"),
    conv1d("same_stride_2", padding="same", stride=2),
    conv1d("full_dilated", padding="full", dilation=2),
    conv1d("padded", padding=2, kernel_size=4, **NO_BIAS),
    conv1d("groups", (8, 6), groups=3, padding="same"),
    pool("tiles"),
    pool("tiles_same", padding="same"),
    pool("tiles_of_3", pool_size=3),
    pool("overlap", pool_size=3, stride=2),
    pool("overlap_padded", pool_size=3, stride=2, padding=1),
    pool("overlap_same", pool_size=3, stride=1, padding="same"),
    pool("gaps", pool_size=2, stride=3),
    pool("tiles_with_ties", "ties"),
    pool("overlap_with_ties", "ties", pool_size=3, stride=2),
    average("tiles"),
    average("tiles_same", padding="same"),
    average("tiles_same_counted", padding="same", count_padding=True),
    average("overlap", pool_size=3, stride=2),
    average("overlap_padded", pool_size=3, stride=2, padding=1),
    average("overlap_padded_counted", pool_size=3, stride=1, padding=1, count_padding=True),
    average("gaps", pool_size=2, stride=3),
    LayerCase("max_unpool2d", "max_unpool2d", {}, ((3, 3, 2), (6, 7, 2))),
    LayerCase("max_unpool2d_ties", "max_unpool2d", {"pool_size": 3}, ((2, 2, 2), (6, 7, 2)), values="ties"),
    LayerCase("max_unpool2d_gaps", "max_unpool2d", {"stride": 3, "padding": 1}, ((3, 3, 2), (6, 7, 2)), 5, 3),
    LayerCase("max_unpool2d_same", "max_unpool2d", {"pool_size": 3, "padding": "same"}, ((2, 3, 2), (6, 7, 2))),
    LayerCase("max_pool1d", "max_pool1d", {}, SEQUENCE),
    LayerCase("max_pool1d_overlap", "max_pool1d", {"pool_size": 3, "stride": 2, "padding": 1}, SEQUENCE),
    LayerCase("max_pool1d_ties", "max_pool1d", {"pool_size": 3, "stride": 1}, SEQUENCE, values="ties"),
    LayerCase("avg_pool1d", "avg_pool1d", {}, SEQUENCE),
    LayerCase("avg_pool1d_overlap", "avg_pool1d", {"pool_size": 3, "stride": 2, "padding": "same"}, SEQUENCE),
    LayerCase("global_avg_pool", "global_avg_pool", {}, IMAGE),
    LayerCase("global_avg_pool_sequence", "global_avg_pool", {}, SEQUENCE),
    transposed("doubles"),
    transposed("same", padding="same", kernel_size=3),
    transposed("same_gaps", padding="same", kernel_size=2, stride=3),
    transposed("padded", padding=1, kernel_size=4),
    transposed("padded_extra_rows", padding=1, kernel_size=3, output_padding=1),
    transposed("overlap", kernel_size=3, stride=1, **NO_BIAS),
    transposed("gaps", kernel_size=1, stride=3, output_padding=2),
    LayerCase("upsample2d_nearest", "upsample2d", {}, IMAGE),
    LayerCase("upsample2d_bilinear", "upsample2d", {"method": "bilinear"}, IMAGE),
    LayerCase("upsample2d_bilinear_by_3", "upsample2d", {"method": "bilinear", "factor": 3}, ((2, 1, 2),)),
    LayerCase("embedding", "embedding", {"tokens": 5, "features": 3}, ((6,),), values="tokens"),
    LayerCase("embedding_of_columns", "embedding", {"tokens": 6}, ((4, 1),), values="tokens"),
    LayerCase("positional_encoding", "positional_encoding", {}, SEQUENCE),
    LayerCase("positional_encoding_other_base", "positional_encoding", {"base": 50.0}, ((5, 4),)),
    recurrent("last", "simple_recurrent"),
    recurrent("sequence_reverse", "simple_recurrent", returns="sequence", reverse=True),
    recurrent("relu", "simple_recurrent", activation="relu", returns="sequence", **NO_BIAS),
    recurrent("last", "lstm"),
    recurrent("sequence", "lstm", returns="sequence", forget_bias=0.0),
    recurrent("reverse_last", "lstm", reverse=True, **NO_BIAS),
    recurrent("sequence_reverse", "lstm", returns="sequence", reverse=True),
    recurrent("last", "gru"),
    recurrent("sequence_reverse", "gru", returns="sequence", reverse=True),
    recurrent("no_bias", "gru", **NO_BIAS),
    recurrent("reset_before", "gru", reset="before", returns="sequence"),
    LayerCase("attention", "attention", {}, ((5, 6),)),
    LayerCase("attention_heads_causal", "attention", {"heads": 3, "causal": True}, ((5, 6),)),
    LayerCase("attention_no_bias", "attention", {"heads": 2, **NO_BIAS}, ((3, 4),)),
    LayerCase("local_response_norm", "local_response_norm", {"alpha": 0.3}, ((2, 3, 7),)),
    LayerCase("local_response_norm_even", "local_response_norm", {"alpha": 0.5, "size": 4, "average": True}),
    LayerCase("pad_channels", "pad_channels", {"channels": 6}, ((2, 3, 4),)),
    LayerCase("pad_channels_units", "pad_channels", {"channels": 4}, ((4,),)),
    LayerCase("split", "split", {}, ((2, 3, 4),)),
    LayerCase("split_third_part", "split", {"parts": 3, "part": 3}),
    LayerCase("maxout", "maxout", {"units": 4}),
    LayerCase("maxout_three_pieces", "maxout", {"units": 2, "pieces": 3, **NO_BIAS}, ((2, 3, 1),)),
    LayerCase("permute", "permute", {}, SEQUENCE),
    LayerCase("permute_images", "permute", {"order": [3, 1, 2]}, IMAGE),
    LayerCase("relu", "relu"),
    LayerCase("relu_at_zero", "relu", values="ties"),
    LayerCase("leaky_relu", "leaky_relu"),
    LayerCase("leaky_relu_at_zero", "leaky_relu", {"negative_slope": 0.2}, values="ties"),
    LayerCase("tanh", "tanh"),
    LayerCase("sigmoid", "sigmoid"),
    LayerCase("prelu", "prelu"),
    LayerCase("prelu_shared_images", "prelu", {"shared": True}, ((3, 2, 4),)),
    LayerCase("prelu_images", "prelu", {}, ((3, 2, 4),)),
    LayerCase("elu", "elu", {"alpha": 0.7}),
    LayerCase("gelu", "gelu"),
    LayerCase("gelu_tanh", "gelu", {"form": "tanh"}),
    LayerCase("silu", "silu"),
    LayerCase("softplus", "softplus", {"beta": 2.0}),
    LayerCase("linear", "linear"),
    LayerCase("step", "step"),
    LayerCase("softmax", "softmax"),
    LayerCase("softmax_per_position", "softmax", {}, ((2, 2, 3),)),
    LayerCase("batch_norm", "batch_norm"),
    LayerCase("batch_norm_images", "batch_norm", {"epsilon": 1e-3, "momentum": 0.3}, ((3, 2, 4),)),
    LayerCase("batch_norm_padded", "batch_norm", batch=6, real=4),
    LayerCase("batch_norm_images_padded", "batch_norm", {}, ((3, 2, 4),), batch=5, real=3),
    LayerCase("batch_norm_evaluation", "batch_norm", training=False),
    LayerCase("batch_norm_momentum_of_the_average", "batch_norm", {"momentum": 0.9, "momentum_of": "average"}),
    LayerCase("batch_norm_sequence_padded", "batch_norm", {}, SEQUENCE, batch=5, real=3),
    LayerCase("layer_norm", "layer_norm"),
    LayerCase("layer_norm_sequence", "layer_norm", {"epsilon": 1e-3}, SEQUENCE),
    LayerCase("layer_norm_whole_images", "layer_norm", {"over": "example"}, ((3, 2, 4),)),
    LayerCase("group_norm", "group_norm", {"groups": 2}, ((3, 2, 4),)),
    LayerCase("group_norm_units", "group_norm", {"groups": 2}),
    LayerCase("instance_norm", "group_norm", {"groups": 4, "epsilon": 1e-3}, ((3, 2, 4),)),
    LayerCase("dropout_evaluation", "dropout", training=False),
    LayerCase("dropout_at_test", "dropout", {"rate": 0.3, "scaling": "at_test"}, training=False),
    LayerCase("feature_dropout_evaluation", "feature_dropout", {}, IMAGE, training=False),
    LayerCase("gaussian_noise_evaluation", "gaussian_noise", training=False),
    LayerCase("add", "add", {}, ((4,), (4,), (4,))),
    LayerCase("multiply", "multiply", {}, ((4,), (4,), (4,))),
    LayerCase("add_broadcast", "add", {}, ((1, 3, 2), (2, 1, 1), (1, 1, 2)), batch=5, real=3),
    LayerCase("add_single_numbers", "add", {}, ((4,), (1,))),
    LayerCase("multiply_broadcast", "multiply", {}, ((2, 3, 4), (1, 1, 4)), batch=5, real=3),
    LayerCase("multiply_broadcast_both_ways", "multiply", {}, ((3, 1), (1, 2), (1, 1))),
    LayerCase("concat", "concat", {}, ((2,), (3,), (1,))),
    LayerCase("concat_images", "concat", {}, ((2, 3, 1), (2, 3, 2))),
)

RANDOM_CASES: tuple[LayerCase, ...] = (
    LayerCase("dropout", "dropout", {"rate": 0.4}, ((50,),)),
    LayerCase("dropout_images", "dropout", {"rate": 0.2}, ((4, 4, 3),), batch=6, real=4),
    LayerCase("dropout_scaled_at_test", "dropout", {"rate": 0.4, "scaling": "at_test"}, ((50,),)),
    LayerCase("feature_dropout", "feature_dropout", {"rate": 0.4}, ((2, 3, 20),)),
    LayerCase("feature_dropout_sequence", "feature_dropout", {}, SEQUENCE, batch=6, real=4),
    LayerCase("gaussian_noise", "gaussian_noise", {"std": 0.5}, ((20,),), batch=6, real=4),
)

SMOOTH: tuple[LayerCase, ...] = tuple(case for case in LAYER_CASES if case.values != "ties")
ONE_OF_EACH: tuple[LayerCase, ...] = tuple({case.type: case for case in SMOOTH}.values())
"""A case of every layer that draws nothing."""

FEW: tuple[LayerCase, ...] = (
    *(case for case in LAYER_CASES if case in ONE_OF_EACH or case.real is not None),
    *RANDOM_CASES,
)
"""Cases for what holds of a layer in whatever form, or of forms that the comparison with PyTorch covers."""


def _values(case: LayerCase, rng: np.random.Generator, shape: Shape) -> NDArray[Any]:
    """Whole numbers, or normal ones that keep 0.02 away from the kink at 0."""
    if case.values == "ties":
        return rng.integers(-2, 3, shape).astype(np.float64)
    if case.values == "tokens":
        return rng.integers(0, 5, shape).astype(np.float64)
    drawn = rng.normal(size=shape)
    return np.where(np.abs(drawn) < 0.02, 0.05, drawn)


def draw_arrays(case: LayerCase, seed: int = 0) -> Arrays:
    """Inputs, weights, state and the cotangent of the output, float64; padding rows hold numbers too."""
    rng = np.random.default_rng([crc32(case.name.encode()), seed])
    layer, config = case.layer, case.settings
    arrays = {f"input_{i}": _values(case, rng, (case.batch, *shape)) for i, shape in enumerate(case.shapes)}
    for name, weight in layer.weights(config, case.shapes).items():
        arrays[f"weight_{name}"] = rng.normal(size=weight.shape)
    for name, (shape, _) in layer.state(config, case.shapes).items():
        arrays[f"state_{name}"] = rng.uniform(0.5, 1.5, shape)
    cotangent = rng.normal(size=(case.batch, *layer.output_shape(config, case.shapes)))
    cotangent[case.examples :] = 0.0
    return {**arrays, "cotangent": cotangent}
