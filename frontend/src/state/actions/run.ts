/** Actions on the run. */
import { formatCount } from "../../domain/format";
import { documentStore } from "../documentStore";
import { naturalPair, openPair } from "../openPair";
import { canKeep, keepWeights } from "../savedWeights";
import { dice, openTest, play, reset, showStart, step, togglePlay } from "../sessionActions";
import { isTheirs, isWatching } from "../sessionStore";
import { showLive } from "../shownRun";
import type { Stage } from "../stage";
import { type StoragePolicy, setStoragePolicy } from "../storagePolicy";
import { chooseSpeed } from "../teaching";
import { setUi, uiStore } from "../uiStore";
import type { Action, At } from "./action";

export const SPEEDS = [null, 10_000, 1_000, 100, 30, 10, 1] as const;

function steers({ stage }: At): boolean {
  return !isWatching(stage.session.getState());
}

/** There is a drawing to train: until the first one has come, there is nothing to start. */
function trains(at: At): boolean {
  return steers(at) && documentStore.getState().ready;
}

/** The right arrow belongs to the drawing while a block is selected. */
function arrowSteps(at: At): boolean {
  return trains(at) && (at.key === undefined || uiStore.getState().selection.length === 0);
}

function comparePair({ stage }: At): void {
  const ids = naturalPair(stage);
  if (ids !== null) openPair(stage, ...ids);
}

function speedAction(speed: (typeof SPEEDS)[number]) {
  return {
    ...{ id: `speed_${speed ?? "full"}` as const, section: "run" },
    ...(speed === null
      ? { label: "topbar.speed_full" }
      : { label: "topbar.speed_limit", values: { count: formatCount(speed) } }),
    choiceOf: "timeline.training_speed",
    isOn: () => uiStore.getState().speed === speed,
    needs: "needs.own",
    enabled: steers,
    run: ({ stage }: At) => chooseSpeed(stage, speed),
  } as const satisfies Action;
}

/** The run on stage is this page's own, and the drawing is still what it trains. */
function trainsDrawing({ stage }: At): boolean {
  const { runId, phase, edited } = stage.session.getState();
  return runId !== null && phase === "own" && !edited;
}

/** Whether the record can't be written, and training may go the other way about that. */
function mayChoose(stage: Stage, policy: StoragePolicy): boolean {
  const session = stage.session.getState();
  const degraded = session.state?.degraded ?? null;
  return degraded?.what === "record" && degraded.policy !== policy && !isTheirs(session);
}

function storageAction<Policy extends StoragePolicy>(policy: Policy) {
  return {
    ...{ id: `unrecorded_${policy}` as const, label: `degraded.${policy}` as const },
    ...{ section: "run", needs: "needs.degraded" },
    enabled: ({ stage }: At) => mayChoose(stage, policy),
    run: ({ stage }: At) => void setStoragePolicy(stage, policy),
  } as const satisfies Action;
}

/** biome-ignore format: one line an action */
export const RUN_ACTIONS = [
  { id: "toggle_play", label: "help.play", section: "run", scope: "page", keys: ["Space"], needs: "needs.own", enabled: trains, run: ({ stage }) => void togglePlay(stage) },
  { id: "step", label: "topbar.step_batch", section: "run", scope: "page", keys: ["ArrowRight"], repeats: true, needs: "needs.own", enabled: arrowSteps, run: ({ stage }) => void step(stage, "step") },
  { id: "step_ten", label: "topbar.step_ten", section: "run", needs: "needs.own", enabled: trains, run: ({ stage }) => void step(stage, "step", 10) },
  { id: "step_epoch", label: "topbar.step_epoch", section: "run", scope: "page", keys: ["Shift+ArrowRight"], repeats: true, needs: "needs.own", enabled: arrowSteps, run: ({ stage }) => void step(stage, "epoch") },
  { id: "reset", label: "topbar.reset", section: "run", scope: "page", keys: ["R"], needs: "needs.run", enabled: (at) => steers(at) && at.stage.session.getState().runId !== null, run: ({ stage }) => void reset(stage) },
  { id: "dice", label: "topbar.dice", section: "run", scope: "page", keys: ["D"], needs: "needs.own", enabled: trains, run: ({ stage }) => void dice(stage) },
  { id: "own_copy", label: "topbar.own_copy", section: "run", needs: "needs.watching", enabled: (at) => !steers(at), run: ({ stage }) => void play(stage) },
  { id: "compare", label: "pair.title", section: "run", scope: "page", keys: ["Shift+C"], needs: "needs.pair", enabled: ({ stage }) => naturalPair(stage) !== null, run: comparePair },
  { id: "why_stuck", label: "diagnosis.open", section: "run", needs: "needs.trained", enabled: ({ stage }) => (stage.runs.current?.lastStep ?? 0) > 0, run: () => setUi({ diagnosisOpen: true }) },
  { id: "keep_weights", label: "weights.keep", section: "run", needs: "needs.trained", enabled: ({ stage }) => canKeep(stage), run: ({ stage }) => void keepWeights(stage) },
  { id: "show_start", label: "neurons.start", section: "run", needs: "needs.own", enabled: ({ stage }) => !isTheirs(stage.session.getState()), run: ({ stage }) => void showStart(stage) },
  { id: "show_current", label: "runs.back", section: "run", needs: "needs.former_shown", enabled: ({ stage }) => stage.session.getState().away, run: ({ stage }) => void showLive(stage) },
  { id: "open_test", label: "data.open_test", section: "run", needs: "needs.run", enabled: trainsDrawing, run: ({ stage }) => void openTest(stage) },
  storageAction("pause"),
  storageAction("continue"),
  ...SPEEDS.map(speedAction),
] as const satisfies readonly Action[];
