"""Turns are fair by measured time, whatever a turn costs."""

import pytest

from backend.host.fair_scheduler import FairScheduler, charged_seconds, chunk_seconds


@pytest.mark.parametrize(
    ("runnable", "hosts", "seconds"),
    [(0, 1, 0.030), (1, 1, 0.030), (7, 1, 0.2 / 7), (100, 1, 0.002), (1000, 1, 0.001), (100, 4, 0.008)],
)
def test_a_chunk_is_its_share_of_a_fifth_of_a_second_within_bounds(runnable: int, hosts: int, seconds: float) -> None:
    assert chunk_seconds(runnable, hosts) == pytest.approx(seconds)


def spend(scheduler: FairScheduler, cost_s: dict[str, float], total_s: float) -> dict[str, float]:
    """A fake clock: hands out turns until `total_s` are spent; what each session got."""
    spent = dict.fromkeys(cost_s, 0.0)
    while sum(spent.values()) < total_s:
        session = scheduler.next(chunk_seconds(len(scheduler), 1))
        assert session is not None
        scheduler.charge(session, cost_s[session])
        spent[session] += cost_s[session]
    return spent


def test_nobody_waits_where_nobody_wants_to_train() -> None:
    assert FairScheduler().next(0.03) is None


def test_equal_sessions_take_turns_in_order() -> None:
    scheduler = FairScheduler()
    for name in "abc":
        scheduler.add(name)
    assert [scheduler.next(0.03) for _ in range(7)] == list("abcabca")


def test_a_session_with_long_steps_gets_no_more_time_than_the_others() -> None:
    scheduler = FairScheduler()
    cost = {"long": 0.5, "short": 0.03, "tiny": 0.001}
    for name in cost:
        scheduler.add(name)
    spent = spend(scheduler, {**cost, "tiny": 0.03}, 60.0)
    shares = [seconds / sum(spent.values()) for seconds in spent.values()]
    assert shares == pytest.approx([1 / 3] * 3, abs=0.02)


def test_a_hundred_sessions_all_get_a_turn_in_a_fifth_of_a_second() -> None:
    scheduler = FairScheduler()
    names = [f"session {number}" for number in range(100)]
    for name in names:
        scheduler.add(name)
    cost = dict.fromkeys(names, chunk_seconds(100, 1))
    spent = spend(scheduler, cost, 0.2)
    assert min(spent.values()) > 0.0


def test_a_turn_that_the_machine_interrupted_is_not_held_against_a_session() -> None:
    scheduler = FairScheduler()
    for name in ("interrupted", "other"):
        scheduler.add(name)
    taken = []
    for _ in range(10):
        name = scheduler.next(0.002)
        assert name is not None
        taken.append(name)
        scheduler.charge(name, charged_seconds(0.5 if len(taken) == 1 else 0.002, 0.002))
    assert taken == ["interrupted", "other"] * 5


def test_unused_time_is_not_saved_up() -> None:
    scheduler = FairScheduler()
    scheduler.add("cheap")
    scheduler.add("other")
    for _ in range(1000):
        session = scheduler.next(0.03)
        scheduler.charge(session or "", 0.0001 if session == "cheap" else 0.03)
    spent = spend(scheduler, {"cheap": 0.03, "other": 0.03}, 6.0)
    assert spent["cheap"] == pytest.approx(spent["other"], abs=0.07)


def test_a_session_alone_never_waits_for_its_own_debt() -> None:
    scheduler = FairScheduler()
    scheduler.add("large")
    assert scheduler.next(0.03) == "large"
    scheduler.charge("large", 3600.0)
    assert scheduler.next(0.03) == "large"


def test_a_session_that_has_left_gets_no_turn() -> None:
    scheduler = FairScheduler()
    scheduler.add("a")
    scheduler.add("b")
    scheduler.add("c")
    scheduler.remove("a")
    scheduler.keep({"b", "a"})
    scheduler.charge("a", 1.0)
    assert [scheduler.next(0.03), scheduler.next(0.03)] == ["b", "b"]
    assert "a" not in scheduler
