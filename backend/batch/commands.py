"""The commands `check`, `train` and `export`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from backend.settings import Settings, SettingsError, read_settings

if TYPE_CHECKING:  # the engine takes half a second to import, which no other command should wait for
    from backend.batch.training import Trained
    from backend.link.weights import LocalWeights
    from engine.checks.result import CheckResult
    from engine.errors import Problem

SpecName = Annotated[
    str, typer.Argument(metavar="EXPERIMENT", help="A JSON file (- for standard input), or a lab such as xor.")
]
HomeFolder = Annotated[Path | None, typer.Option("--home", help="Folder with downloads and saved weights.")]


def check_command(experiment: SpecName, home: HomeFolder = None) -> None:
    """Check an experiment: its problems, shapes, weights, multiply-adds and memory."""
    result = _checked(experiment, _settings(home), must_train=False)
    for problem in result.problems:
        typer.echo(f"error: {_line(problem)}")
    for warning in result.warnings:
        typer.echo(f"warning: {_line(warning)}")
    for node in result.nodes:
        shape = "?" if node.output_shape is None else "x".join(map(str, node.output_shape)) or "1"
        typer.echo(f"{node.node_id}: {shape}, {node.weights or 0:,} weights")
    if not result.ok:
        raise typer.Exit(1)
    typer.echo(
        f"{result.weights:,} weights, {result.operations:,} multiply-adds an example, "
        f"{(result.memory_bytes or 0) / 1e6:,.1f} MB, {result.steps_per_epoch:,} steps an epoch"
    )


def train_command(
    experiment: SpecName,
    steps: Annotated[int | None, typer.Option(min=1, help="Steps to train; by default all epochs.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for experiment, weights, metrics and statistics.")] = None,
    home: HomeFolder = None,
) -> None:
    """Train an experiment without a server."""
    from backend.batch.training import steps_of, train, write_results
    from engine.errors import EngineError

    settings = _settings(home)
    result = _checked(experiment, settings)
    assert result.spec is not None
    assert result.steps_per_epoch is not None
    wanted = steps_of(result.spec, steps, result.steps_per_epoch)
    if wanted is None:
        _fail("This experiment trains until it is stopped. Add --steps, for example --steps 1000.")
    if out is not None and out.exists() and not out.is_dir():
        _fail(f"{out} is a file where a folder should be. Choose another folder with --out.")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        task = bars.add_task("compiling", total=wanted)

        def show(step: int, loss: float | None) -> None:
            bars.update(task, completed=step, description="training" if loss is None else f"loss {loss:.4g}")

        try:
            trained = train(result.spec, wanted, settings.downloads, _weights(settings), show)
            files = [] if out is None else write_results(trained, out)
        except EngineError as error:
            _fail(_lines(error.problems))
        except OSError as error:
            _fail(f"Can't write to {error.filename or out}: {error.strerror or error}.")
    _report(trained, files)


def _report(trained: "Trained", files: "Sequence[Path]") -> None:
    """What became of a run; ends the command where it diverged."""
    measured = "".join(f", {name} {value:.6g}" for name, value in trained.evaluation.items())
    typer.echo(f"{trained.step:,} steps{measured}")
    for event in trained.findings:
        typer.echo(f"found at step {event.step:,}: {event.detail['code']}")
    for path in files:
        typer.echo(str(path))
    if trained.status == "diverged":
        _fail(f"Training diverged after step {trained.step:,}: the loss or a gradient is no finite number.")


def export_command(
    experiment: SpecName,
    format: Annotated[str, typer.Option(help="json, split_csv, pytorch, pytorch_notebook or onnx.")] = "pytorch",
    out: Annotated[Path | None, typer.Option(help="File to write; by default named after the experiment.")] = None,
    home: HomeFolder = None,
) -> None:
    """Export an experiment with its initial weights, as source code or data."""
    from backend.batch.exporting import export
    from engine.errors import EngineError

    settings = _settings(home)
    result = _checked(experiment, settings)
    assert result.spec is not None
    name = Path(experiment).stem if experiment != "-" else "experiment"
    try:
        path = export(result.spec, name, format, out, settings.downloads, _weights(settings))
    except EngineError as error:
        _fail(_lines(error.problems))
    except OSError as error:
        _fail(f"Can't write {error.filename or out}: {error.strerror or error}.")
    typer.echo(str(path))


def _settings(home: Path | None) -> Settings:
    from engine.datasets.places import add_data_place

    try:
        settings = read_settings(home=home)
    except SettingsError as error:
        _fail(str(error))
    add_data_place(settings.brought)
    return settings


def _checked(experiment: str, settings: Settings, *, must_train: bool = True) -> "CheckResult":
    from backend.batch.reading import UnreadableSpecError, check_experiment

    try:
        result = check_experiment(experiment, settings.downloads, _weights(settings))
    except UnreadableSpecError as error:
        _fail(str(error))
    if must_train and (not result.ok or result.spec is None):
        _fail(_lines(result.problems))
    return result


def _weights(settings: Settings) -> "LocalWeights":
    from backend.link.weights import WEIGHTS, LocalWeights

    return LocalWeights(settings.home / WEIGHTS)


def _line(problem: "Problem") -> str:
    """Where it is, what is wrong, and the cure."""
    place = problem.node_id or problem.path
    return " ".join(filter(None, (f"{place}:" if place else "", problem.message, problem.hint)))


def _lines(problems: "Sequence[Problem]") -> str:
    return "\n".join(map(_line, problems))


def _fail(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(1)
