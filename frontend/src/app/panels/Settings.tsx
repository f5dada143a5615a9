import { Suspense, useCallback } from "react";
import { Inspector } from "../../features/inspector/Inspector";
import { TrainingPanel } from "../../features/training/TrainingPanel";
import { setLive } from "../../state/liveValues";
import { useUi } from "../../state/uiStore";
import { useStage } from "../../state/useStage";
import { lazyPart } from "../../ui/lazyPart";
import { ErrorBoundary } from "../ErrorBoundary";

const FacePanel = lazyPart(() => import("../../features/faces/FacePanel"));

export default function Settings() {
  const stage = useStage();
  const onLiveChange = useCallback(
    (path: string, value: number) => setLive(stage, path, value),
    [stage],
  );
  const block = useUi(({ selection }) => (selection.length === 1 ? selection[0] : undefined));
  return (
    <>
      {block !== undefined && (
        <ErrorBoundary>
          <Suspense fallback={null}>
            <FacePanel block={block} />
          </Suspense>
        </ErrorBoundary>
      )}
      <ErrorBoundary>
        <Inspector onLiveChange={onLiveChange} />
      </ErrorBoundary>
      <ErrorBoundary>
        <TrainingPanel onLiveChange={onLiveChange} />
      </ErrorBoundary>
    </>
  );
}
