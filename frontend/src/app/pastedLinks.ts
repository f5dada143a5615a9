/** Links to experiments that are pasted into the page, or dropped onto it, are opened; fields keep what is pasted there. */
import { reportFailure } from "../state/faults";
import { isLinked, openLink } from "./openLink";

const FIELDS = "input, textarea, [contenteditable]";

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(FIELDS) !== null;
}

function take(event: Event, data: DataTransfer | null): void {
  if (isField(event.target) || data === null) return;
  const text = data.getData("text/uri-list") || data.getData("text/plain");
  if (!isLinked(text)) return;
  event.preventDefault();
  openLink(text).catch(reportFailure);
}

/** A drop is only offered where a drag over the page is answered; what is dragged is not readable until then. */
function offer(event: DragEvent): void {
  const types = event.dataTransfer?.types ?? [];
  if (types.includes("text/uri-list") && !isField(event.target)) event.preventDefault();
}

/** Returns the way to stop. */
export function watchLinks(): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener("paste", (event) => take(event, event.clipboardData), { signal });
  document.addEventListener("dragover", offer, { signal });
  document.addEventListener("drop", (event) => take(event, event.dataTransfer), { signal });
  return () => stop.abort();
}
