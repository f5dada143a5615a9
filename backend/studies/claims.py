"""What labs claim of a study, judged once it has ended."""

import math
from collections.abc import Sequence

from backend.protocol.studies import StudyClaim
from backend.studies.live import LiveStudy
from engine.catalog import find_lab_studies, judge_study
from engine.labs.claims import StudyOutcome
from engine.studies.figures import MemberRecord
from engine.studies.plan import Check, plan_study
from engine.studies.results import StudyResult


def judge_claims(
    study: LiveStudy, records: Sequence[MemberRecord], result: StudyResult | None, look: Check
) -> list[StudyClaim]:
    """Every claim of the labs whose study this is; none where a run has failed, which is no fault of a claim.

    Args:
        records: of all members, with pictures of their ends where the kind of study reads them. look: checks a spec.
    """
    found = find_lab_studies(study.spec, study.study)
    if not found or any(one.status == "failed" for one in records):
        return []
    members = plan_study(study.spec, study.study, look).members
    outcome = StudyOutcome(members, tuple(records), result)
    return [
        StudyClaim(lab=one.lab, index=one.index, value=one.value if math.isfinite(one.value) else None, holds=one.holds)
        for lab, own in found
        for one in judge_study(lab, own, outcome)
    ]
