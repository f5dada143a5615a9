import { Menu as Base } from "@base-ui/react/menu";
import type { ReactElement } from "react";
import styles from "./Popup.module.css";

export interface MenuItem<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly hint?: string;
  readonly disabled?: boolean;
  readonly testId?: string;
}

export interface MenuProps<Id extends string> {
  /** The button that opens it. */
  trigger: ReactElement;
  items: readonly MenuItem<Id>[];
  onPick: (id: Id) => void;
  /** Whether the button does not get the focus back from a pointer. */
  letsFocusGo?: boolean;
}

/** A button with a list of acts. */
export function Menu<Id extends string>({
  trigger,
  items,
  onPick,
  letsFocusGo = false,
}: MenuProps<Id>) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="end" className={styles.positioner}>
          <Base.Popup
            className={styles.menu}
            finalFocus={(closedBy) => !letsFocusGo || closedBy === "keyboard"}
          >
            {items.map((item) => (
              <Base.Item
                key={item.id}
                className={styles.item}
                disabled={item.disabled ?? false}
                data-testid={item.testId}
                onClick={() => onPick(item.id)}
              >
                {item.label}
                {item.hint !== undefined && <span className={styles.hint}>{item.hint}</span>}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
