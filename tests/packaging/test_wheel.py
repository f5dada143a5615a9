"""The wheel, installed into an empty environment, serves the page."""

import os
import re
import signal
import subprocess
import sys
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

from tests.e2e.server import ROOT, free_port

ANSWER_LIMIT_S = 90


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("backlight-*.whl")
    return built


@pytest.mark.slow
def test_the_wheel_carries_the_page_and_the_migrations(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "backend/static/index.html" in names
    assert "backend/static/embed.html" in names
    assert any(re.fullmatch(r"backend/static/assets/.*\.js", name) for name in names)
    scripts = {name for name in names if re.fullmatch(r"backend/static/assets/index-.*\.js", name)}
    assert {f"{name}{ending}" for name in scripts for ending in (".br", ".gz")} <= set(names)
    assert any("migrations/versions/" in name for name in names)
    assert not any(name.startswith(("tests/", "tools/", "frontend/")) for name in names)


def wait_for(url: str, process: subprocess.Popen[bytes]) -> str:
    for _ in range(ANSWER_LIMIT_S * 5):
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return answer.read().decode()
        except OSError:
            try:
                process.wait(timeout=0.2)
            except subprocess.TimeoutExpired:
                continue
            raise AssertionError(f"the command ended with {process.returncode}") from None
    raise AssertionError(f"no answer from {url}")


@pytest.mark.slow
def test_the_installed_command_serves_the_page_with_every_asset(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    venv.create(environment)
    pip = [sys.executable, "-m", "pip", "--python", str(environment / "bin" / "python"), "install", "--quiet"]
    pip.append("--no-compile")  # Python compiles what is used
    subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / "requirements" / "run.lock")], check=True)
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True)
    port = free_port()
    command = [str(environment / "bin" / "backlight"), "serve", "--port", str(port), "--home", str(tmp_path / "home")]
    clean = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "LANG": os.environ.get("LANG", "C.UTF-8")}
    process = subprocess.Popen(command, cwd=tmp_path, env=clean)
    try:
        page = wait_for(f"http://127.0.0.1:{port}/", process)
        assets = re.findall(r'(?:src|href)="(/[^"]+)"', page)
        assert any(asset.endswith(".js") for asset in assets)
        for asset in assets:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{asset}", timeout=10) as answer:
                assert answer.status == 200
                assert answer.read()
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=20)
