import { Maximize, Minus, Plus, Redo2, Trash2, Undo2, Workflow } from "lucide-react";
import { useT } from "../../i18n";
import { useAction } from "../../state/actions/useAction";
import { IconButton } from "../../ui/Button";
import styles from "./Toolbar.module.css";

/** Edits and views of the drawing that have no place on a block. */
export function Toolbar() {
  const t = useT();
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("graph.tools")}>
      <IconButton {...useAction("undo")} icon={<Undo2 />} data-testid="undo-button" />
      <IconButton {...useAction("redo")} icon={<Redo2 />} data-testid="redo-button" />
      <IconButton {...useAction("delete")} icon={<Trash2 />} data-testid="delete-button" />
      <span className={styles.divider} />
      <IconButton {...useAction("arrange")} icon={<Workflow />} data-testid="layout-button" />
      <IconButton {...useAction("zoom_out")} icon={<Minus />} data-testid="zoom-out-button" />
      <IconButton {...useAction("zoom_in")} icon={<Plus />} data-testid="zoom-in-button" />
      <IconButton {...useAction("fit")} icon={<Maximize />} data-testid="fit-button" />
    </div>
  );
}
