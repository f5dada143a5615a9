/** Everything that can be done on the page, found by typing: one field, one list, the keyboard alone. */
import { Dialog as Base } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useT } from "../../i18n";
import { rememberCommand } from "../../state/recentCommands";
import { setUi, useUi } from "../../state/uiStore";
import popup from "../../ui/Popup.module.css";
import type { NamedRunSubject } from "./actionCommands";
import styles from "./CommandPalette.module.css";
import { type Command, KIND_NAMES } from "./command";
import { useCommands } from "./useCommands";

interface CommandPaletteProps {
  runs: readonly NamedRunSubject[];
}

function close(): void {
  setUi({ guide: null });
}

export function CommandPalette(props: CommandPaletteProps) {
  const t = useT();
  const open = useUi(({ guide }) => guide === "commands");
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && close()}>
      <Base.Portal>
        <Base.Backdrop className={popup.backdrop} />
        <Base.Popup className={styles.popup} data-testid="commands" aria-label={t("app.commands")}>
          <Found {...props} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** The place that a key leads to in a list of so many. */
function placeAfter(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  if (key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowUp") return (at + count - 1) % count;
  if (key === "PageDown") return Math.min(count - 1, at + 8);
  if (key === "PageUp") return Math.max(0, at - 8);
  return null;
}

/** The palette is gone, and the focus back where it was, before what was chosen happens. */
function runAfterClosing(command: Command): void {
  rememberCommand(command.id);
  close();
  requestAnimationFrame(() => setTimeout(() => command.run()));
}

function Found({ runs }: CommandPaletteProps) {
  const t = useT();
  const id = useId();
  const [search, setSearch] = useState("");
  const [at, setAt] = useState(0);
  const commands = useCommands(search, runs);
  const chosen = commands[Math.min(at, commands.length - 1)];
  const seek = (text: string) => {
    setSearch(text);
    setAt(0);
  };
  const pick = (command: Command | undefined) => {
    if (command === undefined || command.refused !== null) return;
    if (command.completes === undefined) runAfterClosing(command);
    else seek(command.completes);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = placeAfter(event.key, at, commands.length);
    if (next !== null) setAt(next);
    else if (event.key === "Enter") pick(chosen);
    else return;
    event.preventDefault();
  };
  const optionId = (command: Command) => `${id}-${command.id}`;
  return (
    <>
      <div className={styles.search}>
        <Search aria-hidden="true" />
        <input
          className={styles.query}
          role="combobox"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen === undefined ? undefined : optionId(chosen)}
          aria-label={t("app.commands")}
          placeholder={t("commands.search")}
          autoComplete="off"
          spellCheck={false}
          value={search}
          data-testid="commands-search"
          onChange={(event) => seek(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <p className="hidden-text" role="status">
        {t("commands.count", { count: commands.length })}
      </p>
      <div
        id={`${id}-list`}
        className={styles.list}
        role="listbox"
        aria-label={t("app.commands")}
        data-testid="commands-list"
      >
        {commands.map((command) => (
          <Option
            key={command.id}
            id={optionId(command)}
            command={command}
            chosen={command === chosen}
            onPick={() => pick(command)}
          />
        ))}
      </div>
      {commands.length === 0 && (
        <p className={styles.none}>{t("commands.none", { query: search.trim() })}</p>
      )}
      <p className={styles.foot}>{t("commands.help")}</p>
    </>
  );
}

interface OptionProps {
  id: string;
  command: Command;
  chosen: boolean;
  onPick: () => void;
}

function Option({ id, command, chosen, onPick }: OptionProps) {
  const t = useT();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) place.current?.scrollIntoView?.({ block: "nearest" });
  }, [chosen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
    <div
      ref={place}
      id={id}
      role="option"
      className={styles.option}
      aria-selected={chosen}
      aria-disabled={command.refused !== null}
      data-testid={`command-${command.id}`}
      onClick={onPick}
    >
      <span className={styles.words}>
        <span>{command.title}</span>
        {command.refused !== null && <span className={styles.refused}>{command.refused}</span>}
      </span>
      {command.hint !== "" && <kbd className={styles.hint}>{command.hint}</kbd>}
      <span className={styles.kind}>{t(KIND_NAMES[command.kind])}</span>
    </div>
  );
}
