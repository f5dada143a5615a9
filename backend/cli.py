"""The command `backlight`."""

from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn, TransferSpeedColumn

from backend.settings import ANYWHERE, Settings

command = typer.Typer(no_args_is_help=True, add_completion=False, help="Watch a neural network train.")
data_command = typer.Typer(no_args_is_help=True, help="Data sets that need a download.")
command.add_typer(data_command, name="data")

Host = Annotated[str | None, typer.Option(help="Address to listen on; 0.0.0.0 for every network of this machine.")]
Port = Annotated[int | None, typer.Option(min=1, max=65535, help="Port to listen on.")]
Home = Annotated[Path | None, typer.Option(help="Folder of database, checkpoints and downloads.")]
PublicUrl = Annotated[str | None, typer.Option(help="Address people use, where a proxy stands in front.")]


@command.command()
def serve(host: Host = None, port: Port = None, home: Home = None, public_url: PublicUrl = None) -> None:
    """Serve the playground until Ctrl-C."""
    from backend.app import create_app, say_goodbye
    from backend.hosts import make_local_pool
    from backend.logs import configure_logs
    from backend.serving import PortTakenError
    from backend.serving import serve as run_server

    settings = _settings(host=host, port=port, home=home, public_url=public_url)
    configure_logs()
    pool = make_local_pool(settings.home, settings.downloads, host_memory_bytes=settings.host_memory_bytes)
    console = Console(highlight=False)
    try:
        app = create_app(settings, pool)
        run_server(app, settings, ready=lambda: _announce(console, settings), farewell=lambda: say_goodbye(app))
    except PortTakenError:
        _fail(f"Port {settings.port} is taken by another program. Choose another: backlight serve --port 8001")
    except OSError as error:
        _fail(f"Cannot listen on {settings.host}: {error.strerror or error}.")


@data_command.command()
def fetch(
    name: Annotated[str, typer.Argument(help="Data set, for instance mnist.")],
    home: Home = None,
) -> None:
    """Download a data set, with checksums."""
    from engine.datasets import DATASETS
    from engine.datasets.places import find_files
    from engine.errors import EngineError

    records = {record.type: record for record in DATASETS if record.fetch is not None}
    record = records.get(name)
    if record is None or record.fetch is None:
        _fail(f"{name!r} is no data set that needs a download. There is: {', '.join(sorted(records)) or 'none'}.")
    settings = _settings(home=home)
    try:
        with _progress_bars() as bars:
            record.fetch(settings.downloads, _Meters(bars))
    except EngineError as error:
        _fail("\n".join(" ".join(filter(None, (item.message, item.hint))) for item in error.problems))
    except OSError as error:
        _fail(f"Cannot write to {settings.downloads}: {error.strerror or error}.")
    found = find_files(record, settings.downloads)
    typer.echo(f"{record.title} lies in {found[0].parent if found else settings.downloads}.")


class _Meters:
    """Download progress, one bar a file."""

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
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        _fail("\n".join(f"{entry['loc'][0]}: {entry['msg'].removeprefix('Value error, ')}" for entry in error.errors()))


def _announce(console: Console, settings: Settings) -> None:
    host = "127.0.0.1" if settings.host in ANYWHERE else settings.host
    address = settings.public_url or f"http://{f'[{host}]' if ':' in host else host}:{settings.port}"
    console.print(f"Backlight is at [bold]{address}[/bold]  (Ctrl-C ends it)")


def _fail(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(1)


def main() -> None:
    """Entry point of the command."""
    command()


if __name__ == "__main__":
    main()
