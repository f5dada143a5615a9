import { type MessageKey, useT } from "../i18n";
import type { Action } from "../state/actions/action";
import { ACTIONS, findAction } from "../state/actions/registry";
import { useAction, writeKeys } from "../state/actions/useAction";
import { setUi, useUi } from "../state/uiStore";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import styles from "./HelpDialog.module.css";

/** What is done with the pointer. */
const GESTURES: readonly (readonly [MessageKey, MessageKey])[] = [
  ["help.select", "help.drag"],
  ["help.branch", "help.shift_click"],
];

function Row({ name, keys, id }: { name: string; keys: string; id?: string }) {
  return (
    <div data-action={id}>
      <dt>{name}</dt>
      <dd>
        <kbd>{keys}</kbd>
      </dd>
    </div>
  );
}

function Keys({ section }: { section: Action["section"] }) {
  const t = useT();
  const actions = ACTIONS.filter((action) => action.section === section && action.keys);
  return (
    <section>
      <h3>{t(`help.${section}`)}</h3>
      <dl className={styles.keys}>
        {actions.map((action) => (
          <Row
            key={action.id}
            id={action.id}
            name={t(action.label, action.values)}
            keys={writeKeys(action, t)}
          />
        ))}
        {section === "draw" &&
          GESTURES.map(([name, gesture]) => <Row key={name} name={t(name)} keys={t(gesture)} />)}
      </dl>
    </section>
  );
}

/** Other ways to learn the page. */
const WAYS = ["tour", "glossary", "commands", "sound"] as const;

function Way({ id }: { id: (typeof WAYS)[number] }) {
  const { label, onClick } = useAction(id);
  const { isOn } = findAction(id);
  useUi(() => isOn?.());
  const click = () => {
    if (isOn === undefined) setUi({ helpOpen: false });
    onClick();
  };
  return (
    <Button onClick={click} data-testid={`help-${id}`} {...(isOn && { "aria-pressed": isOn() })}>
      {label}
    </Button>
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
      <div className={styles.ways}>
        {WAYS.map((id) => (
          <Way key={id} id={id} />
        ))}
      </div>
      <div className={styles.columns}>
        <div>
          <Keys section="run" />
          <Keys section="page" />
        </div>
        <Keys section="draw" />
      </div>
    </Dialog>
  );
}
