import {
  ArrowDownFromLine,
  ArrowRightFromLine,
  Maximize,
  Minus,
  Plus,
  Redo2,
  Snowflake,
  Trash2,
  Undo2,
  Workflow,
} from "lucide-react";
import { isTransfer } from "../../domain/transfer";
import { useT } from "../../i18n";
import { useAction, useActionMenu } from "../../state/actions/useAction";
import { useDocument } from "../../state/documentStore";
import { useUi } from "../../state/uiStore";
import { Button, IconButton } from "../../ui/Button";
import canvasTools from "../../ui/CanvasTools.module.css";
import { Menu } from "../../ui/Menu";
import { NetworkExport } from "./NetworkExport";
import { NeuronsSwitch } from "./NeuronsSwitch";
import styles from "./Toolbar.module.css";

const VARIATIONS = ["freeze_features", "unfreeze_more", "more_data", "saved_weights"] as const;

/** Variations of a network that starts with saved weights, each a run of its own. */
function TransferMenu() {
  const t = useT();
  return (
    <>
      <span className={styles.divider} />
      <Menu
        trigger={
          <Button icon={<Snowflake aria-hidden="true" />} data-testid="transfer-menu">
            {t("transfer.title")}
          </Button>
        }
        {...useActionMenu(VARIATIONS)}
      />
    </>
  );
}

/** Edits and views of the drawing that have no place on a block. */
export function Toolbar() {
  const t = useT();
  const direction = useUi((state) => state.direction);
  const transfers = useDocument((state) => isTransfer(state.spec));
  return (
    <div
      className={canvasTools.tools}
      role="toolbar"
      aria-label={t("graph.tools")}
      data-testid="canvas-tools"
    >
      <IconButton {...useAction("undo")} icon={<Undo2 />} data-testid="undo-button" />
      <IconButton {...useAction("redo")} icon={<Redo2 />} data-testid="redo-button" />
      <IconButton {...useAction("delete")} icon={<Trash2 />} data-testid="delete-button" />
      <span className={styles.divider} />
      <NeuronsSwitch />
      <IconButton {...useAction("arrange")} icon={<Workflow />} data-testid="layout-button" />
      <IconButton
        {...useAction("turn")}
        icon={direction === "right" ? <ArrowDownFromLine /> : <ArrowRightFromLine />}
        data-testid="turn-button"
      />
      <IconButton {...useAction("zoom_out")} icon={<Minus />} data-testid="zoom-out-button" />
      <IconButton {...useAction("zoom_in")} icon={<Plus />} data-testid="zoom-in-button" />
      <IconButton {...useAction("fit")} icon={<Maximize />} data-testid="fit-button" />
      <NetworkExport />
      {transfers && <TransferMenu />}
    </div>
  );
}
