/** The runs of the list with what they are called. */
import { useDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import { type ListedRun, useRunList } from "../../state/runList";
import { focusName, runNames, useRunWords } from "../../ui/runNames";

/** A run with what it is called. */
export interface CalledRun extends ListedRun {
  readonly called: string;
}

/** Names relative to the run in focus, which is itself named by what it has otherwise than those drawn with it. */
export function useCalledRuns(): { runs: readonly CalledRun[]; kept: readonly CalledRun[] } {
  const { runs, kept } = useRunList();
  const catalog = useCatalog();
  const words = useRunWords(
    useDocument((document) => document.spec),
    catalog,
  );
  const all = [...runs, ...kept];
  const others = all.filter(({ shown }) => !shown);
  const names = runNames(others, words, catalog);
  const drawn = others.filter(({ overlay }) => overlay?.visible === true);
  const call = (run: ListedRun): CalledRun => ({
    ...run,
    called: run.shown
      ? focusName(run.info.name, run.spec, drawn, words, catalog)
      : (names.get(run.runId) ?? ""),
  });
  return { runs: runs.map(call), kept: kept.map(call) };
}
