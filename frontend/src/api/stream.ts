/** The websocket of a session: hello with token and position, exact resume, acknowledgements, requests and replies. */
import { decodeFrame, type Frame } from "../domain/frame";
import type { components } from "../generated/api";
import { isServerMessage } from "../generated/validators";

type Schemas = components["schemas"];
export type ServerMessage = Schemas["ServerMessage"];
type ClientMessage = Schemas["ClientMessage"];
export type Position = Schemas["Position"];
export type Reply = Schemas["Reply"];
export type Welcome = Schemas["Welcome"];
/** What can be asked of the server; the request id is given by the client. */
export type Command = DistributiveOmit<
  Extract<ClientMessage, { request_id: string }>,
  "request_id"
>;

type DistributiveOmit<T, K extends string> = T extends unknown ? Omit<T, K> : never;

export type Connection = "connecting" | "open" | "lost" | "refused" | "closed";

const PROTOCOL = 1;
const FIRST_BACKOFF_MS = 250;
const LAST_BACKOFF_MS = 8_000;
const PING_EVERY_MS = 15_000;
const SILENCE_MS = 40_000;
const ACK_EVERY_MS = 100;
/** Close codes after which coming back is useless: bad message, unauthorized, not found, too large. */
const FINAL_CODES = new Set([4400, 4401, 4404]);

/** The line broke before the reply came. */
export class ConnectionLost extends Error {}

interface StreamHandlers {
  /** Where the viewer stands, for an exact resume; null before the first frame. */
  position(): Position | null;
  /** A frame; true when a record frame was taken in and may be acknowledged. */
  onFrame(frame: Frame): boolean;
  onMessage(message: ServerMessage): void;
  onConnection(connection: Connection, closeCode: number | null): void;
}

interface StreamOptions {
  readonly url: string;
  readonly token: string | null;
  readonly makeSocket?: (url: string) => WebSocket;
  readonly random?: () => number;
}

interface Pending {
  resolve(reply: Reply): void;
  reject(error: Error): void;
}

interface Waiting {
  resolve(): void;
  reject(error: Error): void;
}

const ID_RANGE = 2 ** 48;

/** Names a request, also among those of other pages on the same session. */
export function newRequestId(): string {
  return Math.floor(Math.random() * ID_RANGE).toString(36);
}

export class SessionStream {
  private socket: WebSocket | null = null;
  private welcomed = false;
  private stopped = false;
  private failures = 0;
  private ackTimer: ReturnType<typeof setTimeout> | null = null;
  private retryTimer: ReturnType<typeof setTimeout> | null = null;
  private pingTimer: ReturnType<typeof setInterval> | null = null;
  private lastReceived = 0;
  private retryMs: number | null = null;
  private subscription: { views: string[]; max_rate: number } = { views: [], max_rate: 30 };
  private readonly pending = new Map<string, Pending>();
  private waiting: Waiting[] = [];

  constructor(
    private readonly options: StreamOptions,
    private readonly handlers: StreamHandlers,
  ) {}

  /** Opens the line; it comes back by itself until `close` or a final refusal. */
  open(): void {
    const make = this.options.makeSocket ?? ((url) => new WebSocket(url));
    const socket = make(this.options.url);
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    this.handlers.onConnection("connecting", null);
    socket.onopen = () => {
      this.lastReceived = Date.now();
      this.post({
        type: "hello",
        protocol: PROTOCOL,
        token: this.options.token,
        position: this.handlers.position(),
      });
    };
    socket.onmessage = (event: MessageEvent<string | ArrayBuffer>) => this.receive(event.data);
    socket.onclose = (event) => this.lose(socket, event.code);
  }

  close(): void {
    this.stopped = true;
    this.clearTimers();
    this.socket?.close(1000);
    this.settleAll(new ConnectionLost("the stream was closed"));
    this.handlers.onConnection("closed", null);
  }

  /** Sends a command once the line is open; the promise is the server's reply. */
  async request(command: Command, requestId = newRequestId()): Promise<Reply> {
    await this.whenOpen();
    return new Promise((resolve, reject) => {
      this.pending.set(requestId, { resolve, reject });
      this.post({ ...command, request_id: requestId });
    });
  }

  /** Says which views to send; said again after every reconnect. */
  subscribe(views: readonly string[], maxRate = 30): void {
    this.subscription = { views: [...views], max_rate: maxRate };
    if (this.welcomed) {
      this.post({ type: "subscribe", ...this.subscription });
    }
  }

  private whenOpen(): Promise<void> {
    if (this.welcomed) {
      return Promise.resolve();
    }
    if (this.stopped) {
      return Promise.reject(new ConnectionLost("the stream is closed"));
    }
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  private post(message: ClientMessage): void {
    if (this.socket?.readyState === 1) {
      this.socket.send(JSON.stringify(message));
    }
  }

  private receive(data: string | ArrayBuffer): void {
    this.lastReceived = Date.now();
    if (typeof data !== "string") {
      if (this.handlers.onFrame(decodeFrame(data))) {
        this.scheduleAck();
      }
      return;
    }
    const message: unknown = JSON.parse(data);
    if (!isServerMessage(message)) {
      console.warn("a message that this page does not know", message);
      return;
    }
    if (message.type === "reply") {
      if (message.request_id !== null) {
        this.pending.get(message.request_id)?.resolve(message);
        this.pending.delete(message.request_id);
      }
      return;
    }
    if (message.type === "goaway") {
      this.retryMs = message.retry_ms;
      return;
    }
    if (message.type !== "pong") {
      this.handlers.onMessage(message);
    }
    if (message.type === "welcome") {
      this.welcome();
    }
  }

  private welcome(): void {
    this.welcomed = true;
    this.failures = 0;
    this.post({ type: "subscribe", ...this.subscription });
    this.pingTimer = setInterval(() => this.ping(), PING_EVERY_MS);
    this.handlers.onConnection("open", null);
    const waiting = this.waiting;
    this.waiting = [];
    for (const waiter of waiting) {
      waiter.resolve();
    }
  }

  private ping(): void {
    if (Date.now() - this.lastReceived > SILENCE_MS) {
      this.socket?.close(4000);
    } else {
      this.post({ type: "ping" });
    }
  }

  private scheduleAck(): void {
    this.ackTimer ??= setTimeout(() => {
      this.ackTimer = null;
      const seq = this.handlers.position()?.seq ?? -1;
      if (seq >= 0) {
        this.post({ type: "ack", seq });
      }
    }, ACK_EVERY_MS);
  }

  private lose(socket: WebSocket, code: number): void {
    if (this.stopped || socket !== this.socket) {
      return;
    }
    this.welcomed = false;
    this.clearTimers();
    const error = new ConnectionLost(`the line closed with code ${code}`);
    for (const pending of this.pending.values()) {
      pending.reject(error);
    }
    this.pending.clear();
    if (FINAL_CODES.has(code)) {
      this.stopped = true;
      this.settleAll(error);
      this.handlers.onConnection("refused", code);
      return;
    }
    this.handlers.onConnection("lost", code);
    this.retryTimer = setTimeout(() => this.open(), this.nextDelay());
  }

  private nextDelay(): number {
    const random = this.options.random ?? Math.random;
    const backoff = Math.min(LAST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** this.failures);
    this.failures += 1;
    const delay = this.retryMs ?? backoff * (0.75 + 0.5 * random());
    this.retryMs = null;
    return delay;
  }

  private settleAll(error: Error): void {
    for (const waiter of [...this.pending.values(), ...this.waiting]) {
      waiter.reject(error);
    }
    this.pending.clear();
    this.waiting = [];
  }

  private clearTimers(): void {
    for (const timer of [this.ackTimer, this.retryTimer, this.pingTimer]) {
      if (timer !== null) {
        clearTimeout(timer);
      }
    }
    this.ackTimer = null;
    this.retryTimer = null;
    this.pingTimer = null;
  }
}
