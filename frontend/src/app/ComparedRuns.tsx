/** Two runs side by side, fetched when they are first asked for. */
import { lazy, Suspense, useState, useSyncExternalStore } from "react";
import { withTexts } from "../i18n";
import { useStage } from "../state/useStage";
import { ErrorBoundary } from "./ErrorBoundary";

const PairOfPictures = lazy(() => withTexts("later", import("./PairOfPictures")));

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
