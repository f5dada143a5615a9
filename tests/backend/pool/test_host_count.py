"""How many hosts a machine gets: cores minus one by the control group's quota, within bounds."""

from pathlib import Path

import pytest

from backend.pool import cgroup, host_count
from backend.pool.host_count import cpu_quota, default_host_count, quota_of

GIGABYTE = 2**30


@pytest.mark.parametrize(
    ("cpus", "quota", "memory_gigabytes", "hosts"),
    [
        (1, None, 16, 1),
        (2, None, 16, 1),
        (4, None, 16, 3),
        (64, None, 256, 8),
        (64, 4.0, 256, 3),
        (64, 2.9, 256, 1),
        (64, 0.5, 256, 1),
        (4, 16.0, 16, 3),
        (8, None, 3, 3),
        (8, None, 0, 1),
    ],
)
def test_there_is_a_host_for_each_core_but_one(
    cpus: int, quota: float | None, memory_gigabytes: int, hosts: int
) -> None:
    assert host_count.host_count(cpus, quota, memory_gigabytes * GIGABYTE) == hosts


@pytest.mark.parametrize(
    ("files", "quota"),
    [
        ({"cpu.max": "250000 100000\n"}, 2.5),
        ({"cpu.max": "max 100000\n"}, None),
        ({"cpu.cfs_quota_us": "400000\n", "cpu.cfs_period_us": "100000\n"}, 4.0),
        ({"cpu.cfs_quota_us": "-1\n", "cpu.cfs_period_us": "100000\n"}, None),
        ({"cpu.cfs_quota_us": "400000\n"}, None),
        ({"cpu.max": "\n"}, None),
        ({}, None),
    ],
)
def test_a_quota_is_read_in_both_versions(tmp_path: Path, files: dict[str, str], quota: float | None) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    assert quota_of(tmp_path) == quota


def test_the_tightest_quota_around_the_process_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "groups" / "outer" / "inner"
    inner.mkdir(parents=True)
    (inner / "cpu.max").write_text("800000 100000")
    (inner.parent / "cpu.max").write_text("300000 100000")
    (tmp_path / "cpu.max").write_text("100000 100000")
    (tmp_path / "membership").write_text("0::/outer/inner\n")
    monkeypatch.setattr(cgroup, "ROOT", tmp_path / "groups")
    monkeypatch.setattr(cgroup, "_MEMBERSHIP", tmp_path / "membership")
    assert cpu_quota() == 3.0
    monkeypatch.setattr(host_count, "available_cpus", lambda: list(range(16)))
    monkeypatch.setattr(host_count, "machine_bytes", lambda: 64 * GIGABYTE)
    monkeypatch.setattr(host_count, "_has_gpu", lambda: False)
    assert default_host_count() == 2
    monkeypatch.setattr(host_count, "_has_gpu", lambda: True)
    assert default_host_count() == 1


def test_a_system_without_control_groups_has_no_quota(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cgroup, "_MEMBERSHIP", tmp_path / "none")
    assert cpu_quota() is None
