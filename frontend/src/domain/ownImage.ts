/** An image that somebody draws or changes, and what a network is given of it. Numbers in [0, 1]. */

/** An image row by row, pixel by pixel. */
export interface OwnImage {
  readonly height: number;
  readonly width: number;
  readonly colors: number;
  readonly values: Float32Array;
}

/** What is done to it before the network sees it, in this order. */
export interface Changes {
  /** Ink scaled into the middle 20 / 28 of the image, its centre of mass in the centre, as in MNIST. */
  readonly centered: boolean;
  /** In degrees, clockwise. */
  readonly rotation: number;
  /** In pixels of what the network sees: to the right, down. */
  readonly shift: readonly [number, number];
  readonly inverted: boolean;
  /** Standard deviation of normal noise, the same numbers for the same seed. */
  readonly noise: number;
  readonly seed: number;
}

export const UNCHANGED: Changes = {
  centered: false,
  rotation: 0,
  shift: [0, 0],
  inverted: false,
  noise: 0,
  seed: 1,
};

/** Side of the box that MNIST fits a digit into, as a share of the image. */
const BOX = 20 / 28;
/** Ink below this is none. */
const FAINT = 0.05;
const FINE_SIDE = 112;

/** How many points an axis of the drawing has for each pixel that the network sees. */
export function fineness(height: number, width: number): number {
  return Math.max(1, Math.round(FINE_SIDE / Math.max(height, width)));
}

export function emptyImage(height: number, width: number, colors: number): OwnImage {
  return { height, width, colors, values: new Float32Array(height * width * colors) };
}

/** The same image with every pixel as a square of `factor` × `factor`. */
export function enlarged({ height, width, colors, values }: OwnImage, factor: number): OwnImage {
  const large = emptyImage(height * factor, width * factor, colors);
  for (let row = 0; row < large.height; row += 1) {
    for (let column = 0; column < large.width; column += 1) {
      const from = (Math.floor(row / factor) * width + Math.floor(column / factor)) * colors;
      const to = (row * large.width + column) * colors;
      for (let color = 0; color < colors; color += 1)
        large.values[to + color] = values[from + color] ?? 0;
    }
  }
  return large;
}

interface Brush {
  /** In points of the image. */
  readonly radius: number;
  readonly color: readonly number[];
}

/** The image with a line of the brush from one point to another; its edge is one point soft. */
export function withLine(
  image: OwnImage,
  from: readonly [number, number],
  to: readonly [number, number],
  { radius, color }: Brush,
): OwnImage {
  const values = image.values.slice();
  const [ax, ay] = from;
  const [dx, dy] = [to[0] - ax, to[1] - ay];
  const long = dx * dx + dy * dy;
  const reach = radius + 1;
  const rows = [Math.min(ay, to[1]) - reach, Math.max(ay, to[1]) + reach] as const;
  const columns = [Math.min(ax, to[0]) - reach, Math.max(ax, to[0]) + reach] as const;
  for (let y = Math.max(0, Math.floor(rows[0])); y < Math.min(image.height, rows[1]); y += 1) {
    for (
      let x = Math.max(0, Math.floor(columns[0]));
      x < Math.min(image.width, columns[1]);
      x += 1
    ) {
      const [px, py] = [x + 0.5 - ax, y + 0.5 - ay];
      const along = long === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / long));
      const away = Math.hypot(px - along * dx, py - along * dy);
      const cover = Math.min(1, Math.max(0, radius + 0.5 - away));
      const at = (y * image.width + x) * image.colors;
      for (let each = 0; cover > 0 && each < image.colors; each += 1) {
        const old = image.values[at + each] ?? 0;
        values[at + each] = old + cover * ((color[each] ?? 0) - old);
      }
    }
  }
  return { ...image, values };
}

interface Ink {
  readonly center: readonly [number, number];
  /** Larger side of the box around it. */
  readonly side: number;
}

/** Where the ink of an image lies, in points; null where there is none. */
function findInk({ height, width, colors, values }: OwnImage): Ink | null {
  let [mass, sumX, sumY] = [0, 0, 0];
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const ink = values[(y * width + x) * colors] ?? 0;
      if (ink < FAINT) continue;
      mass += ink;
      sumX += ink * (x + 0.5);
      sumY += ink * (y + 0.5);
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  }
  if (mass === 0) return null;
  const side = Math.max(right - left, bottom - top) + 1;
  return { center: [sumX / mass, sumY / mass], side };
}

/** Uniform numbers in [0, 1) from a seed (Mulberry32). */
function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Standard normal numbers from a seed (Box and Muller). */
function normal(seed: number): () => number {
  const next = uniform(seed);
  return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

type Place = (x: number, y: number) => readonly [number, number];

/** From a point of the changed image to the point of the drawing that comes there. */
function inverse(image: OwnImage, changes: Changes, factor: number): Place {
  const ink = changes.centered ? findInk(image) : null;
  const [middleX, middleY] = [image.width / 2, image.height / 2];
  const [centerX, centerY] = ink?.center ?? [middleX, middleY];
  const box = BOX * Math.min(image.width, image.height);
  const scale = ink === null ? 1 : ink.side / box;
  const angle = (changes.rotation * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [right, down] = [changes.shift[0] * factor, changes.shift[1] * factor];
  return (x, y) => {
    const [px, py] = [x - middleX - right, y - middleY - down];
    return [centerX + scale * (cos * px + sin * py), centerY + scale * (cos * py - sin * px)];
  };
}

/**
 * What the network is given: the mean of the points of each pixel, changed.
 *
 * @param factor points of an axis for each pixel.
 */
export function given(image: OwnImage, changes: Changes, factor: number): OwnImage {
  const place = inverse(image, changes, factor);
  const made = emptyImage(image.height / factor, image.width / factor, image.colors);
  const noise = normal(changes.seed);
  const mean = new Float64Array(image.colors);
  for (let row = 0; row < made.height; row += 1) {
    for (let column = 0; column < made.width; column += 1) {
      mean.fill(0);
      for (let point = 0; point < factor * factor; point += 1) {
        const x = column * factor + (point % factor) + 0.5;
        const y = row * factor + Math.floor(point / factor) + 0.5;
        addPoint(mean, image, place(x, y));
      }
      const at = (row * made.width + column) * image.colors;
      for (let color = 0; color < image.colors; color += 1) {
        const value = (mean[color] ?? 0) / factor ** 2;
        const turned = changes.inverted ? 1 - value : value;
        const disturbed = changes.noise > 0 ? turned + changes.noise * noise() : turned;
        made.values[at + color] = Math.min(1, Math.max(0, disturbed));
      }
    }
  }
  return made;
}

function addPoint(mean: Float64Array, image: OwnImage, [x, y]: readonly [number, number]): void {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  if (column < 0 || row < 0 || column >= image.width || row >= image.height) return;
  const at = (row * image.width + column) * image.colors;
  for (let color = 0; color < image.colors; color += 1)
    mean[color] = (mean[color] ?? 0) + (image.values[at + color] ?? 0);
}

/** An image as a view is asked for it: `drawn:` and its bytes as URL-safe base64. */
export function drawnExample({ values }: OwnImage): string {
  const bytes = Uint8Array.from(values, (value) => Math.round(255 * value));
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return `drawn:${text.replaceAll("+", "-").replaceAll("/", "_")}`;
}
