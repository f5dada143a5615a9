"""Measurements of a network as it stands that take longer than a picture, each computed in slices."""

from collections.abc import Mapping

from engine.compile.probes.dead_units import dead_units
from engine.compile.probes.hessian import hessian
from engine.compile.probes.landscape import landscape
from engine.compile.probes.noise_scale import noise_scale
from engine.compile.probes.receptive_fields import receptive_fields
from engine.compile.probes.skipped_blocks import skipped_blocks
from engine.compile.probes.subject import Probe

PROBES: Mapping[str, Probe] = {
    "dead_units": dead_units,
    "hessian": hessian,
    "noise_scale": noise_scale,
    "receptive_fields": receptive_fields,
    "skipped_blocks": skipped_blocks,
    "loss_landscape": landscape,
}
"""By the name of their view."""
