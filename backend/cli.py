"""The command `backlight`."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn, TransferSpeedColumn

from backend.batch.commands import check_command, export_command, train_command
from backend.logs import log_to_console
from backend.settings import ANYWHERE, Settings, SettingsError, read_settings
from engine.errors import Problem

command = typer.Typer(no_args_is_help=True, add_completion=False, help="Watch a neural network train.")
data_command = typer.Typer(no_args_is_help=True, help="Data sets that must be downloaded.")
weights_command = typer.Typer(no_args_is_help=True, help="Weights of networks that others have trained.")
command.add_typer(data_command, name="data")
command.add_typer(weights_command, name="weights")
command.command("check")(check_command)
command.command("train")(train_command)
command.command("export")(export_command)

Host = Annotated[str | None, typer.Option(help="Address to listen on; 0.0.0.0 listens on all network interfaces.")]
Port = Annotated[int | None, typer.Option(min=1, max=65535, help="Port to listen on.")]
Home = Annotated[Path | None, typer.Option(help="Folder for the database, checkpoints and downloads.")]
PublicUrl = Annotated[str | None, typer.Option(help="Public address, if the server is behind a proxy.")]


@command.command()
def serve(host: Host = None, port: Port = None, home: Home = None, public_url: PublicUrl = None) -> None:
    """Run the server until Ctrl-C is pressed."""
    from backend.store.home import HomeError, bring_up_to_date, hold_home, require_database, require_home

    settings = _settings(host=host, port=port, home=home, public_url=public_url)
    log_to_console()
    try:
        require_home(settings.home)
        with hold_home(settings.home):
            require_database(settings.home)
            bring_up_to_date(settings.home)
            _serve(settings)
    except HomeError as error:
        _fail(str(error))


def _serve(settings: Settings) -> None:
    from backend.app import begin_shutdown, create_app
    from backend.pool import make_local_pool
    from backend.serving import AddressError, PortTakenError, StartupError
    from backend.serving import serve as run_server

    console = Console(highlight=False)
    try:
        sizes = (settings.host_memory_bytes, settings.keyframe_bytes)
        pool = make_local_pool(settings.home, settings.downloads, settings.hosts, *sizes)
        app = create_app(settings, pool)
        run_server(app, settings, ready=lambda: _announce(console, settings), farewell=lambda: begin_shutdown(app))
    except PortTakenError:
        _fail(f"Port {settings.port} is in use by another program. Choose another: backlight serve --port 8001")
    except AddressError as error:
        _fail(f"Can't listen on {settings.host}: {error}.")
    except StartupError:
        _fail("The server didn't start; see the lines above.")


@command.command()
def backup(
    file: Annotated[Path | None, typer.Argument(help="File to create; by default in the home folder.")] = None,
    home: Home = None,
) -> None:
    """Copy all recorded runs to one file, also while the server runs."""
    from backend.store.backups import write_backup
    from backend.store.home import HomeError

    try:
        made = write_backup(_settings(home=home).home, file)
    except HomeError as error:
        _fail(str(error))
    typer.echo(f"All recorded runs are saved in {made} ({made.stat().st_size / 1e6:.1f} MB).")


@command.command()
def restore(
    file: Annotated[
        Path | None, typer.Argument(help="Backup to restore; by default the newest in the home folder.")
    ] = None,
    home: Home = None,
) -> None:
    """Restore a backup; the current database is kept under another name."""
    from backend.store.backups import restore_backup
    from backend.store.home import HomeError, require_home

    folder = _settings(home=home).home
    try:
        require_home(folder)
        source, aside = restore_backup(folder, file)
    except HomeError as error:
        _fail(str(error))
    kept = "" if aside is None else f"The previous database is kept as {aside}."
    typer.echo(f"Restored {source}.{kept}")


@command.command()
def status(home: Home = None) -> None:
    """Show what the server of this home folder is doing: sessions, hosts, memory, disk."""
    from backend.status import describe, read_status

    folder = _settings(home=home).home
    status = read_status(folder, time.time())
    if status is None:
        _fail(f"No server is running for {folder}. Start one with: backlight serve --home {folder}")
    typer.echo(describe(status, folder))


@data_command.command()
def fetch(
    name: Annotated[str, typer.Argument(help="Data set, for example mnist.")],
    home: Home = None,
) -> None:
    """Download a data set, with checksums."""
    from engine.datasets import DATASETS
    from engine.datasets.places import find_files
    from engine.errors import EngineError

    records = {record.type: record for record in DATASETS if record.fetch is not None}
    record = records.get(name)
    if record is None or record.fetch is None:
        _fail(f"{name!r} isn't a data set that can be downloaded. Available: {', '.join(sorted(records)) or 'none'}.")
    settings = _settings(home=home)
    try:
        with _progress_bars() as bars:
            record.fetch(settings.downloads, _Meters(bars))
    except EngineError as error:
        _fail(_problem_text(error.problems))
    except OSError as error:
        _fail(f"Can't write to {settings.downloads}: {error.strerror or error}.")
    found = find_files(record, settings.downloads)
    typer.echo(f"{record.title} is in {found[0].parent if found else settings.downloads}.")


@weights_command.command("fetch")
def fetch_weights(
    name: Annotated[str, typer.Argument(help="Network of the model zoo, for example resnet_18.")],
    file: Annotated[Path | None, typer.Option(help="The published file, where it is on this computer already.")] = None,
    home: Home = None,
) -> None:
    """Download published weights, with a checksum, for all users of this home folder."""
    from backend.link.weights import WEIGHTS, LocalWeights
    from engine.errors import EngineError
    from engine.pretrained import PRETRAINED
    from engine.pretrained.fetch import fetch as download
    from engine.pretrained.fetch import read_published

    records = {record.type: record for record in PRETRAINED}
    record = records.get(name)
    if record is None:
        _fail(f"There are no published weights for {name!r}. Available: {', '.join(sorted(records))}.")
    folder = _settings(home=home).home / WEIGHTS
    try:
        with _progress_bars() as bars:
            blob = download(record, folder, _Meters(bars)) if file is None else read_published(record, file)
        LocalWeights(folder).publish(record.type, blob)
    except EngineError as error:
        _fail(_problem_text(error.problems))
    except OSError as error:
        _fail(f"Can't use {error.filename or folder}: {error.strerror or error}.")
    typer.echo(f"{record.title}: ready. Open it from {record.type} in the model zoo.")


class _Meters:
    """Download progress, one bar per file."""

    def __init__(self, bars: Progress) -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, file: str, done: int, total: int) -> None:
        if file not in self._tasks:
            self._tasks[file] = self._bars.add_task(file, total=total or None)
        self._bars.update(self._tasks[file], completed=done, total=total or None)


def _progress_bars() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    return Progress(*columns, console=Console(stderr=True))


def _settings(**given: Any) -> Settings:
    try:
        return read_settings(**given)
    except SettingsError as error:
        _fail(str(error))


def _announce(console: Console, settings: Settings) -> None:
    host = "127.0.0.1" if settings.host in ANYWHERE else settings.host
    address = settings.public_url or f"http://{f'[{host}]' if ':' in host else host}:{settings.port}"
    console.print(f"Backlight is running at [bold]{address}[/bold]  (press Ctrl-C to stop)")


def _problem_text(problems: Sequence[Problem]) -> str:
    """Problems as lines: what is wrong, and the cure."""
    return "\n".join(" ".join(filter(None, (item.message, item.hint))) for item in problems)


def _fail(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(1)


def main() -> None:
    """Entry point of the command; a disk failure ends it with a message."""
    try:
        command()
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        sys.exit(f"Backlight can't continue: {error.strerror or error}{where}.")


if __name__ == "__main__":
    main()
