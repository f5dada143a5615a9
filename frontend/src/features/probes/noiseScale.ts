/** The noise scale against the batch size, and layer by layer. */
import { lines, numberAt, numbers } from "../../domain/exampleAnswer";
import { formatMagnitude } from "../../domain/format";
import { bars } from "./bars";
import type { MakeResult } from "./result";

export const noiseScale: MakeResult = (frame, look) => {
  const { t } = look;
  const scale = numberAt(frame, "noise_scale");
  const layers = lines(frame, "layers");
  if (layers.length === 0) return null;
  const [traces, squares] = [
    numbers(frame, "layer_trace"),
    numbers(frame, "layer_gradient_square"),
  ];
  const batch = numberAt(frame, "batch_size");
  const values = { scale: formatMagnitude(scale, 3), batch };
  const words =
    scale > batch ? t("probes.noise_scale.above", values) : t("probes.noise_scale.below", values);
  const own = (index: number) => {
    const square = squares[index] ?? Number.NaN;
    return square > 0 ? (traces[index] ?? Number.NaN) / square : Number.NaN;
  };
  return {
    sentences: [Number.isNaN(scale) ? t("probes.noise_scale.unknown") : words],
    figures: [
      bars(
        t("probes.noise_scale.by_layer"),
        layers.map((layer, index) => ({ name: look.name(layer), value: own(index) })),
        look,
      ),
    ],
    table: {
      columns: [
        t("probes.layer"),
        t("probes.noise_scale.scale"),
        t("probes.noise_scale.trace"),
        t("probes.noise_scale.square"),
      ],
      rows: [
        [t("probes.whole"), scale, numberAt(frame, "trace"), numberAt(frame, "gradient_square")],
        ...layers.map((layer, index) => [
          look.name(layer),
          own(index),
          traces[index] ?? null,
          squares[index] ?? null,
        ]),
      ],
    },
  };
};
