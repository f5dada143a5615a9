"""Exports on the command line: an experiment before its first step."""

from pathlib import Path

from engine.datasets.prepare import prepare
from engine.errors import EngineError
from engine.export import EXPORTS, Subject
from engine.problems import make_problem
from engine.saved_weights import SavedWeights
from engine.spec import ExperimentSpec


def export(
    spec: ExperimentSpec, name: str, format: str, out: Path | None, downloads: Path, saved: SavedWeights
) -> Path:
    """Writes an experiment with its initial weights; returns the file.

    Args:
        name: of the experiment. out: the file, by default `name` with the format's suffix.

    Raises:
        EngineError: `unknown_export`, `export_unsupported`, or data or weights are missing. OSError: it isn't written.
    """
    offered = {record.type: record for record in EXPORTS if "record" not in record.needs}
    record = offered.get(format)
    if record is None:
        raise EngineError(make_problem("unknown_export", got=format[:64], expected=", ".join(offered)))
    weights = _initial(spec, downloads, saved) if "weights" in record.needs else b""
    subject = Subject(spec, name, 0, weights, read_data=lambda: prepare(spec.data, downloads))
    path = out or Path(f"{name}{record.suffix}")
    path.write_bytes(record.write(subject))
    return path


def _initial(spec: ExperimentSpec, downloads: Path, saved: SavedWeights) -> bytes:
    import jax

    jax.config.update("jax_enable_x64", spec.training.precision == "float64")
    from engine.compile.cache import ExecutableCache
    from engine.run import Run

    return Run(spec, prepare(spec.data, downloads), cache=ExecutableCache(), saved=saved).saved_weights()
