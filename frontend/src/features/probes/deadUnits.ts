/** Dead units of each layer. */
import { lines, numberAt, numbers } from "../../domain/exampleAnswer";
import { formatCount, formatPercent } from "../../domain/format";
import { bars } from "./bars";
import type { MakeResult } from "./result";

export const deadUnits: MakeResult = (frame, look) => {
  const { t } = look;
  const layers = lines(frame, "layers");
  if (layers.length === 0) return null;
  const [units, dead] = [Array.from(numbers(frame, "units")), Array.from(numbers(frame, "dead"))];
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const share = (index: number) => (dead[index] ?? 0) / (units[index] ?? 1);
  const values = {
    dead: formatCount(sum(dead)),
    units: formatCount(sum(units)),
    examples: formatCount(numberAt(frame, "examples")),
  };
  return {
    sentences: [t(sum(dead) === 0 ? "probes.dead_units.none" : "probes.dead_units.some", values)],
    figures: [
      bars(
        t("probes.dead_units.by_layer"),
        layers.map((layer, index) => ({
          name: look.name(layer),
          value: share(index),
          text: `${dead[index]} / ${units[index]}`,
        })),
        look,
      ),
    ],
    table: {
      columns: [
        t("probes.layer"),
        t("probes.dead_units.units"),
        t("probes.dead_units.dead"),
        t("probes.dead_units.share"),
      ],
      rows: layers.map((layer, index) => [
        look.name(layer),
        units[index] ?? null,
        dead[index] ?? null,
        formatPercent(share(index)),
      ]),
    },
  };
};
