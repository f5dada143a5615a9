/** Inside a block: its face, else the distribution of its outputs; below, its gradient. */
import { BlockPulse } from "../../features/blockPulse/BlockPulse";
import { FaceView } from "../../features/faces/FaceView";
import { useFace } from "../../state/faces";

export function BlockBody({ nodeId }: { nodeId: string }) {
  const face = useFace(nodeId);
  const picture = face.request === "" ? null : <FaceView block={nodeId} face={face} />;
  return <BlockPulse key={face.type} nodeId={nodeId} picture={picture} />;
}
