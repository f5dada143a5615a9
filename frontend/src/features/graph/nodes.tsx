/** The four kinds of block: a layer, an activation on the wire, the input, the loss. */
import type { ReactNode } from "react";
import type { Catalog, LayerEntry } from "../../domain/catalog";
import { fieldValue, findEntry } from "../../domain/catalog";
import { findNode, objectiveOf, type SpecNode } from "../../domain/spec";
import { useT } from "../../i18n";
import { useCheck } from "../../state/check";
import { useDocument } from "../../state/documentStore";
import { LOSS_NODE } from "../../state/graphGeometry";
import { useCatalog } from "../../state/queries";
import { ActivationCurve } from "../../ui/ActivationCurve";
import { useTexts } from "../../ui/texts";
import { Handle, type NodeProps, Position } from "./flow";
import styles from "./Graph.module.css";
import { InputPicture } from "./InputPicture";
import { ProblemNote } from "./ProblemNote";
import { useSlots } from "./slots";

/** Id of the element of a block, for `aria-activedescendant`. */
export function elementId(nodeId: string): string {
  return `block-element-${nodeId}`;
}

function useNode(id: string) {
  const node = useDocument((state) => findNode(state.spec, id));
  const catalog = useCatalog();
  const facts = useCheck((state) => state.nodes.get(id));
  const entry = findEntry(catalog?.layers ?? [], node?.type ?? "");
  return { node, entry, facts, catalog };
}

function Ports({ id, inputs, output }: { id: string; inputs: readonly string[]; output: boolean }) {
  return (
    <>
      {inputs.map((port, index) => (
        <Handle
          key={port}
          id={port}
          type="target"
          position={Position.Left}
          className={styles.port ?? ""}
          style={{ top: `${((index + 1) / (inputs.length + 1)) * 100}%` }}
          data-testid={`port-${id}-${port}`}
        />
      ))}
      {output && (
        <Handle
          id="out"
          type="source"
          position={Position.Right}
          className={styles.port ?? ""}
          data-testid={`port-${id}-out`}
        />
      )}
    </>
  );
}

interface ShellProps {
  id: string;
  look: string | undefined;
  label: string;
  selected: boolean;
  testId: string;
  /** What the model says of the block. */
  data: NodeProps["data"];
  children: ReactNode;
}

function Shell({ id, look, label, selected, testId, data, children }: ShellProps) {
  const troubled = useCheck((state) => state.problemsByNode.has(id));
  const classes = [look, selected ? styles.selected : "", troubled ? styles.troubled : ""].join(
    " ",
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a block of a graph
    <div
      id={elementId(id)}
      className={classes}
      role="group"
      aria-label={label}
      data-testid={testId}
    >
      {children}
      <ProblemNote id={id} above={data.noteAbove === true} />
    </div>
  );
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

function useBlockLabel(node: SpecNode | undefined, catalog: Catalog | null): string {
  const t = useT();
  const texts = useTexts();
  const facts = useCheck((state) => (node ? state.nodes.get(node.id) : undefined));
  if (node === undefined) return "";
  const shape = facts?.shape ? facts.shape.join(" × ") : t("graph.shape_unknown");
  return t("graph.block_label", { name: texts.node(node, catalog), shape });
}

const LONGEST_WORD = 9;

const WIDEST_WORD = 12;

/** Whether a word of a name is too wide for a block in its usual size. */
function hasLongWord(name: string): boolean {
  return name.split(/[\s-]/).some((word) => word.length > WIDEST_WORD);
}

/** Whether a name needs the block's full width, so that its number goes below. */
function isLong(name: string): boolean {
  return name.split(" ").some((word) => word.length > LONGEST_WORD);
}

export function BlockNode({ id, selected, data }: NodeProps) {
  const { node, entry, facts, catalog } = useNode(id);
  const { blockBody: Body } = useSlots();
  const texts = useTexts();
  const t = useT();
  const label = useBlockLabel(node, catalog);
  if (node === undefined) return null;
  const inputs = entry?.inputs.map((port) => port.name) ?? ["in"];
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
      <div className={`${styles.head} ${isLong(name) ? styles.headLong : ""}`}>
        <span className={styles.name} data-long={hasLongWord(name)}>
          {name}
        </span>
        <span className={styles.width}>{widthOf(node, entry, facts?.shape ?? null)}</span>
      </div>
      <div className={styles.body}>{Body !== undefined && <Body nodeId={id} />}</div>
      {facts !== undefined && facts.weights > 0 && (
        <span className={styles.below} data-testid={`weights-${id}`}>
          {t("graph.weights", { count: facts.weights })}
        </span>
      )}
      <Ports id={id} inputs={inputs} output />
    </Shell>
  );
}

export function GlyphNode({ id, selected, data }: NodeProps) {
  const { node, entry, catalog } = useNode(id);
  const { glyphBody: Body } = useSlots();
  const texts = useTexts();
  const label = useBlockLabel(node, catalog);
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
  const texts = useTexts();
  const label = useBlockLabel(node, catalog);
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
      <InputPicture />
      <span className={styles.caption}>{texts.node(node, catalog)}</span>
      <Ports id={id} inputs={[]} output />
    </Shell>
  );
}

export function LossNode({ selected, data }: NodeProps) {
  const objective = useDocument((state) => objectiveOf(state.spec));
  const catalog = useCatalog();
  const texts = useTexts();
  const t = useT();
  const entry = findEntry(catalog?.losses ?? [], objective.loss.type);
  const title = entry ? texts.title("losses", entry) : objective.loss.type;
  return (
    <Shell
      id={LOSS_NODE}
      look={styles.loss}
      label={t("graph.loss_label", { loss: title })}
      selected={selected}
      data={data}
      testId="block-loss"
    >
      <span className={styles.upright}>{title}</span>
      <Ports id="loss" inputs={["in"]} output={false} />
    </Shell>
  );
}
