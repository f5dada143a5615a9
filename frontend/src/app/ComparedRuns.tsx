/** Two runs side by side, fetched when they are first asked for. */
import { Suspense, useState, useSyncExternalStore } from "react";
import { withTexts } from "../i18n";
import { useStage } from "../state/useStage";
import { lazyPart } from "../ui/lazyPart";
import { ErrorBoundary } from "./ErrorBoundary";

const PairOfPictures = lazyPart(() => withTexts("later", import("./PairOfPictures")));

export function ComparedRuns() {
  const { pair } = useStage();
  const open = useSyncExternalStore(pair.subscribe, () => pair.getState().ids !== null);
  const [wanted, setWanted] = useState(false);
  if (open && !wanted) setWanted(true);
  return wanted ? (
    <ErrorBoundary floating>
      <Suspense fallback={null}>
        <PairOfPictures />
      </Suspense>
    </ErrorBoundary>
  ) : null;
}
