"""The bucket of tokens."""

from backend.hub.rate import TokenBucket


def test_a_burst_passes_and_what_exceeds_it_waits_for_new_tokens() -> None:
    bucket = TokenBucket(per_second=2.0, burst=3.0)
    assert [bucket.take(10.0) for _ in range(4)] == [True, True, True, False]
    assert [bucket.take(10.5), bucket.take(10.5)] == [True, False]


def test_an_idle_bucket_never_holds_more_than_its_burst() -> None:
    bucket = TokenBucket(per_second=100.0, burst=2.0)
    bucket.take(0.0)
    assert [bucket.take(1000.0) for _ in range(3)] == [True, True, False]
