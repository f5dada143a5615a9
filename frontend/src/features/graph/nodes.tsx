/** The kinds of block of a network: a layer, an activation on the wire, the input. */
import { useMemo } from "react";
import { widthOf } from "../../domain/blockWidth";
import { type Catalog, findEntry, type LayerEntry } from "../../domain/catalog";
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
import { WidthStepper } from "./WidthStepper";

function useNode(id: string) {
  const written = useDocument((state) => nodeAt(state.spec, id));
  const node = useMemo(() => written && { ...written, id: idInPlace(id) }, [written, id]);
  const catalog = useCatalog();
  const facts = useBlockFacts(id);
  const entry = findEntry(catalog?.layers ?? [], node?.type ?? "");
  return { node, entry, facts, catalog };
}

function useBlockLabel(id: string, node: SpecNode | undefined, catalog: Catalog | null): string {
  const t = useT();
  const texts = useTexts();
  const facts = useBlockFacts(id);
  if (node === undefined) return "";
  const shape = facts?.shape ? facts.shape.join(" × ") : t("graph.shape_unknown");
  return t("graph.block_label", { name: texts.node(node, catalog), shape });
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
  const width = widthOf(entry, node.config, facts?.shape ?? null);
  const { setting = null } = width ?? {};
  return (
    <Shell
      id={id}
      look={styles.block}
      label={label}
      selected={selected}
      data={data}
      testId={`block-${id}`}
    >
      <div className={styles.head} title={name}>
        <span className={styles.name}>{name}</span>
      </div>
      <WidthStepper
        {...{ id, name, node, width }}
        title={
          setting === null
            ? ""
            : texts.settingTitle("layers", node.type, setting.name, setting.title)
        }
      />
      <div className={styles.body}>{Body !== undefined && <Body nodeId={id} />}</div>
      <WeightsBelow id={id} node={node} />
      <Ports id={id} inputs={ports.map((port) => port.name)} names={portNames} output />
    </Shell>
  );
}

/** What a glyph has in it: a curve, a sign, else the first letter of its name. */
function GlyphSign({ entry, type }: { entry: LayerEntry | undefined; type: string }) {
  if (entry?.curve) return <ActivationCurve curve={entry.curve} className={styles.curve} />;
  if (entry !== undefined && entry.symbol !== "")
    return <span className={styles.sign}>{entry.symbol}</span>;
  return <span className={styles.letter}>{(entry?.title ?? type).charAt(0)}</span>;
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
      <GlyphSign entry={entry} type={node.type} />
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
