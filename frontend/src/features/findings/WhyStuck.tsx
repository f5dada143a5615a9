/** The question why a run is stuck, where it has taken steps and nothing is said of it. */
import { CircleHelp } from "lucide-react";
import { useAction } from "../../state/actions/useAction";
import { findingKey } from "../../state/sessionStore";
import { useSession } from "../../state/useStage";
import { Button } from "../../ui/Button";

export function WhyStuck() {
  const { label, disabled, onClick } = useAction("why_stuck");
  const isSilent = useSession(
    ({ findings, dismissed, runId, divergence }) =>
      divergence === null && findings.every((finding) => dismissed.has(findingKey(runId, finding))),
  );
  if (disabled || !isSilent) return null;
  return (
    <Button
      variant="quiet"
      data-testid="why-stuck"
      icon={<CircleHelp aria-hidden="true" />}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
