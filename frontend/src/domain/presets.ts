/** Names of the questions that are asked of an experiment again and again; what each asks is in `studyPresets.ts`. */
export const PRESETS = [
  "seeds",
  "rates",
  "range_test",
  "optimizers",
  "race",
  "widths",
  "batch_sizes",
  "k_fold",
  "ensemble",
] as const;
export type Preset = (typeof PRESETS)[number];
