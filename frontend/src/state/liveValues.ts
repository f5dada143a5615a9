/** Live values on their way to the run: the last of each path, at most every 60 ms. */
import { hasLine, request } from "./sessionLine";
import type { Stage } from "./stage";

/** What a field of a live setting is told to call. */
export type OnLiveChange = (path: string, value: number) => void;

const FLUSH_MS = 60;

/** Changes a live value of the run without a restart. */
export function setLive(stage: Stage, path: string, value: number): void {
  if (!hasLine(stage) || !Number.isFinite(value) || !stage.sent.noteLive(path, value)) {
    return;
  }
  stage.liveQueue.set(path, value);
  stage.liveTimer ??= setTimeout(() => flush(stage), FLUSH_MS);
}

async function send(stage: Stage, path: string, value: number): Promise<void> {
  try {
    const problems = (await request(stage, { type: "set", path, value }))?.problems ?? [];
    if (problems.length > 0) {
      stage.session.setState({ problems });
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
