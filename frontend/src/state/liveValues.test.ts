import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeDocument } from "../domain/document";
import { residualNetwork } from "../domain/testNetworks";
import { openDocument } from "./documentStore";
import { setLive } from "./liveValues";
import { play } from "./sessionActions";
import { leaveSession } from "./sessionEntry";
import { Stage } from "./stage";
import { Server } from "./testServer";

const COMPILED = [
  "network.nodes.deep.frozen",
  "network.nodes.deep.learning_rate_factor",
  "network.groups.residual.nodes.fit.frozen",
  "network.groups.residual.nodes.fit.learning_rate_factor",
];
const AT_ONCE = [
  "network.nodes.deep.config.rate",
  "network.groups.residual.nodes.late.config.rate",
  "network.groups.frozen.nodes.learning_rate_factor.config.rate",
  "optimizer.config.learning_rate",
];

describe("a live value on its way to the run", () => {
  let stage: Stage;
  const sent = () =>
    Server.current.sent
      .filter(({ type }) => type === "set")
      .map(({ path, value }) => [path, value]);

  beforeEach(async () => {
    vi.useFakeTimers();
    stage = new Stage();
    vi.stubGlobal("WebSocket", Server);
    vi.stubGlobal("fetch", async () => {
      const body = { session_id: "s", owner_token: "secret", events: [] };
      return new Response(JSON.stringify(body), {
        headers: { "content-type": "application/json" },
      });
    });
    openDocument({ ...makeDocument({}), spec: residualNetwork() });
    await play(stage);
  });

  afterEach(() => {
    leaveSession(stage);
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it.each(COMPILED)("waits until it stands where it has to be compiled: %s", async (path) => {
    setLive(stage, path, 1);
    await vi.advanceTimersByTimeAsync(300);
    setLive(stage, path, 0.5);
    await vi.advanceTimersByTimeAsync(300);
    expect(sent()).toEqual([]);
    await vi.advanceTimersByTimeAsync(300);
    expect(sent()).toEqual([[path, 0.5]]);
  });

  it.each(AT_ONCE)("is sent at once where it is an input of the program: %s", async (path) => {
    setLive(stage, path, 0.5);
    await vi.advanceTimersByTimeAsync(100);
    expect(sent()).toEqual([[path, 0.5]]);
  });

  it("is no problem where Reset has overtaken it, and is one where it is refused", async () => {
    const problem = (code: string) => ({
      ...{ code, message: code, severity: "error", advice: null },
      ...{ node_id: null, path: null, got: null, expected: null, hint: null },
    });
    const reported = () => stage.session.getState().problems.map(({ code }) => code);
    Server.current.refusals = { set: [problem("run_superseded")] };
    setLive(stage, "optimizer.config.momentum", 0.9);
    await vi.advanceTimersByTimeAsync(100);
    expect(sent()).toEqual([["optimizer.config.momentum", 0.9]]);
    expect(reported()).toEqual([]);
    Server.current.refusals = { set: [problem("out_of_range")] };
    setLive(stage, "optimizer.config.momentum", 0.8);
    await vi.advanceTimersByTimeAsync(100);
    expect(reported()).toEqual(["out_of_range"]);
  });
});
