/** A recurrent layer along one sequence: the hidden state in its block, large every gate and how far gradients reach. */
import { useMemo, useState } from "react";
import type { Frame } from "../../domain/frame";
import { type Gates as GateFrame, readGates, unitOf } from "../../domain/sequenceFrames";
import { useT, useText } from "../../i18n";
import { showExample, useShownExample } from "../../state/faces";
import { ExampleChooser } from "../../ui/ExampleChooser";
import { ImageTiles } from "../../ui/ImageTiles";
import { NumberField } from "../../ui/NumberField";
import faces from "./Faces.module.css";
import type { FaceProps } from "./face";
import { GateStrip } from "./GateStrip";
import { LinesPlot } from "./LinesPlot";
import { SequenceAnswer } from "./SequenceAnswer";
import styles from "./Sequences.module.css";
import { useSigned } from "./useSigned";

export default function Gates({ block, frame, large }: FaceProps) {
  const t = useT();
  const read = useMemo(() => readGates(frame), [frame]);
  const hidden = read?.gates.at(-1)?.image ?? null;
  const { shade } = useSigned(hidden);
  const example = useShownExample();
  if (!large) {
    return (
      <ImageTiles
        images={hidden}
        shown={1}
        shade={shade}
        label={t("sequences.hidden_label")}
        className={styles.small}
        testId={`face-${block}`}
        step={frame?.step}
      />
    );
  }
  return (
    <>
      <ExampleChooser id="gates-example" example={example} onChange={showExample} />
      {frame === null || read === null ? (
        <p className={faces.note}>{t("faces.waiting")}</p>
      ) : (
        <LargeGates block={block} frame={frame} read={read} />
      )}
    </>
  );
}

interface LargeGatesProps {
  readonly block: string;
  readonly frame: Frame;
  readonly read: GateFrame;
}

function LargeGates({ block, frame, read }: LargeGatesProps) {
  const t = useT();
  const text = useText();
  const [chosen, setChosen] = useState(0);
  const unit = Math.min(chosen, read.units - 1);
  const nameOf = (name: string) => text(`sequences.gate.${name}`, name);
  const lines = read.gates.map((gate, color) => ({
    name: nameOf(gate.name),
    values: unitOf(gate, unit),
    color,
  }));
  const left = read.left.map(({ state, logs }) => ({
    name: nameOf(state),
    values: logs,
    color: read.gates.findIndex(({ name }) => name === state),
  }));
  const title = t("sequences.unit_over_time", { unit });
  return (
    <div className={styles.strips} data-testid={`face-large-${block}`} data-step={frame.step}>
      <SequenceAnswer frame={frame} />
      {read.read !== null && (
        <GateStrip
          name={t("sequences.read")}
          image={read.read}
          rowName="feature"
          testId="gate-read"
        />
      )}
      {read.gates.map(({ name, image }) => (
        <GateStrip
          key={name}
          name={nameOf(name)}
          image={image}
          rowName="unit"
          testId={`gate-${name}`}
          onPick={setChosen}
        />
      ))}
      <p className={faces.note}>
        {read.units < read.count
          ? t("sequences.first_units", { shown: read.units, count: read.count })
          : t("sequences.units", { count: read.count })}
      </p>
      <h3 className={faces.heading}>{title}</h3>
      <NumberField
        id="gate-unit"
        testId="gate-unit"
        label={t("sequences.unit")}
        value={unit}
        minimum={0}
        maximum={read.units - 1}
        integer
        onChange={(next) => setChosen(next ?? 0)}
      />
      <LinesPlot
        label={title}
        across={t("sequences.step")}
        up={t("sequences.value")}
        lines={lines}
        first={1}
        testId="gate-chart"
        step={frame.step}
      />
      <h3 className={faces.heading}>{t("sequences.left")}</h3>
      <p className={faces.note}>{t("sequences.left_note")}</p>
      <LinesPlot
        label={t("sequences.left")}
        across={t("sequences.lag")}
        up={t("sequences.left_up")}
        lines={left}
        first={0}
        testId="lag-chart"
        step={frame.step}
      />
    </div>
  );
}
