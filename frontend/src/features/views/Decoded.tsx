/** What the decoder makes of a code; the last answer stays until the next is there. */
import { useRef } from "react";
import { numbersOf } from "../../domain/arrays";
import { formatMagnitude } from "../../domain/format";
import type { Frame } from "../../domain/frame";
import { readPictures } from "../../domain/pictures";
import { viewRequest } from "../../domain/viewRequest";
import { useT } from "../../i18n";
import { useViewFrame } from "../../state/useView";
import { PictureCanvas } from "./PictureCanvas";
import styles from "./Requested.module.css";

interface DecodedProps {
  node: string;
  code: string;
  /** Where the code lies, in words. */
  place: string;
}

export function Decoded({ node, code, place }: DecodedProps) {
  const t = useT();
  const frame = useViewFrame(viewRequest("decoded", { node, code }));
  const last = useRef<Frame | null>(null);
  if (frame !== null) last.current = frame;
  const shown = frame ?? last.current;
  const picture = shown === null ? undefined : readPictures(shown, "output")[0];
  const values = shown === null ? [] : numbersOf(shown, "values");
  return (
    <div
      className={styles.decoded}
      data-testid="decoded"
      data-step={frame?.step}
      data-code={frame === null ? undefined : code}
    >
      {picture !== undefined && (
        <PictureCanvas picture={picture} label={t("outputs.code.decoded", { place })} />
      )}
      {picture === undefined && values.length > 0 && (
        <ol className={styles.values}>
          {values.slice(0, 64).map((value, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have the place of their number
            <li key={index}>
              {value < 0 ? `−${formatMagnitude(-value, 3)}` : formatMagnitude(value, 3)}
            </li>
          ))}
        </ol>
      )}
      <p className={styles.note}>{t("outputs.code.decoded", { place })}</p>
    </div>
  );
}
