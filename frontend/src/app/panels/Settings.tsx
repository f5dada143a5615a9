import { useCallback } from "react";
import { Inspector } from "../../features/inspector/Inspector";
import { TrainingPanel } from "../../features/training/TrainingPanel";
import { setLive } from "../../state/liveValues";
import { useStage } from "../../state/useStage";

export default function Settings() {
  const stage = useStage();
  const onLiveChange = useCallback(
    (path: string, value: number) => setLive(stage, path, value),
    [stage],
  );
  return (
    <>
      <Inspector onLiveChange={onLiveChange} />
      <TrainingPanel onLiveChange={onLiveChange} />
    </>
  );
}
