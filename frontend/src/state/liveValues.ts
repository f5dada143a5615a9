/** Live values on their way to the run: the last of each path, at most every 60 ms. */
import { noteLive, unnoteLive } from "./runSpec";
import { hasLine, request } from "./sessionLine";
import { sessionStore } from "./sessionStore";

const FLUSH_MS = 60;
const queue = new Map<string, number>();
let timer: ReturnType<typeof setTimeout> | null = null;

/** Changes a live value of the run without a restart. */
export function setLive(path: string, value: number): void {
  if (!hasLine() || !Number.isFinite(value) || !noteLive(path, value)) {
    return;
  }
  queue.set(path, value);
  if (timer === null) {
    timer = setTimeout(flush, FLUSH_MS);
  }
}

async function send(path: string, value: number): Promise<void> {
  try {
    const problems = (await request({ type: "set", path, value }))?.problems ?? [];
    if (problems.length > 0) {
      sessionStore.setState({ problems });
    }
  } catch {
    unnoteLive(path);
  }
}

function flush(): void {
  timer = null;
  const changes = [...queue];
  queue.clear();
  for (const [path, value] of changes) {
    void send(path, value);
  }
}
