/** What leads through the page (command palette, tour, glossary, sound of the loss), fetched when it is first asked for. */
import { Suspense, useEffect, useState } from "react";
import { loadTexts } from "../i18n";
import { uiStore } from "../state/uiStore";
import { lazyPart } from "../ui/lazyPart";
import { ErrorBoundary } from "./ErrorBoundary";

const GuideParts = lazyPart(async () => {
  const texts = (["guide", "studies", "probes"] as const).map(loadTexts);
  const [parts] = await Promise.all([import("./GuideParts"), ...texts]);
  return parts;
});

function isAsked(): boolean {
  const { guide, sound } = uiStore.getState();
  return guide !== null || sound;
}

/** Calls back once somebody asks for a part, or comes to a word that the glossary explains. */
function whenWanted(want: () => void): () => void {
  const stop = new AbortController();
  const look = ({ target }: Event) => {
    if (target instanceof Element && target.closest("[data-term]") !== null) want();
  };
  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, look, { signal: stop.signal });
  }
  const stopStore = uiStore.subscribe(() => isAsked() && want());
  return () => {
    stop.abort();
    stopStore();
  };
}

export function Guide() {
  const [wanted, setWanted] = useState(isAsked);
  useEffect(() => (wanted ? undefined : whenWanted(() => setWanted(true))), [wanted]);
  return wanted ? (
    <ErrorBoundary floating>
      <Suspense fallback={null}>
        <GuideParts />
      </Suspense>
    </ErrorBoundary>
  ) : null;
}
