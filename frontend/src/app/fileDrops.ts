/** A file dropped anywhere on the page is caught: the browser would leave the page for it. */
import { setUi } from "../state/uiStore";

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

/** Returns the way to stop. */
export function watchFileDrops(): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal, capture: true };
  const refuse = (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.type === "drop") setUi({ notice: { key: "notice.file_dropped" } });
  };
  document.addEventListener("dragover", refuse, options);
  document.addEventListener("drop", refuse, options);
  return () => stop.abort();
}
