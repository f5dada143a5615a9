"""Makes the environment of `make oracle`: ours plus PyTorch's CPU build, which stays outside the lock files."""

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

TORCH = "torch==2.13.0"


def main(folder: Path, source: str) -> None:
    """Creates `folder` where it is missing; its packages come first, then those of the running environment.

    Args:
        folder: the environment to make.
        source: a package index that holds PyTorch's CPU build; empty for the usual one.
    """
    python = folder / "bin" / "python"
    stamp = folder / ".torch"
    if stamp.exists() and stamp.read_text() == TORCH:
        return
    if not python.exists():
        venv.create(folder, with_pip=True)
    print(f"Installing {TORCH} for the comparisons ...", flush=True)
    index = ["--index-url", source] if source else []
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", *index, TORCH], check=True)
    site = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    Path(site, "backlight.pth").write_text(sysconfig.get_path("purelib") + "\n")
    stamp.write_text(TORCH)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
