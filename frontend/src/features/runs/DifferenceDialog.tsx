/** A table of only what differs: settings as rows, runs as columns, values in words. */
import { type SettingRow, settingRows } from "../../domain/runDifference";
import { useT } from "../../i18n";
import { useDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import { Dialog } from "../../ui/Dialog";
import { type RunWords, settingName, settingValue, useRunWords } from "../../ui/runNames";
import type { CalledRun } from "./calledRuns";
import styles from "./Runs.module.css";
import { StartNote } from "./StartNote";
import { Swatch } from "./Swatch";

interface DifferenceDialogProps {
  open: boolean;
  onClose: () => void;
  runs: readonly CalledRun[];
}

export function DifferenceDialog({ open, onClose, runs }: DifferenceDialogProps) {
  const t = useT();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("runs.compare")}
      testId="runs-difference"
      wide={runs.length > 3}
    >
      {runs.length < 2 ? (
        <p className={styles.text}>{t("runs.compare_few")}</p>
      ) : (
        <Differences runs={runs} />
      )}
    </Dialog>
  );
}

/** Of lists, what is not in all of them: of wires, those that only some networks have. */
function ownItems({ values }: SettingRow): unknown[] {
  const lists = values.filter(Array.isArray);
  if (lists.length < values.length) return [...values];
  const everywhere = (item: unknown) =>
    lists.every((list) => list.some((other) => JSON.stringify(other) === JSON.stringify(item)));
  return lists.map((list: unknown[]) => list.filter((item) => !everywhere(item)));
}

function cellText(row: SettingRow, value: unknown, words: RunWords): string {
  if (!row.path.endsWith(".edges") || !Array.isArray(value)) {
    return settingValue(row.path, value, words);
  }
  if (value.length === 0) return words.t("difference.absent");
  return value
    .map((edge) => {
      const [source = "", target = ""] = String(edge).split(">");
      return [source, target].map((end) => words.nodeName(end.replace(/\.[^.]*$/, ""))).join(" → ");
    })
    .join(", ");
}

function Differences({ runs }: { runs: readonly CalledRun[] }) {
  const t = useT();
  const catalog = useCatalog();
  const words = useRunWords(
    useDocument((document) => document.spec),
    catalog,
  );
  const known = runs.flatMap((run) => (run.spec === null ? [] : [{ run, spec: run.spec }]));
  const rows = settingRows(
    known.map(({ spec }) => spec),
    catalog,
  );
  return (
    <>
      <p className={styles.text}>
        {t(rows.length === 0 ? "runs.compare_none" : "runs.compare_help")}
      </p>
      <StartNote runs={runs} />
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section className={styles.scroll} tabIndex={0} aria-label={t("runs.compare")}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t("runs.setting")}</th>
                {known.map(({ run }) => (
                  <th key={run.runId} scope="col">
                    <Swatch color={run.shown ? null : run.color} />
                    {run.called}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => {
                const values = ownItems(row);
                return (
                  <tr key={row.path} data-path={row.path}>
                    <th scope="row">{settingName(row.path, row.type, words)}</th>
                    {known.map(({ run }, index) => (
                      <td key={run.runId}>{cellText(row, values[index], words)}</td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
