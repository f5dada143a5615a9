/** What is done to an image before the network sees it. */
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Dices, RotateCcw } from "lucide-react";
import { type Changes, UNCHANGED } from "../../../domain/ownImage";
import { useT } from "../../../i18n";
import { Button, IconButton } from "../../../ui/Button";
import { Checkbox } from "../../../ui/Select";
import styles from "./OwnExample.module.css";
import { Range } from "./Range";

interface ChangeFieldsProps {
  readonly changes: Changes;
  /** Whether the image is ink on an empty ground, so that it can be centred. */
  readonly ink: boolean;
  readonly onChange: (changes: Changes) => void;
}

const SHIFTS = [
  { key: "left", by: [-1, 0], Icon: ArrowLeft },
  { key: "up", by: [0, -1], Icon: ArrowUp },
  { key: "down", by: [0, 1], Icon: ArrowDown },
  { key: "right", by: [1, 0], Icon: ArrowRight },
] as const;

export function ChangeFields({ changes, ink, onChange }: ChangeFieldsProps) {
  const t = useT();
  const set = (part: Partial<Changes>) => onChange({ ...changes, ...part });
  const [right, down] = changes.shift;
  return (
    <>
      <div className={styles.row}>
        <span className={styles.caption}>{t("example.shift", { right, down })}</span>
        {SHIFTS.map(({ key, by, Icon }) => (
          <IconButton
            key={key}
            variant="quiet"
            label={t(`example.shift_${key}`)}
            icon={<Icon />}
            onClick={() => set({ shift: [right + by[0], down + by[1]] })}
            data-testid={`own-shift-${key}`}
          />
        ))}
      </div>
      <Range
        id="own-rotation"
        label={t("example.rotation")}
        value={changes.rotation}
        minimum={-180}
        maximum={180}
        step={1}
        written={`${changes.rotation}°`}
        onChange={(rotation) => set({ rotation })}
      />
      <Range
        id="own-noise"
        label={t("example.noise")}
        value={changes.noise}
        minimum={0}
        maximum={0.6}
        step={0.01}
        written={changes.noise.toFixed(2)}
        onChange={(noise) => set({ noise })}
      />
      {ink && (
        <Checkbox
          id="own-centered"
          label={t("example.centered")}
          help={t("example.centered_help")}
          value={changes.centered}
          onChange={(centered) => set({ centered })}
          testId="own-centered"
        />
      )}
      <Checkbox
        id="own-inverted"
        label={t("example.inverted")}
        value={changes.inverted}
        onChange={(inverted) => set({ inverted })}
        testId="own-inverted"
      />
      <div className={styles.row}>
        <Button
          icon={<Dices aria-hidden="true" />}
          disabled={changes.noise === 0}
          onClick={() => set({ seed: changes.seed + 1 })}
        >
          {t("example.other_noise")}
        </Button>
        <Button icon={<RotateCcw aria-hidden="true" />} onClick={() => onChange(UNCHANGED)}>
          {t("example.unchanged")}
        </Button>
      </div>
    </>
  );
}
