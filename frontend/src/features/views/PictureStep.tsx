/** Of which step and weights, and of which examples, the picture above is. */

import { findEntry } from "../../domain/catalog";
import { equalContent } from "../../domain/equalContent";
import { formatCount } from "../../domain/format";
import { type MessageKey, useT } from "../../i18n";
import { useCatalog } from "../../state/queries";
import { shownFrame } from "../../state/shown";
import type { Stage } from "../../state/stage";
import { useLive } from "../../state/useLive";
import styles from "./Views.module.css";

interface Origin {
  readonly step: number;
  readonly best: boolean;
}

/** Step of the picture shown, and whether the restored best weights drew it. */
function originOf(stage: Stage, view: string): Origin | null {
  const frame = shownFrame(stage, view);
  const { restored } = stage.session.getState();
  if (frame === null) return null;
  const best = restored?.step === frame.step && stage.playhead.getState().step === null;
  return { step: frame.step, best };
}

export function PictureStep({ view }: { view: string }) {
  const t = useT();
  const catalog = useCatalog();
  const origin = useLive((stage) => originOf(stage, view), equalContent);
  if (origin === null) {
    return null;
  }
  const ofValidation = findEntry(catalog?.views ?? [], view)?.validation_only ?? false;
  const part = ofValidation ? "validation" : "step";
  const key: MessageKey = `views.of_${part}${origin.best ? "_best" : ""}`;
  return (
    <p className={styles.origin} data-testid="picture-step" data-step={origin.step}>
      {t(key, { step: formatCount(origin.step) })}
    </p>
  );
}
