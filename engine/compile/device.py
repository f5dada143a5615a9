"""Where a run computes."""

from typing import Any

import jax


def device_of(platform: str) -> Any:
    """The device that runs of a platform use."""
    return jax.devices(platform)[0]
