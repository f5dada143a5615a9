/** Live values on their way to the run: the last of each path, at most every 60 ms. */
import { ofDocument } from "./ofDocument";
import { hasLine, request } from "./sessionLine";
import type { Stage } from "./stage";

/** What a field of a live setting calls. */
export type OnLiveChange = (path: string, value: number) => void;

const FLUSH_MS = 60;

/** How a block takes part in training has to be compiled: only a value that stands is sent. */
const COMPILED_MS = 500;
const IS_COMPILED =
  /^network\.(groups\.\w+\.)?nodes\.\w+\.(frozen|learning_rate_factor|frozen_weights\..*)$/;

/** Changes a live value of the run without a restart. */
export function setLive(stage: Stage, path: string, value: number): void {
  if (!hasLine(stage) || !Number.isFinite(value) || !stage.sent.noteLive(path, value)) {
    return;
  }
  stage.liveQueue.set(path, value);
  if (IS_COMPILED.test(path) && stage.liveTimer !== null) {
    clearTimeout(stage.liveTimer);
    stage.liveTimer = null;
  }
  const delay = IS_COMPILED.test(path) ? COMPILED_MS : FLUSH_MS;
  stage.liveTimer ??= setTimeout(() => flush(stage), delay);
}

/** Another run has taken the place of the one changed, and began with the value: nobody has to know. */
const OVERTAKEN = "run_superseded";

async function send(stage: Stage, path: string, value: number): Promise<void> {
  try {
    const reply = await request(stage, { type: "set", path, value });
    const problems = (reply?.problems ?? []).filter(({ code }) => code !== OVERTAKEN);
    if (problems.length > 0) {
      stage.session.setState({ problems: ofDocument(problems) });
    }
  } catch {
    stage.sent.unnoteLive(path);
  }
}

function flush(stage: Stage): void {
  stage.liveTimer = null;
  const changes = [...stage.liveQueue];
  stage.liveQueue.clear();
  for (const [path, value] of changes) {
    void send(stage, path, value);
  }
}
