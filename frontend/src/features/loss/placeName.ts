/** Where on a chart's axis a step is, in words and as a label of the axis. */
import type { ChartAxis } from "../../domain/chartAxis";
import { formatCount, formatEpoch, formatStep } from "../../domain/format";
import { useT } from "../../i18n";
import type { ChartData, Span } from "./chartData";

/** Seconds with as many digits as a short run needs. */
function formatSeconds(seconds: number): string {
  return `${seconds < 100 ? Number(seconds.toPrecision(3)) : formatCount(seconds)} s`;
}

/** A tick of an axis. */
export function placeLabel(axis: ChartAxis, place: number): string {
  if (axis === "time") return formatSeconds(place);
  if (axis === "epoch") return String(Number(place.toPrecision(4)));
  return Number.isInteger(place) ? formatStep(place) : "";
}

/** Whether a step lies behind the last one of the run whose places these are: on another axis it is a step of no run. */
function isBeyond(step: number, { scale, lines }: NamedPlace): boolean {
  const own = lines.find((line) => line.scale === scale);
  return own !== undefined && step > own.lastStep;
}

type NamedPlace = Pick<ChartData, "axis" | "scale" | "lines">;

/** Words for a step: on another axis than that of steps, its place there too, and alone behind the run's last step. */
export function usePlaceName(): (step: number, data: NamedPlace) => string {
  const t = useT();
  return (step, data) => {
    const { axis, scale } = data;
    const name = `${t("charts.step")} ${formatCount(step)}`;
    const place = scale.toPlace(step);
    if (axis === "step" || Number.isNaN(place)) return name;
    const value = axis === "epoch" ? formatEpoch(place) : formatCount(place);
    const words =
      axis === "time" ? formatSeconds(place) : `${t(`charts.axis_value.${axis}`)} ${value}`;
    return isBeyond(step, data) ? words : `${words} (${name})`;
  };
}

/** Words for the steps that a value is of, where it isn't of the step named above it: a bucket is named as the mean that it is. */
export function useSpanName(): (label: string, span: Span) => string {
  const t = useT();
  return (label, [first, last]) =>
    first === last
      ? t("charts.of_step", { label, step: formatCount(last) })
      : t("charts.of_steps", { label, from: formatCount(first), to: formatCount(last) });
}
