/** What the page shows and what is selected: no part of the experiment. Theme, language and tab are kept. */
import { useStore } from "zustand";
import { persist } from "zustand/middleware";
import { createStore } from "zustand/vanilla";
import type { Opened } from "../domain/addresses";
import { isObject } from "../domain/readDocument";
import { LOCALES, type Locale } from "../i18n";

export const THEMES = ["dark", "light", "projector"] as const;
export type Theme = (typeof THEMES)[number];
const LEFT_TABS = ["data", "layers", "gallery"] as const;
export type LeftTab = (typeof LEFT_TABS)[number];

export interface UiState {
  readonly theme: Theme;
  readonly locale: Locale;
  readonly leftTab: LeftTab;
  /** Selected blocks; for those of objectives see `lossNodeId`. */
  readonly selection: readonly string[];
  readonly selectedEdges: readonly string[];
  /** Groups that are open in the drawing. */
  readonly opened: Opened;
  readonly helpOpen: boolean;
  readonly shareOpen: boolean;
  readonly zooOpen: boolean;
  readonly weightsOpen: boolean;
  /** Steps a second to train at most, null for as many as go. A matter of watching: it changes no number. */
  readonly speed: number | null;
  /** Something that was said to the user and can be put away, as a message key with values. */
  readonly notice: { key: string; values?: Record<string, string | number> } | null;
}

function preferredTheme(): Theme {
  return globalThis.matchMedia?.("(prefers-color-scheme: light)").matches ? "light" : "dark";
}

function preferredLocale(): Locale {
  const language = globalThis.navigator?.language.slice(0, 2);
  return language === "de" || language === "hu" ? language : "en";
}

/** What the last visit left, as far as it is something that can be chosen. */
function readKept(kept: unknown): Partial<UiState> {
  if (!isObject(kept)) return {};
  const theme = THEMES.find((each) => each === kept.theme);
  const locale = LOCALES.find((each) => each === kept.locale);
  const leftTab = LEFT_TABS.find((each) => each === kept.leftTab);
  const { speed } = kept;
  return {
    ...(theme && { theme }),
    ...(locale && { locale }),
    ...(leftTab && { leftTab }),
    ...((speed === null || (typeof speed === "number" && speed > 0)) && { speed }),
  };
}

export const uiStore = createStore<UiState>()(
  persist(
    (): UiState => ({
      theme: preferredTheme(),
      locale: preferredLocale(),
      leftTab: "layers",
      selection: [],
      selectedEdges: [],
      opened: {},
      helpOpen: false,
      shareOpen: false,
      zooOpen: false,
      weightsOpen: false,
      speed: null,
      notice: null,
    }),
    {
      name: "backlight.ui",
      version: 1,
      partialize: ({ theme, locale, leftTab, speed }) => ({ theme, locale, leftTab, speed }),
      merge: (kept, current) => ({ ...current, ...readKept(kept) }),
    },
  ),
);

export function setUi(part: Partial<UiState>): void {
  uiStore.setState(part);
}

/** Selects blocks alone; wires are deselected. */
export function selectNodes(ids: readonly string[]): void {
  uiStore.setState({ selection: ids, selectedEdges: [] });
}

export function useUi<T>(select: (state: UiState) => T): T {
  return useStore(uiStore, select);
}
