/** The same for a file that stands alone, which holds the worker as well (`vite.replay.config.ts` puts it in the place). */
import Inside from "./wires.worker.ts?worker&inline";

export function startWorker(): Worker {
  return new Inside();
}
