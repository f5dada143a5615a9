/** Loss without each block, and the paths through residual blocks by their length. */
import { lines, numberAt, numbers } from "../../domain/exampleAnswer";
import type { Figure } from "../../domain/figure";
import { formatMagnitude, formatPercent } from "../../domain/format";
import { bars } from "./bars";
import type { Look, MakeResult } from "./result";

function pathFigures(ways: readonly number[], gradients: readonly number[], look: Look): Figure[] {
  const { t } = look;
  const all = ways.reduce((sum, count) => sum + count, 0);
  const name = (branches: number) => t("probes.skipped_blocks.branches", { count: branches });
  const weights = ways.map((count, index) => count * (gradients[index] ?? 0));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = (values: readonly number[], total: number) =>
    values.map((value, branches) => ({
      name: name(branches),
      value: value / total,
      text: formatPercent(value / total),
    }));
  return [
    bars(t("probes.skipped_blocks.paths"), shares(ways, all), look),
    ...(whole > 0
      ? [bars(t("probes.skipped_blocks.gradients"), shares(weights, whole), look)]
      : []),
  ];
}

export const skippedBlocks: MakeResult = (frame, look) => {
  const { t } = look;
  const blocks = lines(frame, "blocks");
  const losses = Array.from(numbers(frame, "losses"));
  const [loss] = losses;
  if (loss === undefined) return null;
  const accuracies = Array.from(numbers(frame, "accuracies"));
  const isResidual = numberAt(frame, "residual") === 1;
  const rest = losses.slice(1);
  const worst = rest.indexOf(Math.max(...rest));
  const known = Number.isFinite(accuracies[0] ?? Number.NaN);
  const ways = Array.from(numbers(frame, "ways"));
  return {
    sentences: [
      t(isResidual ? "probes.skipped_blocks.residual" : "probes.skipped_blocks.plain"),
      t("probes.skipped_blocks.worst", {
        name: look.name(blocks[worst] ?? ""),
        loss: formatMagnitude(loss, 3),
        without: formatMagnitude(rest[worst] ?? Number.NaN, 3),
      }),
    ],
    figures: [
      bars(
        t("probes.skipped_blocks.losses"),
        blocks.map((block, index) => ({
          name: look.name(block),
          value: rest[index] ?? Number.NaN,
        })),
        look,
        { value: loss, name: t("probes.whole") },
      ),
      ...(isResidual ? pathFigures(ways, Array.from(numbers(frame, "gradients")), look) : []),
    ],
    table: {
      columns: [
        t("probes.skipped_blocks.without"),
        t("probes.skipped_blocks.loss"),
        ...(known ? [t("probes.skipped_blocks.accuracy")] : []),
      ],
      rows: losses.map((value, index) => [
        index === 0 ? t("probes.whole") : look.name(blocks[index - 1] ?? ""),
        value,
        ...(known ? [accuracies[index] ?? null] : []),
      ]),
    },
  };
};
