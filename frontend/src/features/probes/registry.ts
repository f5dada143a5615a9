/** What each measurement shows. */
import type { ProbeType } from "../../domain/probes";
import { deadUnits } from "./deadUnits";
import { hessian } from "./hessian";
import { lossLandscape } from "./lossLandscape";
import { noiseScale } from "./noiseScale";
import { receptiveFields } from "./receptiveFields";
import type { MakeResult } from "./result";
import { skippedBlocks } from "./skippedBlocks";

export const RESULTS: Readonly<Record<ProbeType, MakeResult>> = {
  hessian,
  noise_scale: noiseScale,
  loss_landscape: lossLandscape,
  dead_units: deadUnits,
  receptive_fields: receptiveFields,
  skipped_blocks: skippedBlocks,
};
