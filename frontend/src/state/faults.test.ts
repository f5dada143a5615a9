import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeDocument } from "../domain/document";
import { openDocument } from "./documentStore";
import { pause, play } from "./sessionActions";
import { leaveSession } from "./sessionEntry";
import { Stage } from "./stage";
import { Server } from "./testServer";
import { setUi, uiStore } from "./uiStore";

describe("a command that fails", () => {
  let stage: Stage;

  beforeEach(() => {
    stage = new Stage();
    vi.stubGlobal("WebSocket", Server);
    vi.stubGlobal("fetch", async () => Response.json({ session_id: "s", owner_token: "secret" }));
    openDocument(makeDocument({ network: { nodes: [{ id: "x", type: "input" }] } }));
  });

  afterEach(() => {
    leaveSession(stage);
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it("says that the page has a fault where that is so, not that the connection is lost", async () => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
    await play(stage);
    vi.spyOn(Server.current, "send").mockImplementation(() => {
      throw new TypeError("undefined is not a function");
    });
    await pause(stage);
    expect(stage.session.getState().connection).not.toBe("lost");
    expect(uiStore.getState().notice?.key).toBe("notice.page_fault");
    expect(logged).toHaveBeenCalledOnce();
    setUi({ notice: null });
    logged.mockRestore();
  });

  it("says that the connection is lost where the server cannot be reached", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    await play(stage);
    expect(stage.session.getState().connection).toBe("lost");
  });
});
