/** The layer health strip: rows from the loss back to the input, so that the light fades downwards. */

import type { ReactNode } from "react";
import { type Catalog, findEntry } from "../../domain/catalog";
import { equalContent } from "../../domain/equalContent";
import { formatCount, formatMagnitude, formatPercent } from "../../domain/format";
import { topologicalOrder } from "../../domain/graph";
import { useT } from "../../i18n";
import { useCheck } from "../../state/check";
import { useDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import type { Stage } from "../../state/stage";
import { namedStep, useStanding } from "../../state/standing";
import { selectNodes } from "../../state/uiStore";
import { useLive } from "../../state/useLive";
import { useSession } from "../../state/useStage";
import { useNodeNames } from "../../ui/nodeNames";
import styles from "./Health.module.css";
import { StripCanvas } from "./StripCanvas";

/** From these shares on a number is marked, with its word in the row's description. */
const DEAD_MARK = 0.25;
const SATURATED_MARK = 0.5;
const COLUMNS = ["now", "update_ratio", "dead", "saturated"] as const satisfies readonly string[];

interface RowNumbers {
  readonly now: string;
  readonly update_ratio: string;
  readonly dead: string;
  readonly saturated: string;
  readonly wrong: "dead" | "saturated" | null;
}

/** The numbers of a row at the step shown, exactly as recorded. */
function rowNumbers(stage: Stage, nodeId: string): RowNumbers {
  const buffer = stage.runs.current;
  const row =
    buffer?.shownRow(stage.playhead.getState().hover ?? stage.playhead.getState().step) ?? -1;
  if (buffer === null || row < 0) {
    return { now: "–", update_ratio: "–", dead: "–", saturated: "–", wrong: null };
  }
  const activation = buffer.activationOf(nodeId);
  const dead = buffer.nodeValue(row, activation, "window_dead");
  const saturated = buffer.nodeValue(row, activation, "saturated");
  const wrong = dead >= DEAD_MARK ? "dead" : saturated >= SATURATED_MARK ? "saturated" : null;
  return {
    now: formatMagnitude(buffer.nodeValue(row, nodeId, "delta_rms"), 3),
    update_ratio: formatMagnitude(buffer.nodeValue(row, nodeId, "update_ratio"), 2),
    dead: formatPercent(dead),
    saturated: formatPercent(saturated),
    wrong,
  };
}

function Cell({ row, column }: { row: RowNumbers | undefined; column: (typeof COLUMNS)[number] }) {
  return (
    <td className={styles.number} data-wrong={row?.wrong === column} data-column={column}>
      {row?.[column] ?? "–"}
    </td>
  );
}

function Head() {
  const t = useT();
  const step = namedStep(useStanding(true));
  return (
    <thead>
      <tr>
        <th scope="col" className={styles.nameColumn}>
          {t("health.layer")}
        </th>
        <th scope="col">
          <span className={styles.bandHead}>
            {t("health.band")}
            {step !== null && (
              <span data-testid="health-step">
                {t("health.at_step", { step: formatCount(step) })}
              </span>
            )}
          </span>
        </th>
        {COLUMNS.map((column) => (
          <th key={column} scope="col" className={styles.right} data-column={column}>
            {t(`health.${column}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/**
 * Rows of the strip: the run's own; before the first Play those the document is going to have, until the server has
 * counted their weights by the kind of their layers.
 */
function useStrip(catalog: Catalog | null): readonly string[] {
  const schema = useSession((session) => session.schema);
  const network = useDocument((document) => document.spec.network);
  const facts = useCheck((state) => state.nodes);
  if (schema !== null) {
    return schema.strip.map(([id]) => id);
  }
  const types = new Map(network.nodes.map(({ id, type }) => [id, type]));
  const weighs = (id: string) =>
    facts.size > 0
      ? (facts.get(id)?.weights ?? 0) > 0
      : (findEntry(catalog?.layers ?? [], types.get(id) ?? "")?.has_weights ?? false);
  return topologicalOrder(network).filter(weighs).reverse();
}

/** @param children the timeline, under the bands. */
export function HealthPanel({ children }: { children?: ReactNode }) {
  const t = useT();
  const spec = useDocument((document) => document.spec);
  const catalog = useCatalog();
  const name = useNodeNames(spec, catalog);
  const ids = useStrip(catalog);
  const rows = useLive((stage) => ids.map((id) => rowNumbers(stage, id)), equalContent);
  const runId = useSession((session) => session.runId);
  return (
    <section className={styles.panel} aria-label={t("health.label")} data-testid="health">
      {ids.length > 0 && (
        <div className={styles.rows}>
          <table className={styles.table}>
            <caption className="hidden-text">{t("health.caption")}</caption>
            <Head />
            <tbody>
              {ids.map((id, index) => (
                <tr key={id} data-testid={`health-row-${id}`}>
                  <th scope="row">
                    <button type="button" className={styles.name} onClick={() => selectNodes([id])}>
                      {name(id)}
                    </button>
                  </th>
                  {index === 0 && (
                    <td rowSpan={ids.length} className={styles.bandsCell}>
                      <StripCanvas rows={ids.length} />
                    </td>
                  )}
                  {COLUMNS.map((column) => (
                    <Cell key={column} row={rows[index]} column={column} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className={styles.foot}>
        {runId === null ? <p className={styles.hint}>{t("health.empty")}</p> : children}
      </div>
    </section>
  );
}
