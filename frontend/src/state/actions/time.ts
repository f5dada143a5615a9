/** Actions on the axis of time: replay, the way back to the run, a branch, how a replay passes. */
import { formatCount } from "../../domain/format";
import { REPLAY_PACES, type ReplayPace } from "../../domain/replayPath";
import { branchHere, canBranch } from "../branch";
import { canReplay, toggleReplay } from "../replayPlayer";
import { REPLAY_SECONDS, setUi, uiStore } from "../uiStore";
import type { Action, At } from "./action";

function isBack({ stage }: At): boolean {
  return stage.playhead.getState().step !== null;
}

function isLog(): boolean {
  return uiStore.getState().timeScale === "log";
}

function paceAction(pace: ReplayPace) {
  return {
    ...{ id: `pace_${pace}` as const, label: `timeline.pace_${pace}` as const, section: "run" },
    choiceOf: "timeline.replay_pace",
    isOn: () => uiStore.getState().replayPace === pace,
    enabled: () => true,
    run: () => setUi({ replayPace: pace }),
  } as const satisfies Action;
}

function lengthAction(seconds: (typeof REPLAY_SECONDS)[number]) {
  return {
    ...{ id: `replay_${seconds}` as const, label: "timeline.seconds", section: "run" },
    values: { count: formatCount(seconds) },
    choiceOf: "timeline.replay_length",
    isOn: () => uiStore.getState().replaySeconds === seconds,
    enabled: () => true,
    run: () => setUi({ replaySeconds: seconds }),
  } as const satisfies Action;
}

/** biome-ignore format: one line an action */
export const TIME_ACTIONS = [
  { id: "replay", label: "help.replay", section: "run", scope: "page", keys: ["P"], needs: "needs.record", enabled: ({ stage }) => canReplay(stage), run: ({ stage }) => toggleReplay(stage) },
  { id: "go_live", label: "help.go_live", section: "run", scope: "page", keys: ["L"], needs: "needs.back", enabled: isBack, run: ({ stage }) => stage.playhead.goLive() },
  { id: "branch", label: "timeline.branch", section: "run", scope: "page", keys: ["B"], needs: "needs.branch", enabled: ({ stage }) => canBranch(stage), run: ({ stage }) => void branchHere(stage) },
  { id: "log_steps", label: "timeline.log", section: "run", isOn: isLog, enabled: () => true, run: () => setUi({ timeScale: isLog() ? "linear" : "log" }) },
  ...REPLAY_PACES.map(paceAction),
  ...REPLAY_SECONDS.map(lengthAction),
] as const satisfies readonly Action[];
