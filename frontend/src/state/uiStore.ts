/** What the page shows and what is selected: no part of the experiment. Theme, language and tab are kept. */
import { useStore } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";
import { createStore } from "zustand/vanilla";
import type { Opened } from "../domain/addresses";
import { BLOCK_COLUMNS, type BlockColumn, GRADIENT } from "../domain/blockColumn";
import type { Direction } from "../domain/nodeSizes";
import type { PlaygroundNote } from "../domain/playgroundFacts";
import { isObject } from "../domain/readDocument";
import { REPLAY_PACES, type ReplayPace } from "../domain/replayPath";
import type { TimeScale } from "../domain/timeScale";
import { LOCALES, type Locale } from "../i18n";
import { visitorStorage } from "./browserStorage";

export const THEMES = ["dark", "light", "projector"] as const;
export type Theme = (typeof THEMES)[number];
const LEFT_TABS = ["data", "layers", "gallery", "runs"] as const;
type LeftTab = (typeof LEFT_TABS)[number];
/** What leads through the page: the command palette, the tour, the glossary. */
type Guide = "commands" | "tour" | "glossary";

/** How long a replay can take, in seconds. */
export const REPLAY_SECONDS = [6, 12, 30, 60] as const;
const TIME_SCALES: readonly TimeScale[] = ["linear", "log"];
const DIRECTIONS: readonly Direction[] = ["right", "down"];

export interface UiState {
  readonly theme: Theme;
  /** What projector mode goes back to. */
  readonly themeBefore: Theme;
  readonly locale: Locale;
  readonly leftTab: LeftTab;
  /** Selected blocks; for those of objectives see `lossNodeId`. */
  readonly selection: readonly string[];
  readonly selectedEdges: readonly string[];
  /** Groups that are open in the drawing. */
  readonly opened: Opened;
  /** Whether small networks are drawn unit by unit. */
  readonly neurons: boolean;
  /** Whether its lines show the gradient in place of signs. */
  readonly neuronLight: boolean;
  /** Whether the present network is one. */
  readonly offersNeurons: boolean;
  readonly helpOpen: boolean;
  readonly shareOpen: boolean;
  /** Where a link is pasted. */
  readonly linkOpen: boolean;
  /** What the experiment of a foreign link has otherwise than where it came from; null while none was opened. */
  readonly linkNotes: readonly PlaygroundNote[] | null;
  readonly zooOpen: boolean;
  readonly studyOpen: boolean;
  /** Whether the list of runs has been asked for and has not come into view yet. */
  readonly runsWanted: boolean;
  readonly weightsOpen: boolean;
  readonly tablesOpen: boolean;
  /** A file that was let go over the page, until it is read. */
  readonly droppedFile: File | null;
  /** Whether the settings of the drawn runs are compared. */
  readonly differenceOpen: boolean;
  readonly guide: Guide | null;
  /** Whether the loss is heard while the run trains. */
  readonly sound: boolean;
  readonly numbersOpen: boolean;
  readonly probesOpen: boolean;
  readonly diagnosisOpen: boolean;
  /** Steps a second to train at most, null for as many as go. A matter of watching: it changes no number. */
  readonly speed: number | null;
  /** Whether the speed was set for watching an example: it slows down at a finding, until another speed is chosen. */
  readonly teaching: boolean;
  /** What passes evenly in a replay, and how long the whole of it takes. */
  readonly replayPace: ReplayPace;
  readonly replaySeconds: number;
  /** Whether the axis of time counts steps or their logarithm. */
  readonly timeScale: TimeScale;
  /** Where networks run. */
  readonly direction: Direction;
  /** The statistic that blocks and wires show. */
  readonly blockColumn: BlockColumn;
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
  const direction = DIRECTIONS.find((each) => each === kept.direction);
  const blockColumn = BLOCK_COLUMNS.find((each) => each === kept.blockColumn);
  const { speed, neurons } = kept;
  return {
    ...(direction && { direction }),
    ...(blockColumn && { blockColumn }),
    ...(theme && { theme }),
    ...(locale && { locale }),
    ...(leftTab && { leftTab }),
    ...((speed === null || (typeof speed === "number" && speed > 0)) && { speed }),
    ...(typeof neurons === "boolean" && { neurons }),
    ...readKeptTime(kept),
  };
}

function readKeptTime(kept: Record<string, unknown>): Partial<UiState> {
  const { teaching } = kept;
  const replayPace = REPLAY_PACES.find((each) => each === kept.replayPace);
  const replaySeconds = REPLAY_SECONDS.find((each) => each === kept.replaySeconds);
  const timeScale = TIME_SCALES.find((each) => each === kept.timeScale);
  return {
    ...(typeof teaching === "boolean" && { teaching }),
    ...(replayPace && { replayPace }),
    ...(replaySeconds && { replaySeconds }),
    ...(timeScale && { timeScale }),
  };
}

export const uiStore = createStore<UiState>()(
  persist(
    (): UiState => ({
      theme: preferredTheme(),
      themeBefore: preferredTheme(),
      locale: preferredLocale(),
      leftTab: "layers",
      selection: [],
      selectedEdges: [],
      opened: {},
      neurons: false,
      neuronLight: false,
      offersNeurons: false,
      helpOpen: false,
      shareOpen: false,
      linkOpen: false,
      linkNotes: null,
      zooOpen: false,
      studyOpen: false,
      runsWanted: false,
      weightsOpen: false,
      tablesOpen: false,
      droppedFile: null,
      differenceOpen: false,
      guide: null,
      sound: false,
      numbersOpen: false,
      probesOpen: false,
      diagnosisOpen: false,
      speed: null,
      teaching: false,
      replayPace: "log",
      replaySeconds: 12,
      timeScale: "linear",
      direction: "right",
      blockColumn: GRADIENT,
      notice: null,
    }),
    {
      name: "backlight.ui",
      version: 1,
      storage: createJSONStorage(visitorStorage),
      partialize: ({ theme, locale, leftTab, speed, neurons, ...time }) => ({
        ...{ theme, locale, leftTab, speed, teaching: time.teaching, timeScale: time.timeScale },
        ...{ direction: time.direction, blockColumn: time.blockColumn, neurons },
        ...{ replayPace: time.replayPace, replaySeconds: time.replaySeconds },
      }),
      merge: (kept, current) => ({ ...current, ...readKept(kept) }),
    },
  ),
);

export function setUi(part: Partial<UiState>): void {
  uiStore.setState(part);
}

/** Takes a notice back that does not hold any more, if it is still shown. */
export function takeNoticeBack(key: string): void {
  if (uiStore.getState().notice?.key === key) setUi({ notice: null });
}

/** Selects blocks alone; wires are deselected. */
export function selectNodes(ids: readonly string[]): void {
  uiStore.setState({ selection: ids, selectedEdges: [] });
}

export function useUi<T>(select: (state: UiState) => T): T {
  return useStore(uiStore, select);
}
