import { type MessageKey, useT } from "../i18n";
import { setUi, useUi } from "../state/uiStore";
import { Dialog } from "../ui/Dialog";
import styles from "./HelpDialog.module.css";

type Row = readonly [MessageKey, string];

const RUN: readonly Row[] = [
  ["help.play", "Space"],
  ["help.step", "→"],
  ["help.epoch", "Shift →"],
  ["help.reset", "R"],
  ["help.dice", "D"],
];
const DRAW: readonly Row[] = [
  ["help.walk", "← → ↑ ↓"],
  ["help.move", "Alt ← → ↑ ↓"],
  ["help.connect", "C"],
  ["help.remove", "Del"],
  ["help.undo", "Ctrl Z, Ctrl Shift Z"],
  ["help.copy", "Ctrl C, Ctrl V"],
  ["help.fit", "F"],
];

function Keys({ title, rows }: { title: string; rows: readonly Row[] }) {
  const t = useT();
  return (
    <section>
      <h3>{title}</h3>
      <dl className={styles.keys}>
        {rows.map(([key, keys]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>
              <kbd>{keys}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What the light means, and every key. */
export default function HelpDialog() {
  const t = useT();
  const open = useUi((state) => state.helpOpen);
  return (
    <Dialog
      open={open}
      onClose={() => setUi({ helpOpen: false })}
      title={t("help.title")}
      testId="help-dialog"
    >
      <p className={styles.intro}>{t("help.intro")}</p>
      <div className={styles.columns}>
        <Keys title={t("help.run")} rows={RUN} />
        <Keys
          title={t("help.draw")}
          rows={[
            ...DRAW,
            ["help.select", t("help.drag")],
            ["help.branch", t("help.shift_click")],
            ["help.help", "?"],
          ]}
        />
      </div>
    </Dialog>
  );
}
