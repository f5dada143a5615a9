/** Asks for the rows of copies that are open in the drawing and have none in the run's frames. */
import { BLOCK_ROWS } from "../domain/requestedRows";
import type { RunBuffer } from "../domain/runBuffer";
import { type WantedCopy, wantedCopies } from "../domain/wantedCopies";
import { documentStore } from "./documentStore";
import { schedule } from "./scheduler";
import { request } from "./sessionLine";
import type { Stage } from "./stage";
import { uiStore } from "./uiStore";

const HZ = 4;
/** An answer that has not come by then is asked for again. */
const PATIENCE_MS = 2_000;

/** Whether the rows of a copy are of an earlier step than the last statistics, or not here. */
function isBehind(buffer: RunBuffer, { layer }: WantedCopy): boolean {
  const last = buffer.statistics.length - 1;
  return last >= 0 && (buffer.requested.at(layer)?.step ?? -1) < buffer.statistics.stepAt(last);
}

class RowRequests {
  private pending: { readonly copy: WantedCopy; readonly sinceMs: number } | null = null;
  private stopView: (() => void) | null = null;

  constructor(private readonly stage: Stage) {}

  beat(nowMs: number): void {
    const { stage } = this;
    const buffer = stage.runs.current;
    const { phase, connection } = stage.session.getState();
    const steers = phase === "own" && connection === "open" && stage.hasRun;
    const { opened } = uiStore.getState();
    const isClosed = Object.keys(opened).length === 0;
    const idle = buffer === null || !steers || isClosed;
    const wanted = idle ? [] : wantedCopies(documentStore.getState().spec, opened, buffer.schema);
    this.subscribe(wanted.length > 0);
    if (buffer === null || this.isWaiting(buffer, nowMs)) return;
    const next = wanted.find((copy) => isBehind(buffer, copy));
    if (next === undefined) return;
    this.pending = { copy: next, sinceMs: nowMs };
    const options = { block: next.address };
    // A block that the run does not have, or a run that still compiles: its numbers stay away.
    request(stage, { type: "probe", view: BLOCK_ROWS, options }).catch(() => undefined);
  }

  stop(): void {
    this.subscribe(false);
  }

  /** One answer at a time: the server keeps only the last picture of a kind. */
  private isWaiting(buffer: RunBuffer, nowMs: number): boolean {
    const { pending } = this;
    if (pending === null) return false;
    if (nowMs - pending.sinceMs < PATIENCE_MS && isBehind(buffer, pending.copy)) return true;
    this.pending = null;
    return false;
  }

  private subscribe(on: boolean): void {
    if (on) {
      this.stopView ??= this.stage.views.demand(BLOCK_ROWS);
    } else {
      this.stopView?.();
      this.stopView = null;
    }
  }
}

/** Keeps the rows of open copies coming. Returns the way to stop. */
export function followInnerRows(stage: Stage): () => void {
  const requests = new RowRequests(stage);
  const stop = schedule({ maxHz: HZ, draw: (nowMs) => requests.beat(nowMs) });
  return () => {
    stop();
    requests.stop();
  };
}
