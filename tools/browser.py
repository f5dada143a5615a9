"""Finds or fetches a Chromium for the browser tests and writes where it is into `.tools/browser.json`.

Playwright's own download first; then a Chromium of the machine; then the system's package manager. Where none of
them can, it ends with the one command that helps: browser tests are never skipped in silence.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

RECORD = Path(__file__).resolve().parent.parent / ".tools" / "browser.json"
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
HELP = "No Chromium for the browser tests. Install one (Debian, Ubuntu: sudo apt-get install chromium), then run again."


def starts(executable: str | None) -> bool:
    """Whether Playwright can open a page in it (None: in its own download)."""
    program = (
        "import sys; from playwright.sync_api import sync_playwright as start\n"
        "path = sys.argv[1] or None\n"
        "with start() as p:\n"
        "    b = p.chromium.launch(executable_path=path, args=['--no-sandbox', '--disable-gpu'])\n"
        "    b.new_page().goto('about:blank'); b.close()\n"
    )
    return _succeeds([sys.executable, "-c", program, executable or ""], timeout=120)


def _succeeds(command: list[str], timeout: float, environment: dict[str, str] | None = None) -> bool:
    try:
        return subprocess.run(command, env=environment, capture_output=True, timeout=timeout).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def playwright_download() -> bool:
    """Playwright's own browser, fetched where it is missing."""
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    return _succeeds(command, timeout=900) and starts(None)


def on_machine() -> str | None:
    """A Chromium or Chrome on the PATH that starts."""
    for name in NAMES:
        path = shutil.which(name)
        if path and starts(path):
            return path
    return None


def from_packages() -> str | None:
    """Debian's or Ubuntu's package, where we may install it."""
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (prefix and not shutil.which("sudo")):
        return None
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = [*prefix, "apt-get"]
    if not _succeeds([*apt, "update", "-qq"], 600, environment):
        return None
    for package in ("chromium-headless-shell", "chromium"):
        install = [*apt, "install", "-y", "-qq", "--no-install-recommends", package]
        found = on_machine() if _succeeds(install, 900, environment) else None
        if found is not None:
            return found
    return None


def recorded() -> bool:
    """Whether an earlier search stands and its browser is still there."""
    if not RECORD.exists():
        return False
    path = json.loads(RECORD.read_text())["executable_path"]
    return Path(path).exists() if path else starts(None)


def main() -> None:
    """Finds a browser once and remembers it."""
    if recorded():
        return
    print("Looking for a Chromium for the browser tests ...", flush=True)
    executable = None
    if not playwright_download():
        executable = on_machine() or from_packages()
        if executable is None:
            raise SystemExit(HELP)
    RECORD.parent.mkdir(parents=True, exist_ok=True)
    RECORD.write_text(json.dumps({"executable_path": executable}) + "\n")


if __name__ == "__main__":
    main()
