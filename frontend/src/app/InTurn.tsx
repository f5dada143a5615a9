/** Panels of the first picture come one after another, each in tasks of its own: the page can answer in between. */
import { type ComponentType, startTransition, useEffect, useState } from "react";
import { reportFailure } from "../state/faults";
import { ErrorBoundary } from "./ErrorBoundary";

interface Panel {
  readonly coming: Promise<{ readonly default: ComponentType }>;
  loaded: ComponentType | null;
}

let line: Promise<void> = Promise.resolve();

/** The browser has time for a picture and for what the user does. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** A panel that is fetched at once, and put in place when those before it are. */
export function comingPanel(coming: Panel["coming"]): Panel {
  coming.catch(() => undefined);
  return { coming, loaded: null };
}

async function put(panel: Panel, show: (content: ComponentType) => void): Promise<void> {
  const { default: content } = await panel.coming;
  panel.loaded = content;
  await pause();
  startTransition(() => show(content));
  await pause();
}

export function InTurn({ panel }: { panel: Panel }) {
  const [Content, setContent] = useState(() => panel.loaded);
  useEffect(() => {
    if (panel.loaded !== null) return;
    line = line.then(() => put(panel, (content) => setContent(() => content))).catch(reportFailure);
  }, [panel]);
  return Content === null ? null : (
    <ErrorBoundary>
      <Content />
    </ErrorBoundary>
  );
}
