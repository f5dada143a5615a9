/** Whether the runs drawn began alike, as the server knows it. */
import { useDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import { useStarts } from "../../state/useStarts";
import { useNodeNames } from "../../ui/nodeNames";
import { StartFacts } from "../../ui/StartFacts";
import type { CalledRun } from "./calledRuns";

export function StartNote({ runs }: { runs: readonly CalledRun[] }) {
  const drawn = useDocument((document) => document.spec);
  const start = useStarts(runs.map(({ runId }) => runId));
  const spec = runs.findLast((run) => run.spec !== null)?.spec ?? drawn;
  const nameOf = useNodeNames(spec, useCatalog());
  if (start === null) return null;
  return (
    <div data-testid="same-start">
      <StartFacts start={start} nameOf={nameOf} />
    </div>
  );
}
