"""Train and watch networks on a Backlight server from Python."""

from backlight_client.errors import BacklightError, Problem
from backlight_client.network import Network, changed, component, experiment, sequential
from backlight_client.reports import Evaluation, Report
from backlight_client.server import Check, Server, connect
from backlight_client.session import Session
from backlight_client.study import Study
from backlight_client.tables import Tables

__all__ = [
    "BacklightError",
    "Check",
    "Evaluation",
    "Network",
    "Problem",
    "Report",
    "Server",
    "Session",
    "Study",
    "Tables",
    "changed",
    "component",
    "connect",
    "experiment",
    "sequential",
]
