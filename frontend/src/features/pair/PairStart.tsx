/** Whether two runs began alike, as the server knows it. */
import type { PairSide } from "../../state/pairStages";
import { useCatalog } from "../../state/queries";
import { useStarts } from "../../state/useStarts";
import { useNodeNames } from "../../ui/nodeNames";
import { StartFacts } from "../../ui/StartFacts";

interface PairStartProps {
  first: PairSide;
  second: PairSide;
}

export function PairStart({ first, second }: PairStartProps) {
  const start = useStarts([first.buffer.runId, second.buffer.runId]);
  const nameOf = useNodeNames(second.spec, useCatalog());
  return (
    <div data-testid="pair-start">
      {start !== null && <StartFacts start={start} nameOf={nameOf} />}
    </div>
  );
}
