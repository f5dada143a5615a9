/** Two runs side by side, fetched when they are first asked for. */
import { lazy, Suspense, useState, useSyncExternalStore } from "react";
import { drawableViews, OutputPicture } from "../features/views/OutputPicture";
import { useStage } from "../state/useStage";
import { ErrorBoundary } from "./ErrorBoundary";

const PairDialog = lazy(() => import("../features/pair/PairDialog"));
const PICTURES = { Picture: OutputPicture, drawable: drawableViews };

export function ComparedRuns() {
  const { pair } = useStage();
  const open = useSyncExternalStore(pair.subscribe, () => pair.getState().ids !== null);
  const [wanted, setWanted] = useState(false);
  if (open && !wanted) setWanted(true);
  return wanted ? (
    <ErrorBoundary floating>
      <Suspense fallback={null}>
        <PairDialog pictures={PICTURES} />
      </Suspense>
    </ErrorBoundary>
  ) : null;
}
