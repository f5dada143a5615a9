/** The button that cures a problem, fetched once there is one. */
import { Suspense } from "react";
import type { Problem } from "../domain/spec";
import { lazyPart } from "../ui/lazyPart";

const FixButton = lazyPart(async () => ({
  default: (await import("../features/graph/FixButton")).FixButton,
}));

export function LazyFix({ problem }: { problem: Problem }) {
  if (problem.fix.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <FixButton problem={problem} />
    </Suspense>
  );
}
