import { Maximize, Minus, Plus, Redo2, Trash2, Undo2, Workflow } from "lucide-react";
import { removeEdges, removeNodes, setPositions } from "../../domain/document";
import { useT } from "../../i18n";
import { editDocument, redo, undo, useHistory } from "../../state/documentStore";
import { LOSS_NODE } from "../../state/graphGeometry";
import { selectNodes, setUi, uiStore, useUi } from "../../state/uiStore";
import { IconButton } from "../../ui/Button";
import { useReactFlow } from "./flow";
import styles from "./Toolbar.module.css";

/** Removes what is selected, blocks and wires, in one step of undo. */
export function removeSelection(): void {
  const { selection, selectedEdges } = uiStore.getState();
  const blocks = selection.filter((id) => id !== LOSS_NODE);
  if (blocks.length === 0 && selectedEdges.length === 0) return;
  editDocument((draft) => removeNodes(removeEdges(draft, selectedEdges), blocks));
  selectNodes([]);
  setUi({ selectedEdges: [] });
}

/** Edits and views of the drawing that have no place on a block. */
export function Toolbar({ onFit }: { onFit: () => void }) {
  const t = useT();
  const flow = useReactFlow();
  const { canUndo, canRedo } = useHistory();
  const hasSelection = useUi(
    (state) => state.selectedEdges.length > 0 || state.selection.some((id) => id !== LOSS_NODE),
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
