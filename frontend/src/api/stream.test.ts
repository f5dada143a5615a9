import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { encodeFrame, recordFrame } from "../domain/testFrames";
import { type Connection, ConnectionLost, type Position, SessionStream } from "./stream";

class FakeSocket {
  static all: FakeSocket[] = [];
  readyState = 0;
  binaryType = "";
  sent: Record<string, unknown>[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string | ArrayBuffer }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  constructor() {
    FakeSocket.all.push(this);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(code: number): void {
    this.drop(code);
  }

  drop(code: number): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }

  start(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  say(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

const WELCOME = {
  type: "welcome",
  session_id: "s",
  role: "owner",
  run: null,
  runs: [],
  run_schema: null,
  state: null,
};

function makeStream(position: () => Position | null = () => null) {
  const heard: unknown[] = [];
  const connections: Connection[] = [];
  const stream = new SessionStream(
    {
      url: "ws://here",
      token: "secret",
      makeSocket: () => new FakeSocket() as unknown as WebSocket,
      random: () => 0.5,
    },
    {
      position,
      onFrame: (frame) => heard.push(frame.step) > 0,
      onMessage: (message) => heard.push(message.type),
      onConnection: (connection) => connections.push(connection),
    },
  );
  return { stream, heard, connections };
}

const socket = () => FakeSocket.all.at(-1) as FakeSocket;

describe("SessionStream", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    FakeSocket.all = [];
  });
  afterEach(() => vi.useRealTimers());

  it("passes on only messages that it knows whole, defaults filled in", () => {
    const { stream, heard } = makeStream();
    const warned = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    stream.open();
    socket().start();
    socket().say(WELCOME);
    socket().say({ type: "of_tomorrow" });
    socket().say({ type: "state", state: null });
    socket().say({ type: "event", run_id: "run", seq: 0, step: 1, kind: "finished" });
    expect(heard).toEqual(["welcome", "event"]);
    expect(warned).toHaveBeenCalledTimes(2);
    warned.mockRestore();
  });

  it("says hello with token and position, subscribes after the welcome", () => {
    const { stream, connections } = makeStream(() => ({ run_id: "run", generation: 1, seq: 9 }));
    stream.subscribe(["boundary"], 10);
    stream.open();
    socket().start();
    expect(socket().sent[0]).toEqual({
      type: "hello",
      protocol: 1,
      token: "secret",
      position: { run_id: "run", generation: 1, seq: 9 },
    });
    socket().say(WELCOME);
    expect(socket().sent[1]).toEqual({ type: "subscribe", views: ["boundary"], max_rate: 10 });
    expect(connections).toEqual(["connecting", "open"]);
  });

  it("holds a command until the line is open and settles it with its reply", async () => {
    const { stream } = makeStream();
    stream.open();
    const reply = stream.request({ type: "step", unit: "epoch", n: 2 });
    socket().start();
    socket().say(WELCOME);
    await vi.advanceTimersByTimeAsync(0);
    const command = socket().sent.at(-1);
    expect(command).toMatchObject({ type: "step", unit: "epoch", n: 2 });
    socket().say({
      type: "reply",
      request_id: command?.request_id,
      applied_at_step: 20,
      problems: [],
    });
    expect((await reply).applied_at_step).toBe(20);
  });

  it("comes back after a loss, later each time, and rejects what was under way", async () => {
    const { stream, connections } = makeStream();
    stream.open();
    socket().start();
    socket().say(WELCOME);
    const lost = expect(stream.request({ type: "play" })).rejects.toThrow(ConnectionLost);
    await vi.advanceTimersByTimeAsync(0);
    socket().drop(1006);
    await lost;
    await vi.advanceTimersByTimeAsync(249);
    expect(FakeSocket.all.length).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(FakeSocket.all.length).toBe(2);
    socket().drop(1006);
    await vi.advanceTimersByTimeAsync(499);
    expect(FakeSocket.all.length).toBe(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(FakeSocket.all.length).toBe(3);
    expect(connections.filter((connection) => connection === "lost").length).toBe(2);
  });

  it("waits as long as the server asks when it goes down", async () => {
    const { stream } = makeStream();
    stream.open();
    socket().start();
    socket().say({ type: "goaway", retry_ms: 3000 });
    socket().drop(1001);
    await vi.advanceTimersByTimeAsync(2999);
    expect(FakeSocket.all.length).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(FakeSocket.all.length).toBe(2);
  });

  it("does not come back from a final refusal", async () => {
    const { stream, connections } = makeStream();
    stream.open();
    socket().start();
    socket().drop(4404);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(FakeSocket.all.length).toBe(1);
    expect(connections.at(-1)).toBe("refused");
    await expect(stream.request({ type: "play" })).rejects.toThrow(/closed/);
  });

  it("decodes frames and acknowledges the last one a little later", async () => {
    let seq = -1;
    const { stream, heard } = makeStream(() => ({ run_id: "run", generation: 0, seq }));
    stream.open();
    socket().start();
    socket().say(WELCOME);
    for (const step of [1, 2, 4]) {
      seq += 1;
      socket().onmessage?.({ data: encodeFrame(recordFrame(seq, step, 1)) });
    }
    expect(heard).toEqual(["welcome", 1, 2, 4]);
    await vi.advanceTimersByTimeAsync(100);
    expect(socket().sent.filter((message) => message.type === "ack")).toEqual([
      { type: "ack", seq: 2 },
    ]);
  });

  it("pings, and gives the line up when nothing is heard", async () => {
    const { stream } = makeStream();
    stream.open();
    socket().start();
    socket().say(WELCOME);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(socket().sent.at(-1)).toEqual({ type: "ping" });
    await vi.advanceTimersByTimeAsync(45_000);
    expect(FakeSocket.all.length).toBeGreaterThan(1);
  });
});
