/** One of two networks on their common layout: what only it has, and what is otherwise there, is marked. */
import { findEntry } from "../../domain/catalog";
import type { PairDrawing, PairItem, PairLayout, PairWire } from "../../domain/pairLayout";
import type { Spec } from "../../domain/spec";
import { useT } from "../../i18n";
import { useCatalog } from "../../state/queries";
import { useTexts } from "../../ui/texts";
import { cut, lossLines } from "./blockText";
import styles from "./PairGraph.module.css";
import { settingText } from "./settingText";

/** Characters of a name that a block has room for. */
const MOST_CHARACTERS = 14;
const BEND = 0.5;
/** How far a wire into the next row reaches out. */
const WRAP = 34;

/** Marks beside colours, so that no difference is shown by colour alone. */
const MARKS = { added: "+", removed: "−", changed: "≠" } as const;

/** Between the two lines of a loss. */
const LINE = 14;
/** In 1 its smallest text has 12.5 pixels, and 11 in the least; what is wider than its place is scrolled. */
const SCALES = { least: 0.88, most: 1.1 };

function wirePath({ ends: [x0, y0, x1, y1] }: PairWire): string {
  const reach = x1 < x0 ? WRAP : Math.max(10, (x1 - x0) * BEND);
  return `M${x0} ${y0}C${x0 + reach} ${y0} ${x1 - reach} ${y1} ${x1} ${y1}`;
}

function Item({ item, name, note }: { item: PairItem; name: string; note: string }) {
  const { x, y, width, height, kind, change } = item;
  const round = kind === "glyph";
  const middle = [x + width / 2, y + height / 2] as const;
  const mark = change === "same" ? null : MARKS[change];
  return (
    <g className={styles.item} data-change={change} data-node={item.id} data-kind={kind}>
      <title>{note === "" ? name : `${name}: ${note}`}</title>
      <rect
        {...{ x, y, width, height }}
        rx={round ? width / 2 : kind === "loss" ? 4 : 7}
        className={styles.box}
      />
      {kind === "loss" ? (
        lossLines(name).map((line, index, { length }) => (
          <text
            key={line}
            className={styles.name}
            x={middle[0]}
            y={middle[1] + (index - (length - 1) / 2) * LINE}
          >
            {line}
          </text>
        ))
      ) : (
        <text
          className={styles.name}
          x={middle[0]}
          y={round ? y + height + 10 : middle[1]}
          data-small={round}
        >
          {cut(name, MOST_CHARACTERS)}
        </text>
      )}
      {mark !== null && (
        <g className={styles.mark} transform={`translate(${x + width - 2} ${y})`}>
          <circle r={7.5} />
          <text>{mark}</text>
        </g>
      )}
      {note !== "" && (
        <text className={styles.note} x={middle[0]} y={y + height + (round ? 20 : 10)}>
          {cut(note, round ? 14 : 18)}
        </text>
      )}
    </g>
  );
}

interface PairGraphProps {
  letter: "A" | "B";
  spec: Spec;
  layout: PairLayout;
  drawing: PairDrawing;
}

export function PairGraph({ letter, spec, layout, drawing }: PairGraphProps) {
  const t = useT();
  const texts = useTexts();
  const catalog = useCatalog();
  const nameOf = ({ id, node }: PairItem) => {
    if (node !== null) return texts.node(node, catalog);
    const loss = spec.objectives[id === "__loss" ? 0 : Number(id.split("_").at(-1))]?.loss;
    const entry = findEntry(catalog?.losses ?? [], loss?.type ?? "");
    return texts.title("losses", { type: loss?.type ?? "", title: entry?.title ?? "" });
  };
  const noteOf = (item: PairItem) => {
    if (item.change !== "changed" || item.node === null) return "";
    // A node of another type says so by its name.
    const [setting, ...rest] = item.settings.filter(({ path }) => path !== "type");
    if (setting === undefined) return item.inside ? t("pair.inside") : "";
    const { values } = settingText(item.node.type, setting, { t, texts });
    const value = values[letter === "A" ? 0 : 1];
    return rest.length === 0 ? value : `${value} +${rest.length}`;
  };
  return (
    <svg
      viewBox={layout.frame.join(" ")}
      className={styles.graph}
      style={{
        minWidth: SCALES.least * layout.frame[2],
        maxWidth: SCALES.most * layout.frame[2],
      }}
      role="img"
      aria-label={t("pair.graph", { run: letter })}
      data-testid={`pair-graph-${letter}`}
    >
      {drawing.wires.map((wire) => (
        <path key={wire.id} d={wirePath(wire)} className={styles.wire} data-own={wire.own} />
      ))}
      {drawing.items.map((item) => (
        <Item key={item.id} item={item} name={nameOf(item)} note={noteOf(item)} />
      ))}
    </svg>
  );
}
