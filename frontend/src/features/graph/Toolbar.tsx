import { Maximize, Minus, Plus, Redo2, Trash2, Undo2, Workflow } from "lucide-react";
import { removeEdges, removeNodes, setPositions } from "../../domain/document";
import { isLossNode, lossIndex } from "../../domain/lossBlocks";
import { removeObjective } from "../../domain/objectives";
import { useT } from "../../i18n";
import { editDocument, redo, undo, useHistory } from "../../state/documentStore";
import { selectNodes, setUi, uiStore, useUi } from "../../state/uiStore";
import { IconButton } from "../../ui/Button";
import { useReactFlow } from "./flow";
import styles from "./Toolbar.module.css";

/** Whether a block can be removed: any but the loss that is to be learned. */
function isRemovable(id: string): boolean {
  return lossIndex(id) !== 0;
}

/** Removes what is selected, blocks, wires and further losses, in one step of undo. */
export function removeSelection(): void {
  const { selection, selectedEdges } = uiStore.getState();
  const removed = selection.filter(isRemovable);
  if (removed.length === 0 && selectedEdges.length === 0) return;
  const blocks = removed.filter((id) => !isLossNode(id));
  const losses = removed.map(lossIndex).filter((index) => index > 0);
  editDocument((draft) =>
    losses
      .sort((a, b) => b - a)
      .reduce(removeObjective, removeNodes(removeEdges(draft, selectedEdges), blocks)),
  );
  selectNodes([]);
  setUi({ selectedEdges: [] });
}

/** Edits and views of the drawing that have no place on a block. */
export function Toolbar({ onFit }: { onFit: () => void }) {
  const t = useT();
  const flow = useReactFlow();
  const { canUndo, canRedo } = useHistory();
  const hasSelection = useUi(
    (state) => state.selectedEdges.length > 0 || state.selection.some(isRemovable),
  );
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
