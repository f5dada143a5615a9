"""How many hosts a machine gets, and which CPUs: by the quotas of the server's control groups, within bounds."""

from pathlib import Path

import pytest

from backend.pool import cgroup, cpus, host_count
from backend.pool.cpus import cpu_quota, host_cpus, quota_of, within_quota
from backend.pool.host_count import default_host_count

GIGABYTE = 2**30


@pytest.mark.parametrize(
    ("cores", "quota", "memory_gigabytes", "hosts"),
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
    cores: int, quota: float | None, memory_gigabytes: int, hosts: int
) -> None:
    assert host_count.host_count(cores, quota, memory_gigabytes * GIGABYTE) == hosts


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
    monkeypatch.setattr(cpus, "available_cpus", lambda: list(range(16)))
    assert len(host_cpus()) == 3
    monkeypatch.setattr(host_count, "machine_bytes", lambda: 64 * GIGABYTE)
    monkeypatch.setattr(host_count, "_has_gpu", lambda: False)
    assert default_host_count() == 2
    monkeypatch.setattr(host_count, "_has_gpu", lambda: True)
    assert default_host_count() == 1


def test_a_system_without_control_groups_has_no_quota(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cgroup, "_MEMBERSHIP", tmp_path / "none")
    assert cpu_quota() is None


@pytest.mark.parametrize("quota", [None, 16.0, 8.0, 7.5])
def test_without_a_tighter_quota_a_host_has_every_cpu(quota: float | None) -> None:
    assert within_quota(list(range(8)), quota, 12345) == list(range(8))


@pytest.mark.parametrize(("quota", "count"), [(0.5, 1), (1.0, 1), (2.5, 3), (7.0, 7)])
def test_a_quota_takes_as_many_cpus_as_it_keeps_busy_in_other_places_for_other_servers(
    quota: float, count: int
) -> None:
    cores = [2, 3, 5, 7, 11, 13, 17, 19]
    taken = [within_quota(cores, quota, turn) for turn in range(8)]
    assert all(len(set(own)) == count and set(own) <= set(cores) for own in taken)
    assert sorted(cpu for own in taken for cpu in own) == sorted(cores * count)
