/** The layer health strip: rows from the loss back to the input, so that the light fades downwards. */

import { ChevronRight } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { type Catalog, findEntry } from "../../domain/catalog";
import { equalContent } from "../../domain/equalContent";
import { formatCount, formatMagnitude, formatPercent } from "../../domain/format";
import { topologicalOrder } from "../../domain/graph";
import { findGroup, usedGroups } from "../../domain/groups";
import { largest } from "../../domain/numbers";
import type { Network } from "../../domain/spec";
import { type StripRow, stripRows } from "../../domain/stripRows";
import { useT } from "../../i18n";
import { type CheckState, useCheck } from "../../state/check";
import { useDocument } from "../../state/documentStore";
import { blockRows, showAddress } from "../../state/openGroups";
import { useCatalog } from "../../state/queries";
import { shownRecord } from "../../state/shown";
import type { Stage } from "../../state/stage";
import { namedStep, useStanding } from "../../state/standing";
import { useLive } from "../../state/useLive";
import { useSession } from "../../state/useStage";
import { useNodeNames } from "../../ui/nodeNames";
import { Term } from "../../ui/Term";
import styles from "./Health.module.css";
import { StripCanvas } from "./StripCanvas";

/** From these shares on a number is marked, with its word in the row's description. */
const DEAD_MARK = 0.25;
const SATURATED_MARK = 0.5;
const COLUMNS = ["now", "update_ratio", "dead", "saturated"] as const satisfies readonly string[];

const COLUMN_TERMS = {
  now: "delta_rms",
  update_ratio: "update_ratio",
  dead: "dead",
  saturated: "saturated",
} as const;

interface RowNumbers {
  readonly now: string;
  readonly update_ratio: string;
  readonly dead: string;
  readonly saturated: string;
  readonly wrong: "dead" | "saturated" | null;
}

/**
 * The numbers of a row at the step shown, exactly as recorded: of a group the gradient at its output, and of all that is
 * in it the largest update ratio and the largest shares.
 */
function rowNumbers(stage: Stage, { id, addresses }: StripRow): RowNumbers {
  const { buffer, row } = shownRecord(stage, true);
  if (buffer === null || row < 0) {
    return { now: "–", update_ratio: "–", dead: "–", saturated: "–", wrong: null };
  }
  const worst = (column: string) =>
    largest(addresses.map((each) => buffer.nodeValue(row, buffer.activationOf(each), column)));
  const dead = worst("window_dead");
  const saturated = worst("saturated");
  const output = addresses.includes(id) ? id : blockRows(buffer.schema, id).output;
  const ratio = largest(addresses.map((each) => buffer.nodeValue(row, each, "update_ratio")));
  const wrong = dead >= DEAD_MARK ? "dead" : saturated >= SATURATED_MARK ? "saturated" : null;
  return {
    now: formatMagnitude(buffer.nodeValue(row, output, "delta_rms"), 3),
    update_ratio: formatMagnitude(ratio, 2),
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
            <Term id="delta_rms">{t("health.band")}</Term>
            {step !== null && (
              <span data-testid="health-step">
                {t("health.at_step", { step: formatCount(step) })}
              </span>
            )}
          </span>
        </th>
        {COLUMNS.map((column) => (
          <th key={column} scope="col" className={styles.right} data-column={column}>
            <Term id={COLUMN_TERMS[column]}>{t(`health.${column}`)}</Term>
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
  const recorded = useMemo(() => schema?.strip.map(([id]) => id), [schema]);
  const drawn = useMemo(() => weighedBlocks(network, facts, catalog), [network, facts, catalog]);
  return recorded ?? drawn;
}

/** By the kind of a layer, of a group by those in it. */
function hasWeights({ groups }: Network, type: string, catalog: Catalog | null): boolean {
  const used = usedGroups({ nodes: [{ id: type, type }], groups });
  const types = [
    type,
    ...[...used].flatMap((name) => findGroup(groups, name)?.nodes ?? []).map((node) => node.type),
  ];
  return types.some((each) => findEntry(catalog?.layers ?? [], each)?.has_weights ?? false);
}

function weighedBlocks(
  network: Network,
  facts: CheckState["nodes"],
  catalog: Catalog | null,
): readonly string[] {
  const types = new Map(network.nodes.map(({ id, type }) => [id, type]));
  const weighs = (id: string) =>
    facts.size > 0
      ? (facts.get(id)?.weights ?? 0) > 0
      : hasWeights(network, types.get(id) ?? "", catalog);
  return topologicalOrder(network).filter(weighs).reverse();
}

interface RowNameProps {
  row: StripRow;
  name: string;
  onToggle: (id: string) => void;
}

/** The name of a row, which selects its block; a group's unfolds. In one that is unfolded: which copy, and what in it. */
function RowName({ row, name, onToggle }: RowNameProps) {
  const t = useT();
  const { id, unfolded, inner } = row;
  const short = inner ? name.replace(/^.*?(?=× )/, "") : name;
  return (
    <th scope="row" className={inner ? styles.innerName : undefined}>
      {unfolded !== null && (
        <button
          type="button"
          className={styles.unfold}
          aria-expanded={unfolded}
          aria-label={t("health.unfold", { name })}
          data-testid={`unfold-${id}`}
          onClick={() => onToggle(id)}
        >
          <ChevronRight aria-hidden="true" />
        </button>
      )}
      <button type="button" className={styles.name} title={name} onClick={() => showAddress(id)}>
        {short}
      </button>
    </th>
  );
}

/** @param children the timeline, under the bands. */
export function HealthPanel({ children }: { children?: ReactNode }) {
  const t = useT();
  const spec = useDocument((document) => document.spec);
  const catalog = useCatalog();
  const name = useNodeNames(spec, catalog);
  const ids = useStrip(catalog);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(() => stripRows(ids, unfolded), [ids, unfolded]);
  const bands = useMemo(() => shown.map(({ addresses }) => addresses), [shown]);
  const toggle = (id: string) =>
    setUnfolded((former) => {
      const next = new Set(former);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const rows = useLive((stage) => shown.map((row) => rowNumbers(stage, row)), equalContent);
  return (
    <section className={styles.panel} aria-label={t("health.label")} data-testid="health">
      {ids.length > 0 && (
        <div className={styles.rows}>
          <table className={styles.table}>
            <caption className="hidden-text">{t("health.caption")}</caption>
            <Head />
            <tbody>
              {shown.map((row, index) => (
                <tr key={`${row.id}${row.unfolded}`} data-testid={`health-row-${row.id}`}>
                  <RowName row={row} name={name(row.id)} onToggle={toggle} />
                  {index === 0 && (
                    <td rowSpan={shown.length} className={styles.bandsCell}>
                      <StripCanvas bands={bands} />
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
      <div className={styles.foot}>{children}</div>
    </section>
  );
}
