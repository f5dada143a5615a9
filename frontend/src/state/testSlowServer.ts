/** A server that answers starts when it is reported to, and an experiment in another spelling than its own, for tests. */
import { makeDocument } from "../domain/document";
import type { Spec } from "../domain/spec";
import { makeCatalog } from "../domain/testCatalog";
import { Server } from "./testServer";

export const CATALOG = makeCatalog({
  layers: [
    { type: "input" },
    { type: "dense", defaults: { use_bias: true, units: 1 } },
    { type: "relu" },
  ],
  optimizers: [{ type: "sgd", defaults: { momentum: 0 }, live: ["learning_rate", "momentum"] }],
});

/** Settings at their defaults are left out, and nodes stand as they were drawn: not the server's spelling. */
export const DRAWN = makeDocument({
  network: {
    nodes: [
      { id: "x", type: "input" },
      { id: "dense_1", type: "dense", config: { units: 2 } },
      { id: "a", type: "relu" },
    ],
    edges: [
      { source: "x", target: "dense_1" },
      { source: "dense_1", target: "a" },
    ],
  },
  data: { type: "spiral" },
  optimizer: { type: "sgd", config: { learning_rate: 0.1 } },
});

export function withBatch(spec: Spec, batch_size: number): Spec {
  return { ...spec, training: { ...spec.training, batch_size } };
}

/** A server that hears starts and answers them when it is reported to, or loses the line at once. */
export class Slow extends Server {
  static waiting: string[] = [];
  static breaks = false;

  override send(text: string): void {
    const message = JSON.parse(text);
    if (message.type !== "start") {
      super.send(text);
      return;
    }
    this.sent.push(message);
    Slow.waiting.push(text);
    if (Slow.breaks) {
      this.readyState = 3;
      this.onclose?.({ code: 1006 });
    }
  }

  answerStarts(): void {
    for (const text of Slow.waiting.splice(0)) {
      const place = this.sent.length;
      super.send(text);
      this.sent.splice(place, 1); // It stands there already.
    }
  }
}

/** The id of the last start that was sent. */
export function lastStart(): string {
  return JSON.parse(Slow.waiting.at(-1) ?? "{}").request_id;
}

export function current(): Slow {
  if (!(Server.current instanceof Slow)) throw new Error("another server");
  return Server.current;
}
