/** One animation-frame loop for everything that moves: each view at its own rate, only while it can be seen. */

interface ScheduledView {
  /** Draws at most this often a second. */
  readonly maxHz: number;
  /** Looked at to know whether the view is on screen; none means always. */
  readonly element?: Element | null;
  /** Changes text or styles of the page: after all views that paint, which would have to wait for a new layout otherwise. */
  readonly writes?: boolean;
  /** `elapsedMs` since this view's last call. */
  draw(nowMs: number, elapsedMs: number): void;
}

interface Entry {
  readonly view: ScheduledView;
  readonly intervalMs: number;
  lastMs: number;
  visible: boolean;
}

/** Frames come a little early or late; a view is due when this much of its interval is missing. */
const SLACK_MS = 4;
const TIMINGS = 240;

const entries = new Set<Entry>();
const byElement = new Map<Element, Entry>();
const timings: number[] = [];
let running = false;
let held = false;
let frameNumber = 0;

const observer =
  typeof IntersectionObserver === "undefined"
    ? null
    : new IntersectionObserver((changes) => {
        for (const change of changes) {
          const entry = byElement.get(change.target);
          if (entry !== undefined) {
            entry.visible = change.isIntersecting;
          }
        }
      });

function drawDue(entry: Entry, nowMs: number): void {
  const elapsed = nowMs - entry.lastMs;
  if (entry.visible && elapsed >= entry.intervalMs - SLACK_MS) {
    entry.lastMs = nowMs;
    entry.view.draw(nowMs, elapsed);
  }
}

/** Runs every view that is due; the seam for tests, called by requestAnimationFrame otherwise. */
export function runFrame(nowMs: number): void {
  const started = performance.now();
  frameNumber += 1;
  for (const writes of [false, true]) {
    for (const entry of entries) {
      if ((entry.view.writes ?? false) === writes) drawDue(entry, nowMs);
    }
  }
  timings.push(performance.now() - started);
  if (timings.length > TIMINGS) {
    timings.shift();
  }
}

function loop(nowMs: number): void {
  if (entries.size === 0 || held) {
    running = false;
    return;
  }
  if (!document.hidden) {
    runFrame(nowMs);
  }
  requestAnimationFrame(loop);
}

function start(): void {
  if (running || held || entries.size === 0) return;
  running = true;
  requestAnimationFrame(loop);
}

/** Nothing moves while the page is held, and no frame is asked for. */
export function holdFrames(hold: boolean): void {
  held = hold;
  start();
}

/** Adds a view; the function returned takes it away. Views of one rate are spread over different frames. */
export function schedule(view: ScheduledView): () => void {
  const intervalMs = 1000 / view.maxHz;
  const phase = (entries.size * 17) % intervalMs;
  const lastMs = performance.now() - intervalMs + phase;
  const entry: Entry = { view, intervalMs, lastMs, visible: true };
  entries.add(entry);
  const element = view.element ?? null;
  if (element !== null && observer !== null) {
    byElement.set(element, entry);
    observer.observe(element);
  }
  start();
  return () => {
    entries.delete(entry);
    if (element !== null) {
      byElement.delete(element);
      observer?.unobserve(element);
    }
  };
}

/** Frames run so far, and the median script time of the last ones in milliseconds. */
export function frameStatistics(): { frame: number; medianMs: number } {
  const sorted = [...timings].sort((a, b) => a - b);
  return { frame: frameNumber, medianMs: sorted[sorted.length >> 1] ?? 0 };
}
