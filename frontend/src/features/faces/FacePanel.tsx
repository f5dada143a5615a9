/** The face of the selected block, large, and which one it is. */
import { useT, useText } from "../../i18n";
import { chooseFace, HISTOGRAM_FACE, offeredFaces, useFace } from "../../state/faces";
import { useSession } from "../../state/useStage";
import { Panel } from "../../ui/Panel";
import { Select } from "../../ui/Select";
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
    <Panel title={t("faces.label")} testId="face-panel">
      <Select
        id="face-choice"
        testId="face-choice"
        label={t("faces.shown")}
        value={face.type}
        options={offered.map((type) => ({ value: type, label: title(type) }))}
        onChange={(type) => chooseFace(block, type)}
      />
      {face.type !== HISTOGRAM_FACE && <FaceView key={block} block={block} face={face} large />}
    </Panel>
  );
}
