/** Sizes of the page's panels, which are folded, and whether the picture stands in the middle: kept for the next visit. */
import { useStore } from "zustand";
import { persist } from "zustand/middleware";
import { createStore } from "zustand/vanilla";
import { isObject } from "../domain/readDocument";

/** Least and largest size in rem; what is not set is as large as the page's own measures say. */
export const PANEL_LIMITS = {
  left: { least: 13, most: 30 },
  right: { least: 18, most: 46 },
  strip: { least: 8, most: 34 },
  output: { least: 11, most: 44 },
  charts: { least: 17, most: 44 },
} as const;
export type SizedPanel = keyof typeof PANEL_LIMITS;
const SIZED_PANELS = ["left", "right", "strip", "output", "charts"] as const;
const FOLDING_PANELS = ["left", "right", "strip"] as const;
export type FoldingPanel = (typeof FOLDING_PANELS)[number];

/** Which panels are folded, on the desk and on the projector. */
type Folds = Readonly<Record<FoldingPanel, boolean>>;
export type Setting = "desk" | "projector";

interface PanelState {
  readonly sizes: Readonly<Partial<Record<SizedPanel, number>>>;
  readonly folds: Readonly<Record<Setting, Folds>>;
  /** Whether the picture of the output has the place of the network. */
  readonly pictureInMiddle: boolean;
}

const USUAL: PanelState = {
  sizes: {},
  folds: {
    desk: { left: false, right: false, strip: false },
    projector: { left: true, right: true, strip: true },
  },
  pictureInMiddle: false,
};

function limited(panel: SizedPanel, rem: number): number {
  const { least, most } = PANEL_LIMITS[panel];
  return Math.min(most, Math.max(least, rem));
}

function readSizes(kept: unknown): PanelState["sizes"] {
  if (!isObject(kept)) return {};
  return Object.fromEntries(
    SIZED_PANELS.flatMap((panel) => {
      const rem = kept[panel];
      return typeof rem === "number" && Number.isFinite(rem) ? [[panel, limited(panel, rem)]] : [];
    }),
  );
}

function readFolds(kept: unknown, usual: Folds): Folds {
  if (!isObject(kept)) return usual;
  const read = (panel: FoldingPanel) => {
    const folded = kept[panel];
    return typeof folded === "boolean" ? folded : usual[panel];
  };
  return { left: read("left"), right: read("right"), strip: read("strip") };
}

/** What the last visit left, as far as it is something that can be set. */
function readKept(kept: unknown): Partial<PanelState> {
  if (!isObject(kept)) return {};
  const folds = isObject(kept.folds) ? kept.folds : {};
  const { pictureInMiddle } = kept;
  return {
    sizes: readSizes(kept.sizes),
    folds: {
      desk: readFolds(folds.desk, USUAL.folds.desk),
      projector: readFolds(folds.projector, USUAL.folds.projector),
    },
    ...(typeof pictureInMiddle === "boolean" && { pictureInMiddle }),
  };
}

export const panelStore = createStore<PanelState>()(
  persist((): PanelState => USUAL, {
    name: "backlight.panels",
    version: 1,
    merge: (kept, current) => ({ ...current, ...readKept(kept) }),
  }),
);

export function usePanels<T>(select: (state: PanelState) => T): T {
  return useStore(panelStore, select);
}

/** @param rem null gives the panel its usual size back. */
export function sizePanel(panel: SizedPanel, rem: number | null): void {
  const { [panel]: _, ...others } = panelStore.getState().sizes;
  panelStore.setState({
    sizes: rem === null ? others : { ...others, [panel]: limited(panel, rem) },
  });
}

export function foldPanel(setting: Setting, panel: FoldingPanel, folded: boolean): void {
  const { folds } = panelStore.getState();
  panelStore.setState({
    folds: { ...folds, [setting]: { ...folds[setting], [panel]: folded } },
  });
}

/** The picture of the output takes the place of the network, or gives it back. */
export function swapPicture(): void {
  panelStore.setState(({ pictureInMiddle }) => ({ pictureInMiddle: !pictureInMiddle }));
}
