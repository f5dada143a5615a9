import { Inspector } from "../../features/inspector/Inspector";
import { TrainingPanel } from "../../features/training/TrainingPanel";
import { setLive } from "../../state/sessionActions";

export default function Settings() {
  return (
    <>
      <Inspector onLiveChange={setLive} />
      <TrainingPanel onLiveChange={setLive} />
    </>
  );
}
