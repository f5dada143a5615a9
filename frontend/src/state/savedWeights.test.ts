import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeDocument, setNodeSettings } from "../domain/document";
import type { SavedWeights } from "../domain/savedWeights";
import { findNode } from "../domain/spec";
import { makeCatalog } from "../domain/testCatalog";
import { findAction, isEnabled, runAction } from "./actions/registry";
import { checkStore } from "./check";
import { keepCompared } from "./compareDocument";
import { documentStore, editDocument, openDocument, undo } from "./documentStore";
import { queryClient } from "./queries";
import { play } from "./sessionActions";
import { leaveSession } from "./sessionEntry";
import { Stage } from "./stage";
import { Server } from "./testServer";

const SAVED: SavedWeights = {
  ...{ id: "i", weights: "a".repeat(64), name: "", step: 10, size_bytes: 1, created_at: "" },
  experiment: "",
  nodes: [
    { node_id: "dense_1", type: "dense", weights: { kernel: [2, 2], bias: [2] }, layers: {} },
  ],
};
const DRAFT = makeDocument({
  network: {
    nodes: [
      { id: "x", type: "input" },
      { id: "dense_1", type: "dense", config: { units: 2 } },
      { id: "dense_2", type: "dense", config: { units: 3 } },
    ],
  },
});
const facts = (weights: number) => ({ shape: null, operations: 0, weights });

describe("weights of a run", () => {
  let stage: Stage;
  let stop: () => void;
  let posted: { url: string; body: unknown; token: string | null }[];

  beforeEach(() => {
    vi.useFakeTimers();
    stage = new Stage();
    posted = [];
    queryClient.setQueryData(
      ["catalog"],
      makeCatalog({ layers: [{ type: "dense", has_weights: true }, { type: "input" }] }),
    );
    vi.stubGlobal("WebSocket", Server);
    vi.stubGlobal("fetch", async (request: Request) => {
      const { url } = request;
      if (url.endsWith("/weights") && request.method === "POST") {
        const token = request.headers.get("authorization");
        posted.push({ url, body: await request.json(), token });
      }
      const body = url.endsWith("/api/sessions")
        ? { session_id: "s", owner_token: "secret" }
        : url.endsWith("/sessions/s/weights")
          ? SAVED
          : { events: [] };
      return new Response(JSON.stringify(body), {
        headers: { "content-type": "application/json" },
      });
    });
    openDocument(DRAFT);
    checkStore.setState({
      nodes: new Map([
        ["dense_1", facts(6)],
        ["dense_2", facts(9)],
      ]),
    });
    stop = keepCompared(stage);
  });

  afterEach(() => {
    stop();
    leaveSession(stage);
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  async function settle(): Promise<void> {
    await vi.advanceTimersByTimeAsync(1000);
  }

  async function train(): Promise<void> {
    void play(stage);
    await settle();
  }

  const action = findAction("keep_weights");

  it("can be kept once there is a run", async () => {
    expect(isEnabled(action, { stage })).toBe(false);
    await train();
    expect(isEnabled(action, { stage })).toBe(true);
  });

  it("are saved under this browser's token, and the blocks that they fit start with them", async () => {
    await train();
    runAction(action, { stage });
    await settle();
    expect(posted.map(({ url, token }) => [new URL(url).pathname, token])).toEqual([
      ["/api/sessions/s/weights", "Bearer secret"],
    ]);
    expect(posted[0]?.body).toMatchObject({
      run_id: "run-1",
      library: expect.stringMatching(/.{16}/),
    });
    const source = { weights: SAVED.weights, node: "dense_1" };
    expect(findNode(documentStore.getState().spec, "dense_1")?.weights_from).toEqual(source);
    expect(findNode(documentStore.getState().spec, "dense_2")?.weights_from).toBeNull();
    expect(stage.kept.getState().result).toEqual({ kept: ["dense_1"], fresh: ["dense_2"] });
    expect(stage.session.getState().edited).toBe(true);
    undo();
    expect(documentStore.getState().spec).toEqual(DRAFT.spec);
    expect(stage.session.getState().edited).toBe(false);
  });

  it("have variations, each a run of its own from the first weights, and undo leads back", async () => {
    const features = findAction("freeze_features");
    const more = findAction("unfreeze_more");
    expect(isEnabled(features, { stage })).toBe(false);
    await train();
    runAction(action, { stage });
    await settle();
    Server.current.sent = [];
    expect(isEnabled(more, { stage })).toBe(false);
    runAction(features, { stage });
    await settle();
    const frozen = () => documentStore.getState().spec.network.nodes.map((node) => node.frozen);
    expect(frozen()).toEqual([false, true, false]);
    const started = Server.current.sent.filter(({ type }) => type === "start");
    expect(started).toMatchObject([
      { reason: "edit", play: true, spec: documentStore.getState().spec },
    ]);
    expect(isEnabled(features, { stage })).toBe(false);
    runAction(more, { stage });
    await settle();
    expect(frozen()).toEqual([false, false, false]);
    expect(Server.current.sent.filter(({ type }) => type === "start")).toHaveLength(2);
    undo();
    expect(frozen()).toEqual([false, true, false]);
  });

  it("freeze while it trains: no new run, and one message once the value stands", async () => {
    await train();
    Server.current.sent = [];
    const set = (settings: Parameters<typeof setNodeSettings>[2]) =>
      editDocument((draft) => setNodeSettings(draft, "dense_1", settings));
    set({ frozen: true });
    for (const learning_rate_factor of [0, 0.2, 0.25]) set({ learning_rate_factor });
    await settle();
    expect(stage.session.getState().edited).toBe(false);
    const reported = Server.current.sent.filter(({ type }) => type === "set");
    expect(reported.map(({ path, value }) => [path, value])).toEqual([
      ["network.nodes.dense_1.frozen", 1],
      ["network.nodes.dense_1.learning_rate_factor", 0.25],
    ]);
  });
});
