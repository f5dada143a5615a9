/** A stage around what a test renders. */
import type { ReactNode } from "react";
import type { Stage } from "./stage";
import { StageProvider } from "./useStage";

export function onStage(stage: Stage) {
  return {
    wrapper: ({ children }: { children: ReactNode }) => (
      <StageProvider value={stage}>{children}</StageProvider>
    ),
  };
}
