"""`python -m bench.page_scores`: Lighthouse's performance of the page, on a desktop and on a phone (P14).

Lighthouse is installed into `.tools/lighthouse` as its lock file says, where npm can get it; otherwise the scores are
said to be not measured. They depend on the load of the machine: a score with other work beside it says little.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from tests.e2e.server import start_server

ROOT = Path(__file__).resolve().parent.parent
LOCKED = Path(__file__).resolve().parent / "lighthouse"
INSTALLED = ROOT / ".tools" / "lighthouse"
BIN = ROOT / ".tools" / "bin"
BROWSER = ROOT / ".tools" / "browser.json"
KINDS: tuple[tuple[str, float, tuple[str, ...]], ...] = (
    ("desktop", 0.95, ("--preset=desktop",)),
    ("phone", 0.85, ()),
)
"""Name, least score, and what Lighthouse is told: without a preset it is a phone."""

CHROME = "--chrome-flags=--headless --no-sandbox --disable-gpu"
FIGURES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")
INSTALL_S, RUN_S = 900, 300


def environment() -> dict[str, str]:
    """With Node of the project first, and the browser of the tests."""
    path = os.pathsep.join([str(BIN), os.environ.get("PATH", "")])
    found = json.loads(BROWSER.read_text()).get("executable_path") if BROWSER.exists() else None
    return {**os.environ, "PATH": path, **({"CHROME_PATH": found} if found else {})}


def installed() -> bool:
    """Whether the locked version lies in `.tools`, fetched now if it does not."""
    program = INSTALLED / "node_modules" / ".bin" / "lighthouse"
    lock = LOCKED / "package-lock.json"
    copy = INSTALLED / "package-lock.json"
    if program.exists() and copy.exists() and copy.read_bytes() == lock.read_bytes():
        return True
    INSTALLED.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(LOCKED / name, INSTALLED / name)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    try:
        done = subprocess.run(command, cwd=INSTALLED, env=environment(), timeout=INSTALL_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        done = None
    if done is not None and done.returncode == 0:
        return True
    copy.unlink()
    return False


def audited(url: str, flags: tuple[str, ...]) -> dict[str, Any] | None:
    """Lighthouse's own report on the performance of a page; None where it fails or takes more than RUN_S."""
    program = str(INSTALLED / "node_modules" / ".bin" / "lighthouse")
    told = [url, *flags, CHROME, "--only-categories=performance", "--output=json", "--output-path=stdout", "--quiet"]
    settings: dict[str, Any] = {"env": environment(), "timeout": RUN_S, "check": True}
    try:
        done = subprocess.run([program, *told], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **settings)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return None
    return json.loads(done.stdout)


def line(kind: str, least: float, tried: list[dict[str, Any] | None]) -> str:
    """The median score of several reports with those of each, and the times of the last one."""
    reports = [report for report in tried if report is not None]
    if not reports:
        return f"P14  not measured on a {kind}: Lighthouse failed, or took more than {RUN_S} s"
    scores = [report["categories"]["performance"]["score"] for report in reports]
    audits = reports[-1]["audits"]
    times = ", ".join(f"{name} {audits[name]['numericValue'] / 1000:.2f} s" for name in FIGURES)
    each = ", ".join(f"{score:.2f}" for score in scores)
    return f"P14  {statistics.median(scores):>6.2f} (at least {least}; {each})  Lighthouse, {kind}: {times}"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="bench.page_scores", description=__doc__)
    parser.add_argument("--turns", type=int, default=3)
    asked = parser.parse_args()
    if not installed():
        print("P14  not measured: npm could not install Lighthouse")
        return
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(Path(folder) / "home", Path(folder) / "log.txt")
        try:
            for kind, least, flags in KINDS:
                print(line(kind, least, [audited(server.url, flags) for _ in range(asked.turns)]), flush=True)
        finally:
            server.stop()


if __name__ == "__main__":
    main()
