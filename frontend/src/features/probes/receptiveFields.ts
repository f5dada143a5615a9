/** Boxes on the image: what the middle unit of each layer sees. */
import { lines, numbers, rows } from "../../domain/exampleAnswer";
import type { Figure, Mark } from "../../domain/figure";
import type { Frame } from "../../domain/frame";
import { colorAt } from "../../domain/ramp";
import { figureOf, type Look, type MakeResult, TEXT } from "./result";

const LARGEST = 300;
const GAP = 16;
const TOP = 22;
type Box = readonly number[];

/** The pixels of the example, RGBA. */
function imagePixels(frame: Frame): {
  pixels: Uint8ClampedArray<ArrayBuffer>;
  height: number;
  width: number;
} {
  const array = frame.arrays.get("input");
  const [height = 0, width = 0, channels = 1] = array?.shape ?? [];
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      const value = array?.data[pixel * channels + (channels >= 3 ? channel : 0)] ?? 0;
      pixels[pixel * 4 + channel] = Math.round(255 * value);
    }
    pixels[pixel * 4 + 3] = 255;
  }
  return { pixels, height, width };
}

function gradientPixels(
  frame: Frame,
  layer: number,
  size: number,
  look: Look,
): Uint8ClampedArray<ArrayBuffer> {
  const values = numbers(frame, "gradient");
  const pixels = new Uint8ClampedArray(size * 4);
  for (let pixel = 0; pixel < size; pixel += 1) {
    const share = Math.sqrt(values[layer * size + pixel] ?? 0);
    pixels.set([...colorAt(look.palette.rampStops, share), 255], pixel * 4);
  }
  return pixels;
}

function outline(
  [top = 0, left = 0, height = 0, width = 0]: Box,
  scale: number,
  x: number,
): readonly (readonly [number, number])[] {
  const [a, b] = [x + left * scale, TOP + top * scale];
  const [c, d] = [a + width * scale, b + height * scale];
  return [
    [a, b],
    [c, b],
    [c, d],
    [a, d],
    [a, b],
  ];
}

function picture(frame: Frame, layer: number, look: Look): Figure {
  const { t, palette } = look;
  const { pixels, height, width } = imagePixels(frame);
  const side = Math.min(LARGEST, (look.width - GAP) / 2);
  const scale = side / Math.max(height, width);
  const second = side + GAP;
  const inside = rows(frame, "inside");
  const measured = rows(frame, "measured")[layer] ?? [];
  const size = { width: width * scale, height: height * scale, columns: width, rows: height };
  const title = (x: number, text: string): Mark => ({
    ...{ kind: "text", x, y: 9, text, size: TEXT, color: palette.text },
  });
  const marks: Mark[] = [
    title(0, t("probes.receptive_fields.theory")),
    title(second, t("probes.receptive_fields.measured")),
    { kind: "image", x: 0, y: TOP, ...size, pixels },
    {
      ...{ kind: "image", x: second, y: TOP, ...size },
      pixels: gradientPixels(frame, layer, width * height, look),
    },
    ...inside.map(
      (box, index): Mark => ({
        ...{ kind: "line", points: outline(box, scale, 0) },
        color:
          index === layer
            ? (palette.runs[2] ?? palette.accent)
            : (palette.runs[5] ?? palette.muted),
        width: index === layer ? 3 : 1,
      }),
    ),
    {
      ...{ kind: "line", points: outline(measured, scale, second), width: 2 },
      ...{ color: palette.runs[5] ?? palette.accent, dash: [5, 3] },
    },
  ];
  return figureOf(t("probes.receptive_fields.picture"), TOP + size.height + 6, marks, look);
}

const extent = ([, , height = 0, width = 0]: Box) => `${height} × ${width}`;

export const receptiveFields: MakeResult = (frame, look) => {
  const { t } = look;
  const layers = lines(frame, "layers");
  if (layers.length === 0) return null;
  const chosen = layers.indexOf(look.choice ?? "");
  const layer = chosen < 0 ? layers.length - 1 : chosen;
  const [theory, inside, measured] = ["theory", "inside", "measured"].map((each) =>
    rows(frame, each),
  );
  const steps = numbers(frame, "step");
  const differs = layers.filter(
    (_, index) => String(inside?.[index]) !== String(measured?.[index]),
  );
  const box = theory?.[layer] ?? [];
  return {
    sentences: [
      t("probes.receptive_fields.sees", {
        ...{ name: look.name(layers[layer] ?? ""), size: extent(box), step: steps[layer] ?? 0 },
      }),
      differs.length === 0
        ? t("probes.receptive_fields.equal")
        : t("probes.receptive_fields.smaller", { names: differs.map(look.name).join(", ") }),
    ],
    figures: [picture(frame, layer, look)],
    choices: layers.map((id) => ({ id, label: look.name(id) })),
    table: {
      columns: [
        t("probes.layer"),
        t("probes.receptive_fields.size"),
        t("probes.receptive_fields.in_image"),
        t("probes.receptive_fields.found"),
        t("probes.receptive_fields.step"),
      ],
      rows: layers.map((id, index) => [
        look.name(id),
        extent(theory?.[index] ?? []),
        extent(inside?.[index] ?? []),
        extent(measured?.[index] ?? []),
        steps[index] ?? null,
      ]),
    },
  };
};
