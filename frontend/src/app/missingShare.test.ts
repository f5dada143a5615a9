import { afterEach, expect, it, vi } from "vitest";
import { makeDocument } from "../domain/document";
import { writeLink } from "../domain/shareLink";
import { makeCatalog } from "../domain/testCatalog";
import { LIMIT_MS } from "../domain/testLimit";
import { runDetail } from "../domain/testRuns";
import { documentStore, openDocument } from "../state/documentStore";
import { bootLive } from "../state/liveBoot";
import { Stage } from "../state/stage";
import { Server } from "../state/testServer";
import { setUi, uiStore } from "../state/uiStore";
import { sharedShown, watchMissing } from "./sharePage";

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

it("what the owner turns on a page that is all there comes as theirs, and is no edit", async () => {
  const optimizer = { type: "sgd", config: { learning_rate: 0.1 } };
  const theirs = makeDocument({ data: { type: "spiral" }, optimizer }).spec;
  vi.stubGlobal("fetch", async ({ url }: Request) =>
    Response.json(url.includes("/runs/") ? runDetail("run-1", theirs) : CATALOG),
  );
  documentStore.setState({ borrowed: false });
  const stage = new Stage();
  const stop = await watch(stage);
  const present = () => documentStore.getState();
  await vi.waitFor(() => expect(present().borrowed).toBe(true), LIMIT_MS);
  const rate = "optimizer.config.learning_rate";
  const state = { run_id: "run-1", status: "running", step: 1, epoch: 0, live: { [rate]: 0.25 } };
  Server.current.say({ type: "state", state });
  expect(present().spec.optimizer).toEqual({ type: "sgd", config: { learning_rate: 0.25 } });
  expect(stage.session.getState().phase).toBe("watching");
  expect(uiStore.getState().notice).toBeNull();
  stop();
});

it("the experiment that opens in place of a session that is gone is no edit of the visitor's", async () => {
  history.replaceState(null, "", "/w/s");
  vi.stubGlobal("WebSocket", Server);
  vi.stubGlobal("fetch", async () => Response.json(CATALOG));
  const stage = new Stage();
  watchMissing(stage);
  const stop = bootLive(stage);
  await vi.waitFor(() => expect(Server.current.sent.length).toBeGreaterThan(0), LIMIT_MS);
  stage.session.setState({ connection: "refused" });
  openDocument(makeDocument({ data: { type: "circles" } }, "In its place"));
  expect(location.pathname).toBe("/w/s");
  expect(uiStore.getState().notice).toBeNull();
  stop();
});

/** A session in which a run trains already. */
class Training extends Server {
  override send(text: string): void {
    if (this.runs === 0) this.begin("first");
    super.send(text);
  }
}

it.each([
  ["what the owner trains is there", Training, true],
  ["it is known that the owner has not begun", Server, false],
])("a page that watches is shown once %s, and not before", async (_, Socket, begins) => {
  const theirs = makeDocument({ data: { type: "spiral" } }).spec;
  const release: (() => void)[] = [];
  vi.stubGlobal("fetch", async () => {
    await new Promise<void>((resolve) => release.push(resolve));
    return Response.json(runDetail("run-1", theirs));
  });
  history.replaceState(null, "", "/w/s");
  vi.stubGlobal("WebSocket", Socket);
  documentStore.setState({ borrowed: false });
  const stage = new Stage();
  let shown = false;
  const done = sharedShown(stage).then(() => {
    shown = true;
  });
  const stop = bootLive(stage);
  expect(shown).toBe(false);
  const isOpen = () => expect(stage.session.getState().connection).toBe("open");
  await vi.waitFor(isOpen, LIMIT_MS);
  await vi.waitFor(() => expect(release.length > 0 || !begins).toBe(true), LIMIT_MS);
  expect(shown).toBe(!begins);
  for (const answer of release) answer();
  await done;
  expect(documentStore.getState().borrowed).toBe(begins);
  stop();
});
