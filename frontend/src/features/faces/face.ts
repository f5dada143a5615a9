/** What every face is given. */
import type { Frame } from "../../domain/frame";

/** `large`: beside the settings, with room for words; else in the block, in the place of the histogram. */
export interface FaceProps {
  readonly block: string;
  readonly address: string;
  readonly frame: Frame | null;
  readonly large: boolean;
}
