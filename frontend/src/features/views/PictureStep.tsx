/** Of which step and weights, and of which examples, the picture above is. */

import { findEntry } from "../../domain/catalog";
import { equalContent } from "../../domain/equalContent";
import { type Origin, pictureOrigin } from "../../domain/standing";
import { useT } from "../../i18n";
import { useCatalog } from "../../state/queries";
import { shownFrame } from "../../state/shown";
import type { Stage } from "../../state/stage";
import { useLive } from "../../state/useLive";
import { originText } from "../../ui/origin";
import styles from "./Views.module.css";

/** Step of the picture shown, and whether the restored best weights drew it. */
function originOf(stage: Stage, view: string): Origin | null {
  const frame = shownFrame(stage, view);
  if (frame === null) return null;
  return pictureOrigin(frame, stage.runs.current, stage.playhead.getState().step);
}

export function PictureStep({ view }: { view: string }) {
  const t = useT();
  const catalog = useCatalog();
  const origin = useLive((stage) => originOf(stage, view), equalContent);
  if (origin === null) {
    return null;
  }
  const ofValidation = findEntry(catalog?.views ?? [], view)?.validation_only ?? false;
  return (
    <p className={styles.origin} data-testid="picture-step" data-step={origin.step}>
      {originText(origin, t, ofValidation ? "validation" : "title")}
    </p>
  );
}
