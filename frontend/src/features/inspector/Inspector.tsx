import { Copy, Group as GroupIcon, Trash2 } from "lucide-react";
import { Suspense, useEffect, useRef } from "react";
import { findGroup } from "../../domain/groups";
import { isLossNode, lossIndex } from "../../domain/lossBlocks";
import { openWires } from "../../domain/openNetwork";
import { nodeAt } from "../../domain/places";
import { edgeId } from "../../domain/spec";
import { useT, withTexts } from "../../i18n";
import { useAction } from "../../state/actions/useAction";
import { useDocument } from "../../state/documentStore";
import type { OnLiveChange } from "../../state/liveValues";
import { useCatalog } from "../../state/queries";
import { useUi } from "../../state/uiStore";
import { Button } from "../../ui/Button";
import { lazyPart } from "../../ui/lazyPart";
import { useNodeNames } from "../../ui/nodeNames";
import { Panel } from "../../ui/Panel";
import styles from "./Inspector.module.css";
import { NodeInspector } from "./NodeInspector";

const GroupInspector = lazyPart(() => withTexts("later", import("./GroupInspector")));
const ObjectiveInspector = lazyPart(() => import("./ObjectiveInspector"));

/** Whether a column beside the drawing scrolls for itself; on a phone the page scrolls as one. */
function scrollsBeside(element: HTMLElement | null): boolean {
  for (let box = element; box !== null; box = box.parentElement) {
    const scrolls =
      getComputedStyle(box).overflowY === "auto" && box.scrollHeight > box.clientHeight;
    if (scrolls) return box.closest("aside") !== null;
  }
  return false;
}

/** Brings the settings into sight when something else is selected: within a panel of their own, never off the drawing. */
function useScrollTo(selected: string) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selected !== "" && scrollsBeside(place.current)) {
      place.current?.scrollIntoView({ block: "nearest" });
    }
  }, [selected]);
  return place;
}

/** The settings of what is selected; nothing when nothing is. */
export function Inspector({ onLiveChange }: { onLiveChange?: OnLiveChange | undefined }) {
  const selection = useUi((state) => state.selection);
  const edges = useUi((state) => state.selectedEdges);
  const place = useScrollTo([...selection, ...edges].join());
  return (
    <div ref={place}>
      <Selected selection={selection} edges={edges} onLiveChange={onLiveChange} />
    </div>
  );
}

interface SelectedProps {
  selection: readonly string[];
  edges: readonly string[];
  onLiveChange: OnLiveChange | undefined;
}

function Selected({ selection, edges, onLiveChange }: SelectedProps) {
  const catalog = useCatalog();
  const only = selection.length === 1 ? selection[0] : undefined;
  const node = useDocument((state) => (only === undefined ? undefined : nodeAt(state.spec, only)));
  const group = useDocument((state) => findGroup(state.spec.network.groups, node?.type ?? ""));
  if (catalog === null) return null;
  if (only !== undefined && isLossNode(only)) {
    return (
      <Suspense fallback={null}>
        <ObjectiveInspector catalog={catalog} index={lossIndex(only)} onLiveChange={onLiveChange} />
      </Suspense>
    );
  }
  if (only !== undefined && node !== undefined) {
    const shown = { id: only, node, catalog, onLiveChange };
    return group === undefined ? (
      <NodeInspector {...shown} />
    ) : (
      <Suspense fallback={null}>
        <GroupInspector {...shown} group={group} />
      </Suspense>
    );
  }
  const blocks = selection.filter((id) => !isLossNode(id));
  if (blocks.length > 1) return <SeveralBlocks ids={blocks} />;
  return edges.length > 0 ? <Wires ids={edges} /> : null;
}

function SeveralBlocks({ ids }: { ids: readonly string[] }) {
  const t = useT();
  const group = useAction("group");
  const duplicate = useAction("duplicate");
  const remove = useAction("delete");
  return (
    <Panel title={t("inspector.several", { count: ids.length })} testId="inspector">
      <div className={styles.acts}>
        <Button icon={<GroupIcon />} onClick={group.onClick} data-testid="group-blocks">
          {group.label}
        </Button>
        <Button icon={<Copy />} onClick={duplicate.onClick}>
          {duplicate.label}
        </Button>
        <Button icon={<Trash2 />} onClick={remove.onClick}>
          {t("inspector.delete")}
        </Button>
      </div>
    </Panel>
  );
}

function Wires({ ids }: { ids: readonly string[] }) {
  const t = useT();
  const catalog = useCatalog();
  const spec = useDocument((state) => state.spec);
  const opened = useUi((state) => state.opened);
  const name = useNodeNames(spec, catalog);
  const names = openWires(spec, opened)
    .filter(({ drawn }) => ids.includes(edgeId(drawn)))
    .map(({ drawn }) => [drawn.source, drawn.target].map(name).join(" → "));
  const remove = useAction("delete");
  return (
    <Panel title={t("inspector.wires", { count: ids.length })} testId="inspector">
      {names.map((name) => (
        <p key={name} className={styles.text}>
          {name}
        </p>
      ))}
      <div className={styles.acts}>
        <Button icon={<Trash2 />} onClick={remove.onClick}>
          {t("inspector.delete")}
        </Button>
      </div>
    </Panel>
  );
}
