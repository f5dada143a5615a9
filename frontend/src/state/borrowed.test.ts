import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeDocument, setTitle } from "../domain/document";
import type { Spec } from "../domain/spec";
import { runDetail } from "../domain/testRuns";
import { oneTurn } from "../domain/testTurn";
import { documentStore, editDocument, openDocument, showLinked, undo } from "./documentStore";
import { openShare } from "./replay";
import { play } from "./sessionActions";
import { leaveSession } from "./sessionEntry";
import { Stage } from "./stage";
import { Server } from "./testServer";
import { uiStore } from "./uiStore";
import { watchSession } from "./watching";

const OWN = makeDocument({ data: { type: "moons" } }, "Mine");
const THEIRS = makeDocument(
  { network: { nodes: [{ id: "x", type: "input" }] }, data: { type: "spiral" } },
  "Theirs",
);

const NO_RUN = { run: null, runs: [], run_schema: null, state: null };

function kept(): string {
  return localStorage.getItem("backlight.document") ?? "";
}

function dataNow(): string {
  return documentStore.getState().spec.data.type;
}

function turnRate(spec: Spec): Spec {
  return { ...spec, training: { ...spec.training, l2: spec.training.l2 + 0.1 } };
}

function answer(url: string): unknown {
  if (url.includes("/shares/")) {
    const { spec, layout, title } = THEIRS;
    return { share_id: "one", title, spec, layout, run: null, created_at: "2026-01-01" };
  }
  if (url.includes("/experiments/")) {
    const { spec, layout, title } = THEIRS;
    const stored = { experiment_id: "e", spec_hash: "h", created_at: "2026-01-01" };
    return { ...stored, spec, layout, title };
  }
  if (url.endsWith("/api/sessions")) return { session_id: "s", owner_token: "secret" };
  return runDetail("run-1", THEIRS.spec);
}

describe("what somebody else shares", () => {
  let stop = () => {};
  let stage: Stage;

  beforeEach(() => {
    stage = new Stage();
    vi.stubGlobal("WebSocket", Server);
    vi.stubGlobal("fetch", async ({ url }: Request) => Response.json(answer(url)));
    openDocument(makeDocument({ data: { type: "moons" } }, "Before"));
    editDocument((draft) => setTitle(draft, OWN.title));
  });

  afterEach(() => {
    stop();
    stop = () => {};
    leaveSession(stage);
    vi.unstubAllGlobals();
  });

  /** The visitor's own drawing is kept, and from an edit of what is shared undo leads back to it and beyond. */
  function expectOwnIsSafe(): void {
    expect(dataNow()).toBe("spiral");
    expect(kept()).toContain('"title":"Mine"');
    expect(kept()).toContain("moons");
    editDocument((draft) => ({ ...draft, spec: turnRate(draft.spec) }));
    expect(kept()).toContain("spiral");
    undo();
    expect(documentStore.getState().spec.training.l2).toBe(0);
    expect(dataNow()).toBe("spiral");
    undo();
    expect(documentStore.getState().title).toBe("Mine");
    undo();
    expect(documentStore.getState().title).toBe("Before");
  }

  it("leaves the visitor's own drawing and its undo alone when a share opens", async () => {
    await openShare(stage, "one");
    expectOwnIsSafe();
  });

  it("leaves the visitor's own drawing and its undo alone when a live run opens", async () => {
    stop = watchSession(stage, "s");
    await vi.waitFor(() => expect(Server.current.sent.length).toBeGreaterThan(0));
    Server.current.say({ type: "welcome", session_id: "s", role: "viewer", ...NO_RUN });
    Server.current.begin("first");
    await vi.waitFor(() => expect(dataNow()).toBe("spiral"));
    expect(documentStore.getState().title).toBe("Theirs");
    expectOwnIsSafe();
  });

  /** Answers about runs and shares wait until the returned function is called. */
  function holdAnswers(): () => void {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    vi.stubGlobal("fetch", async ({ url }: Request) => {
      await held;
      return Response.json(answer(url));
    });
    return release;
  }

  function expectOwnEditStays(): void {
    expect(documentStore.getState()).toMatchObject({ title: "Mine", borrowed: false });
    expect(documentStore.getState().spec.training.l2).toBeCloseTo(0.1);
    expect(kept()).toContain('"l2":0.1');
    expect(uiStore.getState().notice?.key).toBe("notice.edited_before");
    expect(stage.session.getState().phase).toBe("idle");
    expect(location.pathname).toBe("/");
  }

  it("does not come over an edit that was made before a share was there", async () => {
    history.replaceState(null, "", "/s/one");
    const release = holdAnswers();
    const opened = openShare(stage, "one");
    editDocument((draft) => ({ ...draft, spec: turnRate(draft.spec) }));
    release();
    expect(await opened).toBe(false);
    expectOwnEditStays();
  });

  it("does not come over an edit that was made before the owner's document was there", async () => {
    history.replaceState(null, "", "/w/s");
    const release = holdAnswers();
    stop = watchSession(stage, "s");
    await vi.waitFor(() => expect(Server.current.sent.length).toBeGreaterThan(0));
    Server.current.say({ type: "welcome", session_id: "s", role: "viewer", ...NO_RUN });
    Server.current.begin("first");
    editDocument((draft) => ({ ...draft, spec: turnRate(draft.spec) }));
    release();
    await oneTurn();
    expectOwnEditStays();
  });

  it("becomes the visitor's own at Play, with undo to the drawing before", async () => {
    await openShare(stage, "one");
    await play(stage);
    expect(kept()).toContain("spiral");
    undo();
    expect(documentStore.getState().title).toBe("Mine");
  });

  it("comes by a link as something borrowed, from which undo leads straight back", async () => {
    showLinked(THEIRS);
    expect(dataNow()).toBe("spiral");
    expect(kept()).toContain('"title":"Mine"');
    undo();
    expect(documentStore.getState()).toMatchObject({ title: "Mine", borrowed: false });
    expect(kept()).toContain('"title":"Mine"');
    undo();
    expect(documentStore.getState().title).toBe("Before");
  });

  it("comes by two links one behind the other, and undo leads back over both", async () => {
    showLinked(THEIRS);
    showLinked({ ...THEIRS, spec: turnRate(THEIRS.spec), title: "Second" });
    expect(kept()).toContain('"title":"Mine"');
    undo();
    expect(documentStore.getState()).toMatchObject({ title: "Theirs", borrowed: true });
    undo();
    expect(documentStore.getState()).toMatchObject({ title: "Mine", borrowed: false });
  });

  it("comes by a link and becomes the visitor's own at Play, with undo to the drawing before", async () => {
    showLinked(THEIRS);
    await play(stage);
    expect(kept()).toContain('"title":"Theirs"');
    expect(localStorage.getItem("backlight.past")).toContain('"title":"Mine"');
    undo();
    expect(documentStore.getState().title).toBe("Mine");
  });

  it("moved about stays theirs", async () => {
    await openShare(stage, "one");
    editDocument((draft) => ({ ...draft, layout: { note: "", positions: { x: [9, 9] } } }));
    expect(documentStore.getState().layout.positions).toEqual({ x: [9, 9] });
    expect(kept()).toContain("moons");
  });
});
