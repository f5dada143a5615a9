/** The other end of a session's line, for tests. */
import { encodeFrame, recordFrame, SCHEMA } from "../domain/testFrames";

export interface Sent {
  type: string;
  request_id?: string;
  [key: string]: unknown;
}

/** The server's end of the line: answers commands, starts runs, sends what it is reported to. */
export class Server {
  static current: Server;
  static address = "";
  readyState = 1;
  binaryType = "";
  sent: Sent[] = [];
  /** What it refuses commands of a type for. */
  refusals: Record<string, object[]> = {};
  runs = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  constructor(address: string) {
    Server.current = this;
    Server.address = address;
    queueMicrotask(() => this.onopen?.());
  }

  send(text: string): void {
    const message: Sent = JSON.parse(text);
    this.sent.push(message);
    if (message.type === "hello") {
      this.say({
        type: "welcome",
        session_id: "s",
        role: "owner",
        run: null,
        runs: [],
        run_schema: null,
        state: null,
      });
    }
    if (message.type === "branch") this.begin("branch", message.request_id, "paused");
    if (message.type === "start" || (message.type === "play" && this.runs === 0)) {
      this.begin(String(message.reason ?? "first"), message.request_id);
    }
    if (message.request_id !== undefined) {
      this.say({
        type: "reply",
        request_id: message.request_id,
        applied_at_step: 0,
        run_id: null,
        problems: this.refusals[message.type] ?? [],
      });
    }
  }

  close(): void {
    this.readyState = 3;
  }

  say(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  /** A run begins; with no id of a command it is one that another page began. */
  begin(reason: string, requestId: string | null = null, status = "running"): void {
    this.runs += 1;
    const run = {
      run_id: `run-${this.runs}`,
      experiment_id: "e",
      reason,
      seed: 0,
      from_run_id: null,
      request_id: requestId,
    };
    this.say({ type: "run_started", ...run, run_schema: SCHEMA });
    this.say({
      type: "state",
      state: { run_id: run.run_id, status, step: 0, epoch: 0 },
    });
  }

  frame(seq: number, step: number): void {
    const frame = { ...recordFrame(seq, step, 0.5), runId: `run-${this.runs}` };
    this.onmessage?.({ data: encodeFrame(frame) });
  }

  commands(): string[] {
    const quiet = new Set(["hello", "subscribe", "ack", "ping"]);
    return this.sent.map((message) => message.type).filter((type) => !quiet.has(type));
  }
}
