/** Offers to keep the weights of an edited network, and names the blocks that did. */
import { Save } from "lucide-react";
import { useStore } from "zustand";
import type { Kept } from "../../domain/savedWeights";
import { type Translate, useT } from "../../i18n";
import { useAction } from "../../state/actions/useAction";
import { useDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import { keepable } from "../../state/savedWeights";
import { useSession, useStage } from "../../state/useStage";
import { Button } from "../../ui/Button";
import { useNodeNames } from "../../ui/nodeNames";

/** Which blocks keep their weights, in words. nameOf: of a block by its id. */
function keptText({ kept, fresh }: Kept, nameOf: (id: string) => string, t: Translate): string {
  const list = (ids: readonly string[]) => ids.map(nameOf).join(", ");
  if (kept.length === 0) return t("weights.none_kept");
  if (fresh.length === 0) return t("weights.kept", { kept: list(kept) });
  return t("weights.kept_partly", { kept: list(kept), fresh: list(fresh) });
}

/** What stands behind the notice of an edited experiment. */
export function KeptNotice() {
  const t = useT();
  const { result, runId } = useStore(useStage().kept, (state) => state);
  const present = useSession(keepable);
  const nameOf = useNodeNames(
    useDocument((draft) => draft.spec),
    useCatalog(),
  );
  const { label, disabled, onClick } = useAction("keep_weights");
  if (result !== null && runId === present) {
    return <span data-testid="kept-weights">{keptText(result, nameOf, t)}</span>;
  }
  if (disabled) return null;
  return (
    <Button icon={<Save />} onClick={onClick} data-testid="notice-keep-weights">
      {label}
    </Button>
  );
}
