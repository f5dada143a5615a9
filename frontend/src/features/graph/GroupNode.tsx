/** A group in the drawing: closed a block on a stack of its copies, open a frame around what is in it. */
import { X } from "lucide-react";
import { setBlock } from "../../domain/blocks";
import { findGroup } from "../../domain/groups";
import { idInPlace, nodeAt } from "../../domain/places";
import type { SpecNode } from "../../domain/spec";
import { useT } from "../../i18n";
import { CLOSE_GROUP } from "../../state/actions/ofGroup";
import { useActionOn } from "../../state/actions/useActionOn";
import { useBlockFacts } from "../../state/blockFacts";
import { editDocument, useDocument } from "../../state/documentStore";
import { showCopy } from "../../state/openGroups";
import { useCatalog } from "../../state/queries";
import { setUi, takeNoticeBack, useUi } from "../../state/uiStore";
import { IconButton } from "../../ui/Button";
import { RepeatStepper } from "../../ui/RepeatStepper";
import { quoted, reasonOf } from "../../ui/refusal";
import { useTexts } from "../../ui/texts";
import { Ports, Shell } from "./blockParts";
import { Handle, type NodeProps, Position } from "./flow";
import graph from "./Graph.module.css";
import styles from "./Group.module.css";
import { useSlots } from "./slots";
import { WeightsBelow } from "./WeightsBelow";

const MOST_COPIES = 10_000;
/** From so many copies on the stack under the block grows no more. */
const DEEPEST_STACK = 3;

function useInstance(id: string) {
  const node = useDocument((state) => nodeAt(state.spec, id));
  const group = useDocument((state) => findGroup(state.spec.network.groups, node?.type ?? ""));
  return { node, group };
}

function Copies({ id, name, repeat }: { id: string; name: string; repeat: number }) {
  const t = useT();
  const limit = useCatalog()?.limits.nodes;
  return (
    <RepeatStepper
      name={name}
      value={repeat}
      maximum={typeof limit === "number" ? limit : MOST_COPIES}
      onChange={(next) => {
        takeNoticeBack("number.not_taken");
        editDocument((draft) => setBlock(draft, id, { repeat: next }));
      }}
      onRefuse={(text, problem) => {
        const values = { text: quoted(text), reason: reasonOf(problem, t) };
        setUi({ notice: { key: "number.not_taken", values } });
      }}
      testId={`repeat-${id}`}
    />
  );
}

function useLabel(id: string, node: SpecNode | undefined): { name: string; label: string } {
  const t = useT();
  const texts = useTexts();
  const facts = useBlockFacts(id);
  const catalog = useCatalog();
  if (node === undefined) return { name: "", label: "" };
  const name = texts.node({ ...node, id: idInPlace(id) }, catalog);
  const shape = facts?.shape ? facts.shape.join(" × ") : t("graph.shape_unknown");
  return { name, label: t("group.block_label", { name, count: node.repeat, shape }) };
}

export function GroupNode({ id, selected, data }: NodeProps) {
  const { node, group } = useInstance(id);
  const { blockBody: Body } = useSlots();
  const { name, label } = useLabel(id, node);
  if (node === undefined || group === undefined) return null;
  const inputs = group.ports.inputs ?? [];
  const names = inputs.length > 1 ? Object.fromEntries(inputs.map((port) => [port, port])) : {};
  return (
    <Shell
      id={id}
      look={`${graph.block} ${styles.group}`}
      label={label}
      selected={selected}
      data={data}
      testId={`block-${id}`}
    >
      <span
        className={styles.stack}
        data-depth={Math.min(DEEPEST_STACK, node.repeat)}
        aria-hidden="true"
      />
      <div className={`${graph.head} ${styles.head}`}>
        <span className={graph.name}>{name}</span>
        <Copies id={id} name={name} repeat={node.repeat} />
      </div>
      <div className={graph.body}>{Body !== undefined && <Body nodeId={id} />}</div>
      <WeightsBelow id={id} node={node} />
      <Ports id={id} inputs={inputs} names={names} output />
    </Shell>
  );
}

/** Which copy's live values the blocks inside show. */
function CopyChoice({ id, repeat }: { id: string; repeat: number }) {
  const t = useT();
  const copy = useUi((state) => state.opened[id] ?? 1);
  const last = Math.min(copy, repeat);
  return (
    <label className={`nodrag ${styles.copy}`}>
      {t("group.copy")}
      <input
        type="range"
        min={1}
        max={repeat}
        value={last}
        aria-valuetext={t("group.copy_of", { copy: last, count: repeat })}
        data-testid={`copy-${id}`}
        onChange={(event) => showCopy(id, Number(event.target.value))}
      />
      <output className="number" data-testid={`copies-${id}`}>
        {t("group.copy_of", { copy: last, count: repeat })}
      </output>
    </label>
  );
}

export function FrameNode({ id, selected, data }: NodeProps) {
  const { node } = useInstance(id);
  const close = useActionOn(CLOSE_GROUP, id);
  const { name, label } = useLabel(id, node);
  if (node === undefined) return null;
  return (
    <Shell
      id={id}
      look={styles.frame}
      label={label}
      selected={selected}
      data={data}
      testId={`frame-${id}`}
    >
      <div className={`frame-head ${styles.bar}`}>
        <span className={styles.title}>{name}</span>
        <Copies id={id} name={name} repeat={node.repeat} />
        {node.repeat > 1 && <CopyChoice id={id} repeat={node.repeat} />}
        <IconButton
          variant="quiet"
          className={`nodrag ${styles.close}`}
          label={close.label}
          icon={<X />}
          data-testid={`close-${id}`}
          onClick={close.onClick}
        />
      </div>
    </Shell>
  );
}

/** An input of an open group. */
export function PortNode({ id, selected }: NodeProps) {
  const t = useT();
  const isDown = useUi((state) => state.direction === "down");
  const name = idInPlace(id);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a block of a graph
    <div
      className={`${styles.port} ${selected ? graph.selected : ""}`}
      role="group"
      aria-label={t("group.input", { name })}
      data-testid={`block-${id}`}
    >
      <span className={styles.portName}>{name}</span>
      <Handle
        id="in"
        type="target"
        position={isDown ? Position.Top : Position.Left}
        className={styles.hidden ?? ""}
        data-testid={`port-${id}-in`}
      />
      <Handle
        id="out"
        type="source"
        position={isDown ? Position.Bottom : Position.Right}
        className={styles.hidden ?? ""}
        data-testid={`port-${id}-out`}
      />
    </div>
  );
}
