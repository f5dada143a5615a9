/** How a verdict on a fix is drawn. */
import { CircleCheck, CircleDashed, CircleMinus, CircleX } from "lucide-react";
import type { RunComparison } from "../../domain/cureReport";

type Verdict = NonNullable<RunComparison["verdict"]> | "pending";

export const VERDICT_ICONS = {
  worked: CircleCheck,
  helped: CircleMinus,
  failed: CircleX,
  pending: CircleDashed,
} as const;

export function verdictOf({ verdict }: RunComparison): Verdict {
  return verdict ?? "pending";
}
