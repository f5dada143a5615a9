/** Only what differs between two runs: blocks, wires, settings. */
import type { GraphDifference, NetworkDifference } from "../../domain/graphDifference";
import { settingRows } from "../../domain/runDifference";
import { edgeId, type Spec, type SpecNode } from "../../domain/spec";
import { useT } from "../../i18n";
import { useCatalog } from "../../state/queries";
import { settingName, settingValue, useRunWords } from "../../ui/runNames";
import { useTexts } from "../../ui/texts";
import styles from "./Pair.module.css";
import { settingText } from "./settingText";
import { LETTERS } from "./sides";

interface Row {
  readonly key: string;
  readonly kind: "added" | "removed" | "changed";
  readonly title: string;
  /** Null where the run has nothing there. */
  readonly first: string | null;
  readonly second: string | null;
}

interface PairTableProps {
  first: Spec;
  second: Spec;
  difference: NetworkDifference;
}

/** Every setting outside the network; what a loss reads is shown by the drawings. */
function isOutside(path: string): boolean {
  return !path.startsWith("network.") && !/^objectives\.\d+\.prediction$/.test(path);
}

function useRows({ first, second, difference }: PairTableProps): Row[] {
  const t = useT();
  const texts = useTexts();
  const catalog = useCatalog();
  const [before, after] = [useRunWords(first, catalog), useRunWords(second, catalog)];
  const graphRows = (graph: GraphDifference, inside: string): Row[] => {
    const place = inside === "" ? "" : `${inside.replaceAll("_", " ")} › `;
    const renamed = (former: SpecNode | null, title: string) => {
      const name = former === null ? title : `${place}${texts.node(former, catalog)}`;
      return name === title ? title : `${name} → ${title}`;
    };
    const blocks = graph.nodes.flatMap(({ kind, first: a, second: b, settings }): Row[] => {
      const node = b ?? a;
      if (kind === "same" || node === null) return [];
      const title = `${place}${texts.node(node, catalog)}`;
      const key = `${inside}|${node.id}`;
      const type = texts.title("layers", { type: node.type, title: "" });
      if (kind === "added") return [{ key, kind, title, first: null, second: type }];
      if (kind === "removed") return [{ key, kind, title, first: type, second: null }];
      return settings.map((setting): Row => {
        const written = settingText(node.type, setting, { t, texts });
        const owner = setting.path === "type" ? renamed(a, title) : `${title}: ${written.title}`;
        const [was, is] = written.values;
        return {
          ...{ key: `${key}|${setting.path}`, kind, title: owner },
          ...{ first: setting.first === undefined ? null : was },
          ...{ second: setting.second === undefined ? null : is },
        };
      });
    });
    const wires = graph.wires.map(({ kind, edge }): Row => {
      const { nodeName } = kind === "added" ? after : before;
      const ends = `${nodeName(edge.source)} → ${nodeName(edge.target)}`;
      const [was, is] = kind === "added" ? [null, ends] : [ends, null];
      const title = `${place}${t("pair.wire")}`;
      return { key: `${inside}|${edgeId(edge)}`, kind, title, first: was, second: is };
    });
    return [...blocks, ...wires];
  };
  const settings = settingRows([first, second], catalog)
    .filter(({ path }) => isOutside(path))
    .map(
      ({ path, type, values: [a, b] }): Row => ({
        ...{ key: path, kind: "changed", title: settingName(path, type, after) },
        ...{ first: a === undefined ? null : settingValue(path, a, before) },
        ...{ second: b === undefined ? null : settingValue(path, b, after) },
      }),
    );
  return [
    ...graphRows(difference, ""),
    ...[...difference.groups].flatMap(([name, group]) => graphRows(group, name)),
    ...settings,
  ];
}

const MARKS = { added: "+", removed: "−", changed: "≠" } as const;

export function PairTable(props: PairTableProps) {
  const t = useT();
  const rows = useRows(props);
  if (rows.length === 0) return <p className={styles.muted}>{t("pair.no_difference")}</p>;
  return (
    <table className={styles.table} data-testid="pair-differences">
      <thead>
        <tr>
          <th scope="col">{t("pair.difference")}</th>
          {LETTERS.map((letter) => (
            <th key={letter} scope="col">
              {letter}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, kind, title, first, second }) => (
          <tr key={key} data-kind={kind}>
            <th scope="row">
              <span className={styles.sign} data-kind={kind} title={t(`pair.${kind}`)}>
                {MARKS[kind]}
              </span>
              {title}
            </th>
            {[first, second].map((value, side) => (
              <td key={LETTERS[side]} data-none={value === null}>
                {value ?? t("difference.absent")}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
