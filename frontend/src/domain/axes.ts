/** Axes of a chart in a box of pixels: ranges with air around the data, and round ticks. */
export type Range = readonly [low: number, high: number];

/** The range of finite values with a margin; around a single value, 1 wide. */
export function rangeOf(values: Iterable<number>, margin = 0.06): Range {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return [0, 1];
  if (low === high) return [low - 0.5, high + 0.5];
  const air = margin * (high - low);
  return [low - air, high + air];
}

/** Multiples of 1, 2 or 5 times a power of ten inside a range, at most `most` of them. */
export function ticksOf([low, high]: Range, most = 5): number[] {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span)) return [];
  const power = 10 ** Math.floor(Math.log10(span / most));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => span / each <= most);
  const width = step ?? 10 * power;
  const first = Math.ceil(low / width - 1e-9);
  const last = Math.floor(high / width + 1e-9);
  return Array.from(
    { length: Math.max(0, last - first + 1) },
    (_, index) => (first + index) * width,
  );
}

/** The same where only whole numbers mean something, as of steps. */
export function wholeTicksOf(range: Range, most = 5): number[] {
  return ticksOf(range, most).filter(Number.isInteger);
}

/** Places of values on a line of pixels, and back. */
export function scaleOf([low, high]: Range, start: number, end: number) {
  const span = high - low || 1;
  return {
    toPixel: (value: number) => start + ((value - low) / span) * (end - start),
    toValue: (pixel: number) => low + ((pixel - start) / (end - start || 1)) * span,
  };
}
