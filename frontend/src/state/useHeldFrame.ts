/** The frame of a view, or the last one of the same thing while the next is on its way. */
import { useRef } from "react";
import type { Frame } from "../domain/frame";
import { useViewFrame } from "./useView";

/** @param of what both are of: where it changes, nothing is held. */
export function useHeldFrame(request: string, of: string): Frame | null {
  const frame = useViewFrame(request);
  const last = useRef<{ frame: Frame | null; of: string }>({ frame: null, of });
  if (frame !== null || last.current.of !== of) last.current = { frame, of };
  return last.current.frame;
}
