import { afterEach, expect, it, vi } from "vitest";
import { makeDocument } from "../domain/document";
import { writeLink } from "../domain/shareLink";
import { makeCatalog } from "../domain/testCatalog";
import { LIMIT_MS } from "../domain/testLimit";
import { runDetail } from "../domain/testRuns";
import { documentStore } from "../state/documentStore";
import { bootLive } from "../state/liveBoot";
import { Stage } from "../state/stage";
import { Server } from "../state/testServer";
import { setUi, uiStore } from "../state/uiStore";
import { watchMissing } from "./start";

const FIRST = {
  ...{ id: "first", title: "First", summary: "", spec: makeDocument({}).spec },
  ...{ spec_hash: null, weights: 0, steps_per_second: null },
};
const CATALOG = { ...makeCatalog(), labs: [FIRST] };

afterEach(() => {
  history.replaceState(null, "", "/");
  setUi({ notice: null });
  vi.unstubAllGlobals();
});

it.each([
  [404, "notice.share_missing"],
  [503, "notice.share_unreachable"],
])(
  "a share that answers %i is said to be gone, also once another drawing has opened",
  async (status, key) => {
    history.replaceState(null, "", "/s/nowhere");
    vi.stubGlobal("fetch", async ({ url }: Request) =>
      url.includes("/shares/")
        ? Response.json({ problems: [] }, { status })
        : Response.json(CATALOG),
    );
    const stage = new Stage();
    watchMissing(stage);
    const stop = bootLive(stage);
    await vi.waitFor(() => expect(uiStore.getState().notice?.key).toBe(key), LIMIT_MS);
    stop();
  },
);

const NO_RUN = { run: null, runs: [], run_schema: null, state: null };

/** A page that watches a session in which a run begins. */
async function watch(stage: Stage): Promise<() => void> {
  history.replaceState(null, "", "/w/s");
  vi.stubGlobal("WebSocket", Server);
  watchMissing(stage);
  const stop = bootLive(stage);
  await vi.waitFor(() => expect(Server.current.sent.length).toBeGreaterThan(0), LIMIT_MS);
  Server.current.say({ type: "welcome", session_id: "s", role: "viewer", ...NO_RUN });
  Server.current.begin("first");
  return stop;
}

it("a watched run that cannot be asked for leaves the stage, and Back leads to it again", async () => {
  vi.stubGlobal("fetch", async ({ url }: Request) =>
    url.includes("/runs/")
      ? Response.json({ problems: [] }, { status: 503 })
      : Response.json(CATALOG),
  );
  const stage = new Stage();
  const stop = await watch(stage);
  const notice = () => uiStore.getState().notice?.key;
  await vi.waitFor(() => expect(notice()).toBe("notice.share_unreachable"), LIMIT_MS);
  expect(stage.runs.current).toBeNull();
  expect(stage.session.getState().phase).toBe("idle");
  expect(location.pathname).toBe("/");
  stop();
});

it("a session refused once the watched run was shown leaves the document as it is", async () => {
  const theirs = makeDocument({ data: { type: "spiral" } }).spec;
  vi.stubGlobal("fetch", async ({ url }: Request) =>
    Response.json(url.includes("/runs/") ? runDetail("run-1", theirs) : CATALOG),
  );
  const stage = new Stage();
  const stop = await watch(stage);
  await vi.waitFor(() => expect(documentStore.getState().borrowed).toBe(true), LIMIT_MS);
  history.replaceState(null, "", `/w/s#${writeLink(makeDocument({ data: { type: "moons" } }))}`);
  Server.current.onclose?.({ code: 4404 });
  await vi.waitFor(() => expect(stage.session.getState().connection).toBe("refused"), LIMIT_MS);
  expect(documentStore.getState().spec.data.type).toBe("spiral");
  stop();
});
