/** The kinds of block of a network: a layer, an activation on the wire, the input. */
import { useMemo } from "react";
import type { Catalog, LayerEntry } from "../../domain/catalog";
import { fieldValue, findEntry } from "../../domain/catalog";
import { idInPlace, nodeAt } from "../../domain/places";
import type { SpecNode } from "../../domain/spec";
import { useT } from "../../i18n";
import { useBlockFacts } from "../../state/blockFacts";
import { useDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import { ActivationCurve } from "../../ui/ActivationCurve";
import { useTexts } from "../../ui/texts";
import { Ports, Shell } from "./blockParts";
import type { NodeProps } from "./flow";
import styles from "./Graph.module.css";
import { InputPicture } from "./InputPicture";
import { useSlots } from "./slots";
import { WeightsBelow } from "./WeightsBelow";

function useNode(id: string) {
  const written = useDocument((state) => nodeAt(state.spec, id));
  const node = useMemo(() => written && { ...written, id: idInPlace(id) }, [written, id]);
  const catalog = useCatalog();
  const facts = useBlockFacts(id);
  const entry = findEntry(catalog?.layers ?? [], node?.type ?? "");
  return { node, entry, facts, catalog };
}

/** The number that stands for a layer's width: units, filters, or the last axis of its output. */
function widthOf(
  node: SpecNode,
  entry: LayerEntry | undefined,
  shape: readonly number[] | null,
): string {
  const set = ["units", "filters"].map((field) => entry && fieldValue(entry, node.config, field));
  const width = set.find((value) => typeof value === "number") ?? shape?.at(-1);
  return width === undefined ? "" : String(width);
}

function useBlockLabel(id: string, node: SpecNode | undefined, catalog: Catalog | null): string {
  const t = useT();
  const texts = useTexts();
  const facts = useBlockFacts(id);
  if (node === undefined) return "";
  const shape = facts?.shape ? facts.shape.join(" × ") : t("graph.shape_unknown");
  return t("graph.block_label", { name: texts.node(node, catalog), shape });
}

const LONGEST_WORD = 9;

const WIDEST_WORD = 12;

/** Whether a word of a name is too wide for a block in its usual size; names of ports leave it less room, too. */
function hasLongWord(name: string): boolean {
  return name.split(/[\s-]/).some((word) => word.length > WIDEST_WORD);
}

/** Whether a name needs the block's full width, so that its number goes below. */
function isLong(name: string): boolean {
  return name.split(" ").some((word) => word.length > LONGEST_WORD);
}

/** The input of a block whose type the server doesn't know. */
const ONLY_PORT = { name: "in", many: false, title: "" };

export function BlockNode({ id, selected, data }: NodeProps) {
  const { node, entry, facts, catalog } = useNode(id);
  const { blockBody: Body } = useSlots();
  const texts = useTexts();
  const label = useBlockLabel(id, node, catalog);
  if (node === undefined) return null;
  const ports = entry?.inputs ?? [ONLY_PORT];
  const named = ports.filter((port) => port.title !== "");
  const portNames = Object.fromEntries(
    named.map((port) => [port.name, texts.port(node.type, port)]),
  );
  const name = texts.node(node, catalog);
  return (
    <Shell
      id={id}
      look={styles.block}
      label={label}
      selected={selected}
      data={data}
      testId={`block-${id}`}
    >
      <div className={`${styles.head} ${isLong(name) || named.length > 0 ? styles.headLong : ""}`}>
        <span className={styles.name} data-long={hasLongWord(name) || named.length > 0}>
          {name}
        </span>
        <span className={styles.width}>{widthOf(node, entry, facts?.shape ?? null)}</span>
      </div>
      <div className={styles.body}>{Body !== undefined && <Body nodeId={id} />}</div>
      <WeightsBelow id={id} node={node} />
      <Ports id={id} inputs={ports.map((port) => port.name)} names={portNames} output />
    </Shell>
  );
}

export function GlyphNode({ id, selected, data }: NodeProps) {
  const { node, entry, catalog } = useNode(id);
  const { glyphBody: Body } = useSlots();
  const texts = useTexts();
  const label = useBlockLabel(id, node, catalog);
  if (node === undefined) return null;
  return (
    <Shell
      id={id}
      look={styles.glyph}
      label={label}
      selected={selected}
      data={data}
      testId={`block-${id}`}
    >
      {entry?.curve ? (
        <ActivationCurve curve={entry.curve} className={styles.curve} />
      ) : (
        <span className={styles.letter}>{(entry?.title ?? node.type).charAt(0)}</span>
      )}
      {Body !== undefined && <Body nodeId={id} />}
      <span className={styles.below}>{entry ? texts.title("layers", entry) : node.type}</span>
      <Ports id={id} inputs={["in"]} output />
    </Shell>
  );
}

export function InputNode({ id, selected, data }: NodeProps) {
  const { node, catalog } = useNode(id);
  const { inputBody: Body } = useSlots();
  const texts = useTexts();
  const label = useBlockLabel(id, node, catalog);
  if (node === undefined) return null;
  return (
    <Shell
      id={id}
      look={styles.input}
      label={label}
      selected={selected}
      data={data}
      testId={`block-${id}`}
    >
      {Body === undefined ? <InputPicture /> : <Body nodeId={id} preview={<InputPicture />} />}
      <span className={styles.caption}>{texts.node(node, catalog)}</span>
      <Ports id={id} inputs={[]} output />
    </Shell>
  );
}
