/** The committed messages of `tests/contract/vectors`, which the server's tests read too. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Command, type Position, type ServerMessage, SessionStream } from "./stream";

const FOLDER = resolve(import.meta.dirname, "../../../tests/contract/vectors");

function readMessages<Message>(name: string): Message[] {
  return JSON.parse(readFileSync(resolve(FOLDER, name), "utf8"));
}

const SERVER = readMessages<ServerMessage>("server_messages.json");
const CLIENT = readMessages<{ type: string; request_id?: string }>("client_messages.json");
const WELCOME = SERVER.find((message) => message.type === "welcome");

class Socket {
  readyState = 1;
  binaryType = "";
  sent: Record<string, unknown>[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.readyState = 3;
  }

  say(message: unknown): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

function openStream(token: string | null = null, position: Position | null = null) {
  const socket = new Socket();
  const heard: ServerMessage[] = [];
  const stream = new SessionStream(
    { url: "ws://here", token, makeSocket: () => socket as unknown as WebSocket },
    {
      position: () => position,
      onFrame: () => true,
      onMessage: (message) => heard.push(message),
      onConnection: () => undefined,
    },
  );
  stream.open();
  socket.onopen?.();
  return { stream, socket, heard };
}

describe("message vectors", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each(SERVER.map((message) => [message.type, message] as const))(
    "%s is taken in as committed",
    async (type, message) => {
      const { stream, socket, heard } = openStream();
      socket.say(WELCOME);
      const reply = stream.request({ type: "play" } as Command);
      await Promise.resolve();
      await Promise.resolve();
      socket.say(
        type === "reply" ? { ...message, request_id: socket.sent.at(-1)?.request_id } : message,
      );
      if (type === "reply") {
        expect(await reply).toMatchObject({ ...message, request_id: expect.any(String) });
      } else if (type !== "pong" && type !== "goaway") {
        expect(heard.at(-1)).toEqual(message);
      }
      stream.close();
      reply.catch(() => undefined);
    },
  );

  it("hello is said as committed", () => {
    const hellos = CLIENT.filter((message) => message.type === "hello");
    const position = { run_id: "run-1", generation: 1, seq: 9 };
    const said = [openStream().socket.sent[0], openStream("secret", position).socket.sent[0]];
    expect(said).toEqual(hellos);
  });

  it("what is watched is said as committed", () => {
    const { stream, socket } = openStream();
    socket.say(WELCOME);
    stream.subscribe(["boundary", "confusion"], 10);
    expect(socket.sent.at(-1)).toEqual(CLIENT.find((message) => message.type === "subscribe"));
  });

  it.each(
    CLIENT.filter((message) => message.request_id !== undefined).map(
      (message) => [message.type, message] as const,
    ),
  )("%s is commanded as committed", async (_, message) => {
    const { stream, socket } = openStream();
    socket.say(WELCOME);
    const { request_id: _name, ...command } = message;
    const reply = stream.request(command as Command);
    await Promise.resolve();
    await Promise.resolve();
    expect({ ...socket.sent.at(-1), request_id: message.request_id }).toEqual(message);
    stream.close();
    reply.catch(() => undefined);
  });
});
