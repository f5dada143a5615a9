/** Puts the page in the place of its frame, once there is something to show. */
import { StrictMode, startTransition } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { startApp } from "./start";

await startApp();
const root = document.getElementById("root");
if (root !== null) {
  const page = createRoot(root);
  startTransition(() =>
    page.render(
      <StrictMode>
        <App />
      </StrictMode>,
    ),
  );
}
