/** A block's face, kept at the step shown while it is on screen. */
import { Suspense, useRef } from "react";
import type { ShownFace } from "../../state/faces";
import { useHeldFrame } from "../../state/useHeldFrame";
import { useInSight } from "../../ui/useInSight";
import styles from "./Faces.module.css";
import { FACES } from "./registry";

interface FaceViewProps {
  readonly block: string;
  readonly face: ShownFace;
  readonly large?: boolean;
}

export function FaceView({ block, face, large = false }: FaceViewProps) {
  const place = useRef<HTMLDivElement>(null);
  const inSight = useInSight(place);
  const frame = useHeldFrame(inSight ? face.request : "", `${face.type} ${face.address}`);
  const Face = FACES[face.type];
  if (Face === undefined) return null;
  return (
    <div ref={place} className={large ? styles.panel : styles.inBlock}>
      <Suspense fallback={null}>
        <Face block={block} address={face.address} frame={frame} large={large} />
      </Suspense>
    </div>
  );
}
