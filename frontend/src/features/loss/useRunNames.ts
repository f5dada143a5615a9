/** Names of the run in focus and of those laid over it, for charts; the one in focus has none while it is alone. */
import { useDocument } from "../../state/documentStore";
import type { OverlayView } from "../../state/overlays";
import { useCatalog } from "../../state/queries";
import { useStage } from "../../state/useStage";
import { focusName, runNames, useRunWords } from "../../ui/runNames";

export function useRunNames(): (views: readonly OverlayView[]) => ReadonlyMap<string, string> {
  const stage = useStage();
  const spec = useDocument((document) => document.spec);
  const catalog = useCatalog();
  const words = useRunWords(spec, catalog);
  return (views) => {
    const { current, described } = stage.runs;
    const names = new Map(runNames(views, words, catalog));
    if (current !== null && views.length > 0) {
      const info = stage.session.getState().runs.find(({ run_id }) => run_id === current.runId);
      names.set(current.runId, focusName(info?.name ?? "", described, views, words, catalog));
    }
    return names;
  };
}
