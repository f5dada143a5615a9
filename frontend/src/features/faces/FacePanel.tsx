/** The face of the selected block, large, and which one it is. */
import { useT, useText } from "../../i18n";
import { chooseFace, HISTOGRAM_FACE, offeredFaces, useFace } from "../../state/faces";
import { useSession } from "../../state/useStage";
import styles from "./Faces.module.css";
import { FaceView } from "./FaceView";

export default function FacePanel({ block }: { block: string }) {
  const t = useT();
  const text = useText();
  const schema = useSession((session) => session.schema);
  const face = useFace(block);
  const offered = offeredFaces(schema, block);
  if (offered.length < 2) return null;
  const title = (type: string) =>
    type === HISTOGRAM_FACE ? t("faces.histogram") : text(`faces.${type}.title`, type);
  return (
    <section className={styles.chooser} aria-label={t("faces.label")}>
      <label>
        {t("faces.label")}
        <select
          value={face.type}
          onChange={({ target }) => chooseFace(block, target.value)}
          data-testid="face-choice"
        >
          {offered.map((type) => (
            <option key={type} value={type}>
              {title(type)}
            </option>
          ))}
        </select>
      </label>
      {face.type !== HISTOGRAM_FACE && <FaceView block={block} face={face} large />}
    </section>
  );
}
