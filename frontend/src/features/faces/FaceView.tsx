/** A block's face, kept at the step shown while it is on screen. */
import { Suspense } from "react";
import type { ShownFace } from "../../state/faces";
import { useViewFrame } from "../../state/useView";
import { FACES } from "./registry";

interface FaceViewProps {
  readonly block: string;
  readonly face: ShownFace;
  readonly large?: boolean;
}

export function FaceView({ block, face, large = false }: FaceViewProps) {
  const frame = useViewFrame(face.request);
  const Face = FACES[face.type];
  if (Face === undefined) return null;
  return (
    <Suspense fallback={null}>
      <Face block={block} address={face.address} frame={frame} large={large} />
    </Suspense>
  );
}
