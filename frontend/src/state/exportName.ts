/** Name of a file of what the page shows. */
import { fileName } from "../domain/figure";
import { documentStore } from "./documentStore";
import type { Stage } from "./stage";

/** The step that is shown. */
export function exportedStep({ playhead, runs }: Stage): number {
  return playhead.getState().step ?? runs.current?.lastStep ?? 0;
}

/** Experiment, chart and step. @param step null where there is none. */
export function exportName(chart: string, step: number | null): string {
  const place = step === null ? [] : [`step ${step}`];
  return fileName([documentStore.getState().title, chart, ...place]);
}
