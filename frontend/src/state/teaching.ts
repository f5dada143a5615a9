/** Watching an example: training starts slowly and slows down at a finding, until the visitor chooses a speed. */
import { formatCount } from "../domain/format";
import type { ActiveFinding } from "../domain/runEvents";
import { setSpeed } from "./sessionActions";
import { findingKey, isActive, isTheirs } from "./sessionStore";
import type { Stage } from "./stage";
import { setUi, takeNoticeBack, uiStore } from "./uiStore";

/** Steps a second from a finding on: each report can be read. */
const AT_A_FINDING = 10;

/** An example is opened: it is trained at the speed at which it is best watched. */
export function watchExample(stage: Stage, speed: number | null): void {
  setUi({ teaching: speed !== null });
  void setSpeed(stage, speed);
}

/** The visitor chooses a speed: it holds, whatever is found. */
export function chooseSpeed(stage: Stage, speed: number | null): void {
  setUi({ teaching: false });
  takeNoticeBack("notice.slowed");
  void setSpeed(stage, speed);
}

function holding(runId: string | null, findings: readonly ActiveFinding[]): Set<string> {
  const present = findings.filter(({ endedAt }) => endedAt === null);
  return new Set(present.map((finding) => findingKey(runId, finding)));
}

/** Slows training down when a finding comes up. Returns the way to stop. */
export function slowAtFindings(stage: Stage): () => void {
  return stage.session.subscribe((session, former) => {
    const { teaching, speed } = uiStore.getState();
    if (session.findings === former.findings || isTheirs(session) || !isActive(session)) return;
    if (!teaching || speed === null || speed <= AT_A_FINDING) return;
    const before = holding(former.runId, former.findings);
    const now = holding(session.runId, session.findings);
    if ([...now].every((key) => before.has(key))) return;
    void setSpeed(stage, AT_A_FINDING);
    setUi({ notice: { key: "notice.slowed", values: { count: formatCount(AT_A_FINDING) } } });
  });
}
