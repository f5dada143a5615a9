/** A file dropped anywhere on the page is a table of one's own; the browser would leave the page for it. */
import { setUi } from "../state/uiStore";

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

/** Returns the way to stop. */
export function watchFileDrops(): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal, capture: true };
  const take = (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.type !== "drop") return;
    const [file, ...others] = event.dataTransfer?.files ?? [];
    if (file === undefined || others.length > 0) setUi({ notice: { key: "notice.file_dropped" } });
    else setUi({ tablesOpen: true, droppedFile: file });
  };
  document.addEventListener("dragover", take, options);
  document.addEventListener("drop", take, options);
  return () => stop.abort();
}
