/** Which finding of the run on stage is shown, and which are dismissed. */
import type { ActiveFinding } from "../domain/runEvents";
import { findingKey, type SessionView } from "./sessionStore";
import type { Stage } from "./stage";

/** The finding to show: not dismissed, errors before warnings, older before newer. */
export function shownFinding({ findings, dismissed, runId }: SessionView): ActiveFinding | null {
  return findings.find((finding) => !dismissed.has(findingKey(runId, finding))) ?? null;
}

/** Shows a finding no more until it comes up at another node or in another run. */
export function dismissFinding({ session }: Stage, finding: ActiveFinding): void {
  session.setState(({ dismissed, runId }) => ({
    dismissed: new Set([...dismissed, findingKey(runId, finding)]),
  }));
}
