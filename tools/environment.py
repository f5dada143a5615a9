"""Makes `.venv` from a hashed lock file and installs Backlight into it. Standard library only."""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LEAST = (3, 11)


def main(kind: str) -> None:
    """Installs the packages of `requirements/<kind>.lock` (`run` or `dev`)."""
    if sys.version_info < LEAST:
        raise SystemExit(f"Backlight needs Python 3.11 or newer; this is {sys.version.split()[0]}. Set PYTHON=...")
    python = VENV / "bin" / "python"
    if not python.exists():
        venv.create(VENV, with_pip=True)
    print(f"Installing Backlight's packages ({kind}) ...", flush=True)
    pip = [str(python), "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / "requirements" / f"{kind}.lock")], check=True)
    environment = {**os.environ, "BACKLIGHT_SKIP_UI": "1"}
    editable = [*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    subprocess.run(editable, check=True, env=environment)
    for name in {"dev": ("dev", "run"), "run": ("run",)}[kind]:
        (VENV / f".{name}").touch()


if __name__ == "__main__":
    main(sys.argv[1])
