/** Inside a block: its face, else the distribution of its outputs; below, its gradient. */
import type { ReactNode } from "react";
import { BlockPulse } from "../../features/blockPulse/BlockPulse";
import { FaceView } from "../../features/faces/FaceView";
import { useFace } from "../../state/faces";
import styles from "./BlockBody.module.css";

export function BlockBody({ nodeId }: { nodeId: string }) {
  const face = useFace(nodeId);
  const picture = face.request === "" ? null : <FaceView block={nodeId} face={face} />;
  return <BlockPulse key={face.type} nodeId={nodeId} picture={picture} />;
}

/** Inside the block where the data come in. `preview`: of the data, before there is a run. */
export function InputBody({ nodeId, preview }: { nodeId: string; preview: ReactNode }) {
  const face = useFace(nodeId);
  if (face.request === "") return preview;
  return (
    <div className={styles.inputFace}>
      <FaceView block={nodeId} face={face} />
    </div>
  );
}
