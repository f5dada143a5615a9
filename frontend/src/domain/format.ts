/**
 * Numbers as text, the same in every language and in everything shown: a point before decimals, a thin space between
 * thousands. A point or comma between thousands would read as the other one in some language.
 */

const THIN_SPACE = "\u202f";

/** What stands where a statistic does not apply. */
export const NOT_APPLICABLE = "–";

function shortExponent(text: string): string {
  return text.replace("e+", "e");
}

/**
 * A magnitude to `digits` significant digits: 0.74, 0.070, 3.0e-3, 1.2e4.
 * Plain from 0.01 up to 10,000, else with an exponent; zero is 0, NaN is –.
 */
export function formatMagnitude(value: number, digits = 2): string {
  if (Number.isNaN(value)) {
    return NOT_APPLICABLE;
  }
  if (!Number.isFinite(value)) {
    return value > 0 ? "inf" : "-inf";
  }
  if (value === 0) {
    return "0";
  }
  const size = Math.abs(value);
  if (size < 0.01 || size >= 9999.5) {
    return shortExponent(value.toExponential(digits - 1));
  }
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
  return value.toFixed(decimals);
}

/** A number of a computation: whole ones below a million as they are, others as a magnitude. */
export function formatValue(value: number, digits: number): string {
  const isWhole = Number.isInteger(value) && Math.abs(value) < 1e6;
  return isWhole ? String(value) : formatMagnitude(value, digits);
}

/** A share as whole percent; below one percent but not zero reads <1 %. */
export function formatPercent(share: number): string {
  if (Number.isNaN(share)) {
    return NOT_APPLICABLE;
  }
  if (share > 0 && share < 0.005) {
    return "<1\u00a0%";
  }
  return `${Math.round(share * 100)}\u00a0%`;
}

/** A share with one decimal of a percent: 97.4 %. */
export function formatShare(share: number): string {
  return `${(100 * share).toFixed(1)}\u00a0%`;
}

/** Any number as it is, its thousands set apart: 21 350. Four digits stay together, as in a magnitude. */
export function formatNumber(value: number): string {
  const text = shortExponent(String(value));
  return text.replace(/^-?\d{5,}(?=\.|$)/, (whole) =>
    whole.replace(/\B(?=(\d{3})+$)/g, THIN_SPACE),
  );
}

/** A text with the thousands of its whole numbers set apart: ≤ 20 000. */
export function formatNumbersIn(text: string): string {
  return text.replace(/(?<![\w.])\d{5,}(?![\w.])/g, (digits) => formatNumber(Number(digits)));
}

/** A whole number: 21 350. */
export function formatCount(value: number): string {
  return formatNumber(Math.round(value));
}

/** Epochs as a real number with two decimals below 100. */
export function formatEpoch(epoch: number): string {
  return epoch < 100 ? epoch.toFixed(2) : formatCount(Math.floor(epoch));
}

/** Seconds as 35 ms, 2.4 s, 12 s, 3:07 or 1:02:09. */
export function formatDuration(seconds: number): string {
  if (seconds > 0 && seconds < 0.9995) return `${Math.max(1, Math.round(1000 * seconds))} ms`;
  if (seconds > 0 && seconds < 9.95) return `${Number(seconds.toFixed(1))} s`;
  const whole = Math.floor(seconds);
  if (whole < 60) {
    return `${whole} s`;
  }
  const pad = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const tail = `${hours > 0 ? pad(minutes) : minutes}:${pad(whole % 60)}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

/** An axis label in few characters: 500, 21k, 1.2M. */
export function formatStep(step: number): string {
  if (step < 10_000) {
    return String(Math.round(step));
  }
  const [value, unit] = step < 1_000_000 ? [step / 1000, "k"] : [step / 1_000_000, "M"];
  return `${value >= 100 ? Math.round(value) : Number(value.toFixed(1))}${unit}`;
}

/** A number inside a sentence: up to three significant digits; 2e-6 where tiny. */
export function formatNatural(value: number): string {
  const size = Math.abs(value);
  const rounded = Number(value.toPrecision(3));
  return size !== 0 && (size < 1e-4 || size >= 1e7)
    ? shortExponent(rounded.toExponential())
    : formatNumber(rounded);
}

const BYTE_UNITS = ["B", "kB", "MB", "GB", "TB"] as const;

/** Bytes to at most three digits: 740 B, 1.2 MB, 34 GB. */
export function formatBytes(bytes: number): string {
  let [value, unit] = [bytes, 0];
  while (value >= 999.5 && unit < BYTE_UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const text = unit > 0 && value < 9.95 ? value.toFixed(1) : String(Math.round(value));
  return `${text}\u00a0${BYTE_UNITS[unit]}`;
}

/** A share of 1 in percent: whole, and rounded down where only nothing would be 100 % less. */
export function changePercent(share: number): string {
  const percent = 100 * Math.abs(share);
  return share > 0.99 && share < 1
    ? formatNatural(Math.floor(percent * 10) / 10)
    : formatCount(percent);
}
