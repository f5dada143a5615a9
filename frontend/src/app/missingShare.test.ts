import { afterEach, expect, it, vi } from "vitest";
import { makeDocument } from "../domain/document";
import { LIMIT_MS } from "../domain/testLimit";
import { bootLive } from "../state/liveBoot";
import { Stage } from "../state/stage";
import { setUi, uiStore } from "../state/uiStore";
import { watchMissing } from "./start";

const ZOO = [{ id: "first", title: "First", spec: makeDocument({}).spec, steps_per_second: null }];

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
        : Response.json({ zoo: ZOO }),
    );
    const stage = new Stage();
    watchMissing(stage);
    const stop = bootLive(stage);
    await vi.waitFor(() => expect(uiStore.getState().notice?.key).toBe(key), LIMIT_MS);
    stop();
  },
);
