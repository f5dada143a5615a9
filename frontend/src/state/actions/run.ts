/** Actions on the run. */
import { formatCount } from "../../domain/format";
import { dice, play, reset, setSpeed, step, togglePlay } from "../sessionActions";
import { isWatching, sessionStore } from "../sessionStore";
import { uiStore } from "../uiStore";
import type { Action } from "./action";

export const SPEEDS = [null, 10_000, 1_000, 100, 10, 1] as const;

function steers(): boolean {
  return !isWatching(sessionStore.getState());
}

/** The right arrow belongs to the drawing while a block is selected. */
function arrowSteps(key?: string): boolean {
  return steers() && (key === undefined || uiStore.getState().selection.length === 0);
}

function speedAction(speed: (typeof SPEEDS)[number]) {
  return {
    ...{ id: `speed_${speed ?? "full"}` as const, section: "run" },
    ...(speed === null
      ? { label: "topbar.speed_full" }
      : { label: "topbar.speed_limit", values: { count: formatCount(speed) } }),
    isOn: () => uiStore.getState().speed === speed,
    enabled: steers,
    run: () => void setSpeed(speed),
  } as const satisfies Action;
}

/** biome-ignore format: one line an action */
export const RUN_ACTIONS = [
  { id: "toggle_play", label: "help.play", section: "run", scope: "page", keys: ["Space"], enabled: steers, run: () => void togglePlay() },
  { id: "step", label: "topbar.step_batch", section: "run", scope: "page", keys: ["ArrowRight"], repeats: true, enabled: arrowSteps, run: () => void step("step") },
  { id: "step_ten", label: "topbar.step_ten", section: "run", enabled: steers, run: () => void step("step", 10) },
  { id: "step_epoch", label: "topbar.step_epoch", section: "run", scope: "page", keys: ["Shift+ArrowRight"], repeats: true, enabled: arrowSteps, run: () => void step("epoch") },
  { id: "reset", label: "topbar.reset", section: "run", scope: "page", keys: ["R"], enabled: () => steers() && sessionStore.getState().runId !== null, run: () => void reset() },
  { id: "dice", label: "topbar.dice", section: "run", scope: "page", keys: ["D"], enabled: steers, run: () => void dice() },
  { id: "own_copy", label: "topbar.own_copy", section: "run", enabled: () => !steers(), run: () => void play() },
  ...SPEEDS.map(speedAction),
] as const satisfies readonly Action[];
