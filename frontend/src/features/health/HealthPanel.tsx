/** The layer health strip: rows from the loss back to the input, so that the light fades downwards. */

import { ChevronRight } from "lucide-react";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { type Catalog, findEntry } from "../../domain/catalog";
import { equalContent } from "../../domain/equalContent";
import { formatCount, formatMagnitude, formatPercent } from "../../domain/format";
import { topologicalOrder } from "../../domain/graph";
import { findGroup, usedGroups } from "../../domain/groups";
import { largest } from "../../domain/numbers";
import type { Network } from "../../domain/spec";
import { type StripRow, stripRows } from "../../domain/stripRows";
import { columnNode } from "../../domain/stripScale";
import { isTerm } from "../../domain/terms";
import { useT, useText } from "../../i18n";
import { type CheckState, useCheck } from "../../state/check";
import { useDocument } from "../../state/documentStore";
import { blockRows, showAddress } from "../../state/openGroups";
import { useCatalog } from "../../state/queries";
import { shownRecord } from "../../state/shown";
import type { Stage } from "../../state/stage";
import { namedStep, useStanding } from "../../state/standing";
import { useUi } from "../../state/uiStore";
import { useLive } from "../../state/useLive";
import { useRunSpec } from "../../state/useRunSpec";
import { useSession } from "../../state/useStage";
import { useNodeNamesOfRun } from "../../ui/nodeNames";
import { Term } from "../../ui/Term";
import { ColumnSelect, HISTOGRAM, StripLegend } from "./ColumnSelect";
import styles from "./Health.module.css";
import { StripCanvas, type StripEnds } from "./StripCanvas";
import { StripExport } from "./StripExport";

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
function rowNumbers(stage: Stage, { id, addresses }: StripRow, column: string): RowNumbers {
  const { buffer, row } = shownRecord(stage, true);
  if (buffer === null || row < 0) {
    return { now: "–", update_ratio: "–", dead: "–", saturated: "–", wrong: null };
  }
  const worst = (name: string) =>
    largest(addresses.map((each) => buffer.nodeValue(row, buffer.activationOf(each), name)));
  const dead = worst("window_dead");
  const saturated = worst("saturated");
  const output = addresses.includes(id) ? id : blockRows(buffer.schema, id).output;
  const ratio = largest(addresses.map((each) => buffer.nodeValue(row, each, "update_ratio")));
  const wrong = dead >= DEAD_MARK ? "dead" : saturated >= SATURATED_MARK ? "saturated" : null;
  return {
    now: formatMagnitude(buffer.nodeValue(row, columnNode(buffer, output, column), column), 3),
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

interface HeadProps {
  column: string;
  onColumn: (column: string) => void;
  ends: StripEnds | null;
  /** Beside the head of the layers. */
  children: ReactNode;
}

function Head({ column, onColumn, ends, children }: HeadProps) {
  const t = useT();
  const text = useText();
  const step = namedStep(useStanding(true));
  return (
    <thead>
      <tr>
        <th scope="col" className={styles.nameColumn}>
          <span className={styles.layerHead}>
            {t("health.layer")}
            {children}
          </span>
        </th>
        <th scope="col">
          <span className={styles.bandHead}>
            <ColumnSelect column={column} onColumn={onColumn} />
            {isTerm(column) && (
              <Term id={column}>
                ?<span className="hidden-text">{text(`statistics.${column}`, column)}</span>
              </Term>
            )}
            <StripLegend column={column} ends={ends} />
            {step !== null && (
              <span className={styles.atStep} data-testid="health-step">
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

function equalEnds(a: StripEnds | null, b: StripEnds | null): boolean {
  return a?.low === b?.low && a?.high === b?.high;
}

/** @param children the timeline, under the bands. */
export function HealthPanel({ children }: { children?: ReactNode }) {
  const t = useT();
  const spec = useDocument((document) => document.spec);
  const catalog = useCatalog();
  const name = useNodeNamesOfRun(useRunSpec(), spec, catalog);
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
  const [chosen, setChosen] = useState("delta_rms");
  const column = chosen === HISTOGRAM ? "activation_mean" : chosen;
  const [ends, setEnds] = useState<StripEnds | null>(null);
  const onEnds = useCallback((next: StripEnds | null) => {
    setEnds((former) => (equalEnds(former, next) ? former : next));
  }, []);
  const selected = useUi((state) => state.selection.at(-1));
  const inImage = shown.find(({ id }) => id === selected)?.id ?? shown.at(-1)?.id ?? null;
  const histogramOf = chosen === HISTOGRAM ? inImage : null;
  const rows = useLive((stage) => shown.map((row) => rowNumbers(stage, row, column)), equalContent);
  return (
    <section className={styles.panel} aria-label={t("health.label")} data-testid="health">
      {ids.length > 0 && (
        <div className={styles.rows}>
          <table className={styles.table}>
            <caption className="hidden-text">{t("health.caption")}</caption>
            <Head column={chosen} onColumn={setChosen} ends={ends}>
              <StripExport {...{ rows: shown, column, histogramOf, nameOf: name }} />
            </Head>
            <tbody>
              {shown.map((row, index) => (
                <tr
                  key={`${row.id}${row.unfolded}`}
                  data-testid={`health-row-${row.id}`}
                  data-pictured={row.id === histogramOf}
                >
                  <RowName row={row} name={name(row.id)} onToggle={toggle} />
                  {index === 0 && (
                    <td rowSpan={shown.length} className={styles.bandsCell}>
                      <StripCanvas {...{ bands, column, histogramOf, ends, onEnds }} />
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
