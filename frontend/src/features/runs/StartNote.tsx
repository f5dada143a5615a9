/** Whether the runs drawn began alike, as the server knows it. */
import { useStarts } from "../../state/useStarts";
import { StartFacts } from "../../ui/StartFacts";
import type { CalledRun } from "./calledRuns";

export function StartNote({ runs }: { runs: readonly CalledRun[] }) {
  const start = useStarts(runs.map(({ runId }) => runId));
  const spec = runs.findLast((run) => run.spec !== null)?.spec ?? null;
  if (start === null || spec === null) return null;
  return (
    <div data-testid="same-start">
      <StartFacts start={start} spec={spec} />
    </div>
  );
}
