/** Saved weights to drag into the network; nothing where there are none. */
import type { DragEvent } from "react";
import { WEIGHTS_DRAG_TYPE } from "../../domain/layerDrag";
import { nameOfSaved } from "../../domain/savedWeights";
import { useT } from "../../i18n";
import { useAction } from "../../state/actions/useAction";
import { useSavedWeights } from "../../state/savedWeights";
import { Button } from "../../ui/Button";
import styles from "./Runs.module.css";

export function SavedChips() {
  const t = useT();
  const { onClick: open } = useAction("saved_weights");
  const saved = useSavedWeights();
  if (saved.length === 0) return null;
  const take = (event: DragEvent, id: string) => {
    event.dataTransfer.setData(WEIGHTS_DRAG_TYPE, id);
    event.dataTransfer.effectAllowed = "copy";
  };
  return (
    <section aria-label={t("weights.title")} data-testid="saved-chips">
      <h3 className={styles.heading}>{t("weights.title")}</h3>
      <p className={styles.text}>{t("weights.drag")}</p>
      <ul className={styles.chips}>
        {saved.map((each) => (
          <li key={each.id}>
            <Button
              draggable
              data-testid={`saved-chip-${each.id}`}
              onDragStart={(event) => take(event, each.id)}
              onClick={open}
            >
              {nameOfSaved(each)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
