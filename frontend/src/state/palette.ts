/** The page's colours for canvases: read from the style sheet once per theme, never per frame. */
import { makeColorTable, parseHex, type Rgb } from "../domain/ramp";

/** Colours in a table of the ramp. */
export const RAMP_COLORS = 64;

const CLASS_INDICES = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const RUN_INDICES = [0, 1, 2, 3, 4, 5] as const;

export interface Palette {
  readonly dark: boolean;
  readonly rampStops: readonly Rgb[];
  /** `RAMP_COLORS` colours from 1e-5 to 1. */
  readonly ramp: readonly string[];
  readonly background: string;
  readonly canvas: string;
  readonly panel: string;
  readonly raised: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly text: string;
  readonly muted: string;
  readonly faint: string;
  readonly accent: string;
  readonly good: string;
  readonly wire: string;
  /** Classes beyond two. */
  readonly classes: readonly Rgb[];
  /** Runs laid over the one in focus. */
  readonly runs: readonly string[];
  readonly fontWords: string;
  readonly fontNumbers: string;
  /** CSS pixels of 1rem: lines and type on canvases grow with the projector theme. */
  readonly rem: number;
}

let palette: Palette | null = null;
let version = 0;
const listeners = new Set<() => void>();

function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const rampStops = [0, 1, 2, 3, 4].map((stop) => parseHex(read(`ramp-${stop}`)));
  const [red, green, blue] = parseHex(read("canvas"));
  return {
    dark: red + green + blue < 384,
    rampStops,
    ramp: makeColorTable(rampStops, RAMP_COLORS),
    background: read("background"),
    canvas: read("canvas"),
    panel: read("panel"),
    raised: read("raised"),
    line: read("line"),
    lineStrong: read("line-strong"),
    text: read("text"),
    muted: read("muted"),
    faint: read("faint"),
    accent: read("accent"),
    good: read("good"),
    wire: read("wire"),
    classes: CLASS_INDICES.map((index) => parseHex(read(`class-${index}`))),
    runs: RUN_INDICES.map((index) => read(`run-${index}`)),
    fontWords: read("font-words"),
    fontNumbers: read("font-numbers"),
    rem: Number.parseFloat(style.fontSize) || 13,
  };
}

/** The colours of the theme in force. */
export function currentPalette(): Palette {
  palette ??= readPalette();
  return palette;
}

/** Grows with every change of theme: a key for what was drawn with the former colours. */
export function paletteVersion(): number {
  return version;
}

/** Called when the theme changes. */
export function subscribePalette(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Watches the theme on the root element; called once by the page. */
export function watchTheme(): () => void {
  const observer = new MutationObserver(() => {
    palette = null;
    version += 1;
    for (const listener of listeners) {
      listener();
    }
  });
  observer.observe(document.documentElement, { attributeFilter: ["data-theme", "class"] });
  return () => observer.disconnect();
}

const reducedMotion = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)");

/** Whether the visitor asked for less motion. */
export function prefersReducedMotion(): boolean {
  return reducedMotion?.matches ?? false;
}
