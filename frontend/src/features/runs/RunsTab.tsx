/** The runs of the session and pinned ones: which are drawn in the charts, which one the page shows, what differs. */
import { Search, Table2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useT } from "../../i18n";
import { useAction } from "../../state/actions/useAction";
import { setUi, useUi } from "../../state/uiStore";
import { Button } from "../../ui/Button";
import { type CalledRun, useCalledRuns } from "./calledRuns";
import { DifferenceDialog } from "./DifferenceDialog";
import { RunRow } from "./RunRow";
import styles from "./Runs.module.css";
import { SavedChips } from "./SavedChips";
import { StartNote } from "./StartNote";
import { StorageNote } from "./StorageNote";

function matches(
  { called, info, number }: CalledRun,
  filter: string,
  words: readonly string[],
): boolean {
  const text = [called, ...words, `seed ${info.seed}`, `#${number}`].join(" ").toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((part) => text.includes(part));
}

export default function RunsTab() {
  const t = useT();
  const { runs, kept } = useCalledRuns();
  const [filter, setFilter] = useState("");
  const compare = useAction("compare_settings");
  const comparing = useUi((state) => state.differenceOpen);
  const field = useRef<HTMLInputElement>(null);
  const wanted = useUi((state) => state.runsWanted);
  useEffect(() => {
    if (!wanted) return;
    field.current?.focus();
    setUi({ runsWanted: false });
  }, [wanted]);
  const found = (list: readonly CalledRun[]) =>
    list.filter((run) =>
      matches(run, filter, [
        t(`runs.status.${run.info.status}`),
        t(`runs.reason.${run.info.reason}`),
        t("runs.seed", { seed: run.info.seed }),
      ]),
    );
  const [foundRuns, foundKept] = [found(runs), found(kept)];
  const drawn = [...runs, ...kept].filter(({ shown, overlay }) => shown || overlay?.visible);
  const nothing = runs.length + kept.length === 0;
  return (
    <div className={styles.tab} data-testid="runs-panel">
      <h2 className="hidden-text">{t("tabs.runs")}</h2>
      <div className={styles.search}>
        <Search aria-hidden="true" />
        <input
          ref={field}
          type="search"
          value={filter}
          aria-label={t("runs.filter")}
          placeholder={t("runs.filter")}
          data-testid="runs-filter"
          onChange={(event) => setFilter(event.target.value)}
        />
      </div>
      {nothing && <p className={styles.text}>{t("runs.empty")}</p>}
      {!nothing && foundRuns.length + foundKept.length === 0 && (
        <p className={styles.text}>{t("runs.no_match")}</p>
      )}
      <ul className={styles.list} aria-label={t("runs.title")}>
        {foundRuns.map((run) => (
          <RunRow key={run.runId} run={run} />
        ))}
      </ul>
      {foundKept.length > 0 && (
        <>
          <h3 className={styles.heading}>{t("runs.kept")}</h3>
          <ul className={styles.list} aria-label={t("runs.kept")}>
            {foundKept.map((run) => (
              <RunRow key={run.runId} run={run} />
            ))}
          </ul>
        </>
      )}
      {!nothing && (
        <div className={styles.foot}>
          <StartNote runs={drawn} />
          <Button
            icon={<Table2 aria-hidden="true" />}
            data-testid="runs-compare"
            onClick={compare.onClick}
          >
            {compare.label}
          </Button>
        </div>
      )}
      <SavedChips />
      <StorageNote run={[...runs, ...kept].find(({ shown }) => shown) ?? null} />
      <DifferenceDialog
        open={comparing}
        onClose={() => setUi({ differenceOpen: false })}
        runs={drawn}
      />
    </div>
  );
}
