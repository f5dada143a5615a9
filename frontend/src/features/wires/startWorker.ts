/** Starts the worker that paints the wires. */
export function startWorker(): Worker {
  return new Worker(new URL("./wires.worker.ts", import.meta.url), { type: "module" });
}
