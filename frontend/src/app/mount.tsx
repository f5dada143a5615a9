/** Puts the page in the place of its frame, once there is something to show. */
import { StrictMode, startTransition } from "react";
import { createRoot } from "react-dom/client";
import { StageProvider } from "../state/useStage";
import { App } from "./App";
import { ErrorBoundary } from "./ErrorBoundary";
import { reloadOnceForLostParts } from "./lostParts";
import { startApp } from "./start";

reloadOnceForLostParts();
const stage = await startApp();
const root = document.getElementById("root");
if (root !== null) {
  const page = createRoot(root);
  startTransition(() =>
    page.render(
      <StrictMode>
        <ErrorBoundary>
          <StageProvider value={stage}>
            <App />
          </StageProvider>
        </ErrorBoundary>
      </StrictMode>,
    ),
  );
}
