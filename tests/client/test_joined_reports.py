"""A record that is sent anew may come in coarser frames: what was given out is not given out again."""

import numpy as np

from backlight_client.frames import Frame
from backlight_client.reports import Report, Schema

SCHEMA = Schema(("a",), ("x",), ("loss",), ("accuracy",), (), (), 10)


def joined() -> Frame:
    """Updates 1 to 32 in buckets of eight, of which sixteen had been reported before."""
    buckets = np.asarray([[[float(first), first + 3.5, first + 7.0, first + 7.0] for first in (1, 9, 17, 25)]])
    evaluations = np.asarray([[8.0, 0.9, 0.1], [16.0, 0.8, 0.2], [24.0, 0.7, 0.3], [32.0, 0.6, 0.4]])
    arrays = {"scalar_buckets": buckets, "evaluation": evaluations}
    return Frame("record", None, "run", 0, 3, 32, 1, 8, arrays)


def test_buckets_and_evaluations_up_to_the_report_before_are_left_out() -> None:
    report = Report(joined(), SCHEMA, after=16, evaluated=16)
    assert report.losses == [(17, 20.5), (25, 28.5)]
    assert [(one.step, one.metrics["accuracy"]) for one in report.evaluations] == [(24, 0.3), (32, 0.4)]
    assert report.loss == 32.0


def test_a_bucket_that_began_before_is_left_out_whole() -> None:
    assert Report(joined(), SCHEMA, after=20).losses == [(25, 28.5)]


def test_without_a_report_before_all_are_there() -> None:
    assert [first for first, _ in Report(joined(), SCHEMA).losses] == [1, 9, 17, 25]
    assert len(Report(joined(), SCHEMA).evaluations) == 4


def test_an_evaluation_that_comes_after_the_report_of_its_step_is_there() -> None:
    late = Frame("record", None, "run", 0, 1, 3, 1, 1, {"evaluation": np.asarray([[0.0, 0.9, 0.1]])})
    assert [one.step for one in Report(late, SCHEMA, after=0).evaluations] == [0]
    assert Report(late, SCHEMA, after=0, evaluated=0).evaluations == []
