/** Numbers as text. Statistics keep the point in every language; counts are grouped as the language does. */

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

/** A share as whole percent; below one percent but not zero reads <1 %. */
export function formatPercent(share: number): string {
  if (Number.isNaN(share)) {
    return NOT_APPLICABLE;
  }
  if (share > 0 && share < 0.005) {
    return "<1 %";
  }
  return `${Math.round(share * 100)} %`;
}

const countFormats = new Map<string, Intl.NumberFormat>();

/** A whole number, grouped as the language does: 21,350; where that is by points, with a thin space: 21 350. */
export function formatCount(value: number, language: string): string {
  let format = countFormats.get(language);
  if (format === undefined) {
    format = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
    countFormats.set(language, format);
  }
  return format.format(value).replaceAll(".", "\u202f");
}

/** Epochs as a real number with two decimals below 100. */
export function formatEpoch(epoch: number, language: string): string {
  return epoch < 100 ? epoch.toFixed(2) : formatCount(Math.floor(epoch), language);
}

/** Seconds as 12 s, 3:07 or 1:02:09. */
export function formatDuration(seconds: number): string {
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

/** A number inside a sentence: up to three significant digits, as the language writes them; 2e-6 where tiny. */
export function formatNatural(value: number, language: string): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e7)) {
    return shortExponent(Number(value.toPrecision(3)).toExponential());
  }
  return new Intl.NumberFormat(language, { maximumSignificantDigits: 3 }).format(value);
}
