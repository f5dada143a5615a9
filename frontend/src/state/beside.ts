/** The run that trains on beside the current one, as that of a fix does: its frames come by a line of their own. */

import { getRun } from "../api/http";
import type { ServerMessage } from "../api/stream";
import { SessionStream } from "../api/stream";
import { ladderFloor } from "../domain/ladder";
import type { RunBuffer } from "../domain/runBuffer";
import type { components } from "../generated/api";
import { takeDetail } from "./runRecords";
import { streamUrl } from "./sessionLine";
import { layRun } from "./shownRun";
import type { Stage } from "./stage";

type RunState = components["schemas"]["State"];

interface Line {
  readonly runId: string;
  readonly sessionId: string;
  readonly stream: SessionStream;
}

/** The run of the session that trains beside the current one, and the session in which it does. */
function besideOf(stage: Stage): Omit<Line, "stream"> | null {
  const run = stage.session.getState().runs.find((each) => each.beside_session_id !== null);
  const sessionId = run?.beside_session_id;
  return run === undefined || sessionId == null ? null : { runId: run.run_id, sessionId };
}

class Follower {
  private line: Line | null = null;

  constructor(private readonly stage: Stage) {}

  /** Opens the line to the run that trains beside, once there is one, and closes it behind that. */
  follow(): void {
    const wanted = besideOf(this.stage);
    if (wanted?.sessionId === this.line?.sessionId) return;
    this.close();
    if (wanted !== null) this.open(wanted);
  }

  close(): void {
    const { line } = this;
    this.line = null;
    line?.stream.close();
    this.stage.besideViews.watch(null);
  }

  private open({ runId, sessionId }: Omit<Line, "stream">): void {
    const isOpen = () => this.line?.stream === stream;
    const stream: SessionStream = new SessionStream(
      { url: streamUrl(sessionId), token: null },
      {
        position: () => {
          const buffer = this.stage.runs.find(runId);
          if (buffer === null || buffer.lastSeq < 0) return null;
          return { run_id: runId, generation: buffer.generation, seq: buffer.lastSeq };
        },
        onFrame: (frame) =>
          isOpen() &&
          (this.stage.runs.find(runId)?.apply(frame) ?? false) &&
          frame.type === "record",
        onMessage: (message) => {
          if (isOpen()) this.take(runId, message);
        },
        onConnection: () => undefined,
      },
    );
    this.line = { runId, sessionId, stream };
    void this.begin(runId, stream);
  }

  /** Frames need a record to go into: one that is not held is fetched first. */
  private async begin(runId: string, stream: SessionStream): Promise<void> {
    const held = this.stage.runs.find(runId) !== null || (await layRun(this.stage, runId));
    if (!held || this.line?.stream !== stream) return;
    this.stage.besideViews.watch((views) => stream.subscribe(views));
    stream.open();
  }

  private take(runId: string, message: ServerMessage): void {
    const buffer = this.stage.runs.find(runId);
    if (buffer === null) return;
    if (message.type === "state" && message.state.run_id === runId) {
      this.takeState(buffer, message.state);
    } else if (message.type === "welcome" && message.state !== null) {
      this.takeState(buffer, message.state);
    } else if (message.type === "event" && message.run_id === runId) {
      buffer.addEvent({ ...message, detail: message.detail ?? {} });
    } else if (message.type === "rewind" && message.run_id === runId) {
      buffer.rewind(message.to_seq, message.generation);
      this.stage.moments.forget(runId, buffer.lastStep + 1);
    } else if (message.type === "reset" && message.run_id === runId) {
      buffer.reset(message.generation);
      this.stage.moments.forget(runId, 0);
      void getRun(runId).then(
        (detail) => takeDetail(buffer, detail),
        () => undefined,
      );
    }
  }

  /** How it stands, where that changes its report: its status, or the last step that comparisons read. */
  private takeState(buffer: RunBuffer, { run_id, status, step, run_time_s }: RunState): void {
    buffer.times.add(step, run_time_s);
    const { runs } = this.stage.session.getState();
    const known = runs.find((run) => run.run_id === run_id);
    if (known === undefined) return;
    if (known.status === status && ladderFloor(known.step) === ladderFloor(step)) return;
    const next = runs.map((run) => (run === known ? { ...run, status, step } : run));
    this.stage.session.setState({ runs: next });
    this.stage.runs.learn(next);
  }
}

/** Follows what trains beside the stage's current run, whichever that is. Returns the way to stop. */
export function followBeside(stage: Stage): () => void {
  const follower = new Follower(stage);
  const stop = stage.session.subscribe((session, former) => {
    if (session.runs !== former.runs) follower.follow();
  });
  follower.follow();
  return () => {
    stop();
    follower.close();
  };
}
