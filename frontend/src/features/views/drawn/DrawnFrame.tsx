/** What stands around a drawing: its tools, the count of its points, and what it lacks for training. */
import { Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useT } from "../../../i18n";
import { useCheck } from "../../../state/check";
import { Button } from "../../../ui/Button";
import { useTexts } from "../../../ui/texts";
import { OutputFacts } from "../OutputFacts";
import styles from "./Drawn.module.css";
import type { Drawing } from "./useDrawing";

interface ToolProps {
  group: string;
  name: string;
  checked: boolean;
  onChoose: () => void;
  testId: string;
  children: ReactNode;
}

/** One of the tools, of which one is chosen. */
export function Tool({ group, name, checked, onChoose, testId, children }: ToolProps) {
  return (
    <label className={styles.tool} title={name}>
      <input
        type="radio"
        name={group}
        className={styles.radio}
        aria-label={name}
        checked={checked}
        onChange={onChoose}
        data-testid={testId}
      />
      {children}
    </label>
  );
}

interface DrawnFrameProps {
  drawing: Drawing;
  tools?: ReactNode;
  children: ReactNode;
}

export function DrawnFrame({ drawing, tools, children }: DrawnFrameProps) {
  const t = useT();
  const texts = useTexts();
  const lacking = useCheck((state) => state.result)?.problems.find(
    ({ path }) => path === "data.config.points",
  );
  const { points, shape } = drawing;
  const clear = () => drawing.change("points", []);
  return (
    <div className={styles.frame}>
      <div className={styles.bar}>
        {tools}
        <Button
          variant="quiet"
          icon={<Trash2 aria-hidden="true" />}
          disabled={points.length === 0}
          data-testid="points-clear"
          onClick={clear}
        >
          {t("points.clear")}
        </Button>
      </div>
      <div className={styles.body}>
        <div className={styles.stage} data-curve={shape.curve}>
          {children}
        </div>
        <div className={styles.beside}>
          <p className={styles.count} data-testid="points-count" data-count={points.length}>
            {t("points.count", { count: points.length, most: shape.most })}
          </p>
          {lacking !== undefined && (
            <p className={styles.lacking} role="status" data-testid="points-lacking">
              {texts.problem(lacking)} {texts.hint(lacking)}
            </p>
          )}
          <p className={styles.help}>
            {t(shape.curve ? "points.curve_help" : "points.plane_help")}
          </p>
          <OutputFacts />
        </div>
      </div>
    </div>
  );
}
