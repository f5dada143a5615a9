"""Tables of judged runs, in Markdown: measures beside their goals, and kinds of faults one by one."""

from collections.abc import Callable, Iterable, Sequence
from statistics import median

from bench.faults.rows import Row

KINDS_BEFORE_PLAY = "kinds reported before Play"
BEFORE = {
    "reported": "64 %",
    "right cause first": "22 %",
    "a cure restores": "53 %",
    "the first cure restores": "27 %",
    KINDS_BEFORE_PLAY: "1 in 10",
    "healthy runs with an error or a warning": "0 of 30",
}
GOALS = {
    "reported": "95 %; real 90 %",
    "right cause first": "85 %; real 65 %",
    "a cure restores": "90 %",
    "the first cure restores": "75 %",
    "reported within 200 steps or 2 epochs": "all",
    KINDS_BEFORE_PLAY: "half",
    "healthy runs with an error or a warning": "0 of 300",
}
NONE = "-"


def measures(rows: Iterable[Row]) -> dict[str, str]:
    """What some faulty runs add up to, by the names of the measures."""
    every = list(rows)
    hurtful = [row for row in every if row.hurts]
    late = [row.reported[0][1] for row in hurtful if row.reported and row.reported[0][1] > 0]
    kinds = sorted({row.kind for row in hurtful})
    early = [kind for kind in kinds if all(_before_play(row) for row in hurtful if row.kind == kind)]
    return {
        "faulty runs": str(len(every)),
        "refused before Play, with the reason": str(sum(row.refused for row in every)),
        "hurt": str(len(hurtful)),
        "reported": _share(hurtful, lambda row: bool(row.reported)),
        "right cause first": _share(hurtful, lambda row: row.right),
        KINDS_BEFORE_PLAY: f"{len(early)} of {len(kinds)}" if kinds else NONE,
        "reported within 200 steps or 2 epochs": _share(hurtful, lambda row: row.in_time),
        "step of the first sentence in training (median)": f"{median(late):g}" if late else NONE,
        "a cure restores": _cured(hurtful, lambda row: any(row.restored)),
        "the first cure restores": _cured(hurtful, lambda row: row.restored[:1] == (True,)),
    }


def table(rows: Sequence[Row]) -> str:
    """Measures with goals: seeded faults that thresholds were chosen on, those held back, and real programs."""
    parts = [
        [row for row in rows if row.source == "seeded" and not row.held],
        [row for row in rows if row.source == "seeded" and row.held],
        [row for row in rows if row.source == "real"],
    ]
    columns = [measures(part) for part in parts]
    lines = [
        "| measure | before | goal | now | now, held back | now, real programs |",
        "|---|---|---|---|---|---|",
        *(_line(name, *(column[name] for column in columns)) for name in columns[0]),
    ]
    healthy = [row for row in rows if row.source == "healthy"]
    alarms = sum(bool(row.reported) for row in healthy)
    return "\n".join([*lines, _line("healthy runs with an error or a warning", f"{alarms} of {len(healthy)}", "", "")])


def table_of_kinds(rows: Sequence[Row]) -> str:
    """One line for each kind of seeded fault, and for each real program that trains worse than its fix."""
    lines = [
        "| fault | runs | hurt | reported | right cause first | a cure restores | the first |",
        "|---|---|---|---|---|---|---|",
    ]
    for source in ("seeded", "real"):
        chosen = [row for row in rows if row.source == source]
        kinds = sorted({row.kind for row in chosen})
        lines += [_line_of_kind(kind, [row for row in chosen if row.kind == kind]) for kind in kinds]
    return "\n".join(lines)


def misses(rows: Iterable[Row]) -> list[str]:
    """Hurtful runs of which the first sentence or the first cure was wrong, and healthy runs that were alarmed."""
    return [_miss(row) for row in rows if _is_miss(row)]


def _is_miss(row: Row) -> bool:
    if row.source == "healthy":
        return bool(row.reported)
    return row.hurts and not (row.right and (not row.restored or row.restored[0]))


def _miss(row: Row) -> str:
    reported = ", ".join(f"{code} at {step}" for code, step in row.reported[:3]) or "nothing"
    cured = ", ".join("restored" if good else "not restored" for good in row.restored)
    return f"{row.source}: {row.kind} | {row.net}, seed {row.seed} | {reported} | {cured}"


def _line(name: str, *now: str) -> str:
    return f"| {name} | {BEFORE.get(name, '')} | {GOALS.get(name, '')} | {' | '.join(now)} |"


def _line_of_kind(kind: str, rows: Sequence[Row]) -> str:
    hurtful = [row for row in rows if row.hurts]
    counts = [len(rows), len(hurtful), sum(bool(row.reported) for row in hurtful), sum(row.right for row in hurtful)]
    ran = _with_cures_run(hurtful)
    cured = [sum(any(row.restored) for row in ran), sum(row.restored[:1] == (True,) for row in ran)]
    left = f", {len(hurtful) - len(ran)} not run" if len(hurtful) > len(ran) else ""
    shares = (f"{count} of {len(ran)}{left}" if ran else NONE for count in cured)
    return f"| {kind} | {' | '.join([*map(str, counts), *shares])} |"


def _before_play(row: Row) -> bool:
    return bool(row.reported) and row.reported[0][1] == 0


def _with_cures_run(rows: Sequence[Row]) -> list[Row]:
    """Rows of which at least the first cure was trained, or that were offered none."""
    return [row for row in rows if row.restored or not row.offered]


def _cured(hurtful: Sequence[Row], counts: Callable[[Row], bool]) -> str:
    """A share where all cures were run. Those that run first undo the fault, and say too much good."""
    ran = _with_cures_run(hurtful)
    if len(ran) == len(hurtful):
        return _share(ran, counts)
    return f"{sum(map(counts, ran))} of {len(ran)} run, {len(hurtful) - len(ran)} not run"


def _share(rows: Sequence[Row], counts: Callable[[Row], bool]) -> str:
    found = sum(map(counts, rows))
    return f"{found} of {len(rows)}" + (f" ({found / len(rows):.0%})" if rows else "")
