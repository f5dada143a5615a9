import { useState } from "react";
import { figureColumns, fittingBaselines, writeFigure } from "../../domain/baselines";
import { type BaselineEntry, type Catalog, findEntry } from "../../domain/catalog";
import type { Config } from "../../domain/spec";
import { useT, useText } from "../../i18n";
import { useDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import { useSession } from "../../state/useStage";
import { Button } from "../../ui/Button";
import { Fold } from "../../ui/Fold";
import { originText } from "../../ui/origin";
import { SettingsForm } from "../../ui/SettingsForm";
import { useTexts } from "../../ui/texts";
import styles from "./Baselines.module.css";
import { type FittedBaseline, useBaselines } from "./useBaselines";
import { type NetworkFigures, useNetworkFigures } from "./useNetworkFigures";

/** The network's validation metrics in one table with those of methods without a network. */
export default function BaselinesTab() {
  const t = useT();
  const catalog = useCatalog();
  const data = useDocument((state) => state.spec.data);
  const edited = useSession((session) => session.edited);
  const network = useNetworkFigures();
  const [configs, setConfigs] = useState<Readonly<Record<string, Config>>>({});
  const dataset = findEntry(catalog?.datasets ?? [], data.type);
  const entries =
    catalog === null || dataset === undefined ? [] : fittingBaselines(catalog, dataset);
  const { rows, enabled, fit } = useBaselines(data, entries, configs);
  if (catalog === null) return null;
  const fitting = rows.some((row) => row.fitting);
  const failed = rows.some((row) => row.refused !== null);
  const measured = Object.keys(network.figures).length > 0;
  return (
    <div className={styles.tab} data-testid="baselines">
      <p className={styles.text}>{t(entries.length > 0 ? "baselines.help" : "baselines.unfit")}</p>
      {(enabled || measured) && (
        <FigureTable catalog={catalog} network={network} rows={enabled ? rows : []} />
      )}
      {measured && edited && <p className={styles.text}>{t("baselines.former")}</p>}
      {entries.length > 0 && (!enabled || failed) && (
        <Button onClick={fit} disabled={fitting} data-testid="fit-baselines">
          {t(failed ? "baselines.again" : "baselines.fit")}
        </Button>
      )}
      {entries.length > 0 && (
        <Settings
          catalog={catalog}
          entries={entries}
          configs={configs}
          onChange={(type, config) => setConfigs({ ...configs, [type]: config })}
        />
      )}
    </div>
  );
}

interface FigureTableProps {
  catalog: Catalog;
  network: NetworkFigures;
  rows: readonly FittedBaseline[];
}

function FigureTable({ catalog, network, rows }: FigureTableProps) {
  const t = useT();
  const texts = useTexts();
  const figures = rows.flatMap((row) => (row.figures === null ? [] : [row.figures]));
  const columns = figureColumns(catalog, Object.keys(network.figures), figures);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={t("baselines.title")}>
      <table className={styles.table}>
        <caption className="hidden-text">{t("baselines.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("baselines.method")}</th>
            {columns.map((type) => (
              <th key={type} scope="col">
                {texts.title("metrics", findEntry(catalog.metrics, type) ?? { type, title: "" })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr data-testid="baseline-network" className={styles.own}>
            <th scope="row">
              {t("baselines.network")}
              {network.origin !== null && (
                <span className={styles.quiet} data-testid="network-step">
                  {originText(network.origin, t, "title")}
                </span>
              )}
            </th>
            {columns.map((type) => (
              <td key={type}>{writeFigure(type, network.figures[type])}</td>
            ))}
          </tr>
          {rows.map((row) => (
            <BaselineRow key={row.entry.type} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What a baseline says in words: that it is being fitted, why not, or what it found beside the metrics. */
function Words({ row }: { row: FittedBaseline }) {
  const t = useT();
  const text = useText();
  const texts = useTexts();
  const { figures, fitting, refused } = row;
  if (fitting) return <span className={styles.quiet}>{t("baselines.fitting")}</span>;
  if (refused !== null) {
    const problem = refused[0];
    const fault = problem && [texts.problem(problem), texts.hint(problem)].join(" ");
    return (
      <span className={styles.problem} role="alert">
        {fault ?? t("baselines.unreachable")}
      </span>
    );
  }
  const found = Object.entries(figures?.metrics.found ?? {});
  return found.map(([fact, value]) => (
    <span key={fact} className={styles.quiet}>
      {`${text(`baselines.found_${fact}`, fact)} ${writeFigure(fact, value).replace(" ", "\u00a0")}`}
    </span>
  ));
}

function BaselineRow({ row, columns }: { row: FittedBaseline; columns: readonly string[] }) {
  const t = useT();
  const texts = useTexts();
  const { train = {}, validation } = row.figures?.metrics ?? {};
  const predicts = validation !== undefined && !row.fitting;
  return (
    <tr data-testid={`baseline-${row.entry.type}`}>
      <th scope="row">
        {texts.title("baselines", row.entry)}
        {predicts && <Words row={row} />}
      </th>
      {!predicts && (
        <td className={styles.words} colSpan={Math.max(1, columns.length)}>
          <Words row={row} />
        </td>
      )}
      {predicts &&
        columns.map((type) => (
          <td key={type}>
            {writeFigure(type, validation[type])}
            {train[type] !== undefined && (
              <span className={styles.quiet}>
                {t("baselines.train", { value: writeFigure(type, train[type]) })}
              </span>
            )}
          </td>
        ))}
    </tr>
  );
}

interface SettingsProps {
  catalog: Catalog;
  entries: readonly BaselineEntry[];
  configs: Readonly<Record<string, Config>>;
  onChange: (type: string, config: Config) => void;
}

function Settings({ catalog, entries, configs, onChange }: SettingsProps) {
  const t = useT();
  const texts = useTexts();
  return (
    <div className={styles.settings}>
      <Fold title={t("baselines.settings")} testId="fold-baselines">
        {entries.map((entry) => (
          <section key={entry.type} aria-label={texts.title("baselines", entry)}>
            <h4 className={styles.heading}>{texts.title("baselines", entry)}</h4>
            <p className={styles.text}>{texts.summary("baselines", entry)}</p>
            <SettingsForm
              nested
              beside
              entry={entry}
              family="baselines"
              catalog={catalog}
              config={configs[entry.type]}
              path={`baselines.${entry.type}.config`}
              onChange={(config) => onChange(entry.type, config)}
            />
          </section>
        ))}
      </Fold>
    </div>
  );
}
