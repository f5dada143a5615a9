"""Figures of this server for Prometheus: sessions, hosts, and what viewers are sent."""

from collections.abc import Iterator
from typing import get_args

from prometheus_client import REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from backend.protocol.messages import RunStatus
from backend.sessions.manager import SessionManager

NO_RUN = "new"
"""State of a session in which nothing has been trained yet."""


class ServerCollector(Collector):
    """Reads the figures when they are asked for; nothing is counted twice and nothing grows."""

    def __init__(self, manager: SessionManager) -> None:
        self._manager = manager

    def collect(self) -> Iterator[Metric]:
        """All figures of this server."""
        yield from self._sessions()
        yield from self._viewers()
        yield from self._hosts()
        yield from self._storage()

    def _sessions(self) -> Iterator[Metric]:
        states = self._manager.counts()
        family = GaugeMetricFamily("backlight_sessions", "Sessions in memory by state of their run.", labels=["state"])
        for state in (NO_RUN, *get_args(RunStatus)):
            family.add_metric([state], states.get(state, 0))
        yield family

    def _viewers(self) -> Iterator[Metric]:
        traffic = self._manager.traffic
        viewers = traffic.viewers
        yield GaugeMetricFamily("backlight_viewers", "Open viewer connections.", len(viewers))
        lag = max((viewer.lag for viewer in viewers), default=0)
        text = "Record frames that the slowest viewer has not applied yet."
        yield GaugeMetricFamily("backlight_viewer_lag_frames", text, lag)
        text = "Frames sent to viewers, replayed ones included."
        yield CounterMetricFamily("backlight_frames_sent", text, traffic.sent)
        text = "View frames that a newer one replaced before a viewer received them."
        yield CounterMetricFamily("backlight_frames_conflated", text, traffic.conflated)
        text = "Frames read from the store for viewers that joined late or fell behind."
        yield CounterMetricFamily("backlight_frames_replayed", text, traffic.replayed)

    def _hosts(self) -> Iterator[Metric]:
        status = self._manager.pool.status()
        resident = GaugeMetricFamily("backlight_host_resident_bytes", "Memory of a host process.", labels=["host"])
        budget = GaugeMetricFamily("backlight_host_budget_bytes", "Memory budget of a host.", labels=["host"])
        seconds = CounterMetricFamily("backlight_compile_seconds", "Time a host has spent compiling.", labels=["host"])
        compiled = CounterMetricFamily("backlight_compilations", "Executables a host has compiled.", labels=["host"])
        for host in status.hosts:
            name = [str(host.host_id)]
            resident.add_metric(name, host.resident_bytes)
            budget.add_metric(name, host.budget_bytes)
            seconds.add_metric(name, host.compile_s)
            compiled.add_metric(name, host.compiled)
        yield from (resident, budget, seconds, compiled)
        yield CounterMetricFamily(
            "backlight_host_restarts", "Hosts restarted after they exited unexpectedly.", status.restarts
        )
        yield CounterMetricFamily("backlight_host_recycles", "Hosts replaced to free memory.", status.recycled)
        age = GaugeMetricFamily("backlight_checkpoint_age_seconds", "Age of the oldest checkpoint of a running run.")
        if status.checkpoint_age_s is not None:
            age.add_metric([], status.checkpoint_age_s)
        yield age

    def _storage(self) -> Iterator[Metric]:
        figures = self._manager.storage.figures
        yield GaugeMetricFamily("backlight_home_bytes", "Bytes used in the home folder.", figures.home)
        budget = GaugeMetricFamily("backlight_home_budget_bytes", "Bytes the home folder may use, if limited.")
        if figures.most is not None:
            budget.add_metric([], figures.most)
        yield budget
        yield GaugeMetricFamily("backlight_keyframe_bytes", "Bytes used by kept states of runs.", figures.keyframes)
        text = "Bytes the kept states of one run may use."
        yield GaugeMetricFamily("backlight_keyframe_budget_bytes", text, figures.most_keyframe_bytes)
        text = "Runs removed because the home folder was too large."
        yield CounterMetricFamily("backlight_runs_expired", text, figures.expired_runs)


def render_metrics(manager: SessionManager) -> bytes:
    """The process's own figures and the server's, in the text format of Prometheus."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(ServerCollector(manager))
    return generate_latest(REGISTRY) + generate_latest(registry)
