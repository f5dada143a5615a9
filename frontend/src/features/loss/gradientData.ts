/** What the chart of gradients shows. */
import type { Stage } from "../../state/stage";
import { type ChartData, makeChart } from "./chartData";
import {
  type GradientLook,
  type GradientWords,
  gradientRuns,
  layerSeries,
  pointsFor,
} from "./gradientSeries";

/** With more layers than that their names would cover the plot. */
const MOST_NAMED_LAYERS = 8;

/** Every layer of the run in focus as a line, beside the runs laid over it. */
export function gradientData(
  stage: Stage,
  width: number,
  look: GradientLook,
  words: GradientWords,
): ChartData {
  const { focus, over, names, frame } = gradientRuns(stage, width, look, words);
  if (focus === null) return makeChart(frame, over);
  const style = { ...names, dash: [], width: 1.6, nameOf: words.nameOf };
  const own = layerSeries(focus, { ...style, measure: look.measure, points: pointsFor(width) });
  const named = own.map((line) => ({
    ...line,
    endText: own.length <= MOST_NAMED_LAYERS ? line.label : null,
  }));
  return makeChart(frame, [...over, ...named]);
}
