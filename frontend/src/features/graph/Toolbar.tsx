import { Maximize, Minus, Plus, Redo2, Trash2, Undo2, Workflow } from "lucide-react";
import { removeEdges, removeNodes, setPositions } from "../../domain/document";
import { lossIndex } from "../../domain/lossBlocks";
import { removeObjective } from "../../domain/objectives";
import { edgeId, type Spec } from "../../domain/spec";
import { useT } from "../../i18n";
import {
  documentStore,
  editDocument,
  redo,
  undo,
  useDocument,
  useHistory,
} from "../../state/documentStore";
import { selectNodes, setUi, type UiState, uiStore, useUi } from "../../state/uiStore";
import { IconButton } from "../../ui/Button";
import { useReactFlow } from "./flow";
import styles from "./Toolbar.module.css";

type Selected = Pick<UiState, "selection" | "selectedEdges">;

/** What of a selection can be removed: all that is still there but the loss that is to be learned. */
function removable({ network, objectives }: Spec, { selection, selectedEdges }: Selected) {
  const blocks = network.nodes.map(({ id }) => id).filter((id) => selection.includes(id));
  const wires = network.edges.map(edgeId).filter((id) => selectedEdges.includes(id));
  const losses = selection.map(lossIndex).filter((place) => place > 0 && place < objectives.length);
  return { blocks, wires, losses, count: blocks.length + wires.length + losses.length };
}

/** Removes what is selected, blocks, wires and further losses, in one step of undo. */
export function removeSelection(): void {
  const { spec } = documentStore.getState();
  const { blocks, wires, losses, count } = removable(spec, uiStore.getState());
  if (count === 0) return;
  editDocument((draft) =>
    losses
      .sort((a, b) => b - a)
      .reduce(removeObjective, removeNodes(removeEdges(draft, wires), blocks)),
  );
  selectNodes([]);
  setUi({ selectedEdges: [] });
}

/** Edits and views of the drawing that have no place on a block. */
export function Toolbar({ onFit }: { onFit: () => void }) {
  const t = useT();
  const flow = useReactFlow();
  const { canUndo, canRedo } = useHistory();
  const spec = useDocument((state) => state.spec);
  const hasSelection = useUi((state) => removable(spec, state).count > 0);
  const arrange = () => {
    editDocument((draft) => setPositions(draft, {}));
    onFit();
  };
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("graph.tools")}>
      <IconButton
        label={t("graph.undo")}
        keys="Ctrl Z"
        icon={<Undo2 />}
        disabled={!canUndo}
        onClick={undo}
        data-testid="undo-button"
      />
      <IconButton
        label={t("graph.redo")}
        keys="Ctrl Shift Z"
        icon={<Redo2 />}
        disabled={!canRedo}
        onClick={redo}
        data-testid="redo-button"
      />
      <IconButton
        label={t("graph.delete")}
        keys="Del"
        icon={<Trash2 />}
        disabled={!hasSelection}
        onClick={removeSelection}
        data-testid="delete-button"
      />
      <span className={styles.divider} />
      <IconButton
        label={t("graph.arrange")}
        icon={<Workflow />}
        onClick={arrange}
        data-testid="layout-button"
      />
      <IconButton
        label={t("graph.zoom_out")}
        icon={<Minus />}
        onClick={() => void flow.zoomOut()}
        data-testid="zoom-out-button"
      />
      <IconButton
        label={t("graph.zoom_in")}
        icon={<Plus />}
        onClick={() => void flow.zoomIn()}
        data-testid="zoom-in-button"
      />
      <IconButton
        label={t("graph.fit")}
        keys="F"
        icon={<Maximize />}
        onClick={onFit}
        data-testid="fit-button"
      />
    </div>
  );
}
