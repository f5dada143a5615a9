import { Menu as Base } from "@base-ui/react/menu";
import type { ReactElement } from "react";
import styles from "./Popup.module.css";

interface MenuItem<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly hint?: string;
  readonly disabled?: boolean;
  readonly testId?: string;
}

interface MenuProps<Id extends string> {
  /** The button that opens it. */
  trigger: ReactElement;
  items: readonly MenuItem<Id>[];
  /** Headings, each above the item at which its group begins. */
  headings?: Readonly<Partial<Record<Id, string>>>;
  onPick: (id: Id) => void;
  /** Whether the button does not get the focus back from a pointer. */
  letsFocusGo?: boolean;
}

interface Group<Id extends string> {
  readonly heading: string | null;
  readonly items: MenuItem<Id>[];
}

/** Items under their headings; those before the first heading have none. */
function groupItems<Id extends string>(
  items: readonly MenuItem<Id>[],
  headings: MenuProps<Id>["headings"],
): readonly Group<Id>[] {
  const groups: Group<Id>[] = [];
  for (const item of items) {
    const heading = headings?.[item.id];
    const last = groups.at(-1);
    if (last === undefined || heading !== undefined) {
      groups.push({ heading: heading ?? null, items: [item] });
    } else {
      last.items.push(item);
    }
  }
  return groups;
}

/** A button with a list of acts. */
export function Menu<Id extends string>({
  trigger,
  items,
  headings,
  onPick,
  letsFocusGo = false,
}: MenuProps<Id>) {
  const groups = groupItems(items, headings);
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="end" className={styles.positioner}>
          <Base.Popup
            className={styles.menu}
            finalFocus={(closedBy) => !letsFocusGo || closedBy === "keyboard"}
          >
            {groups.map(({ heading, items: grouped }) => (
              <Base.Group key={heading ?? ""}>
                {heading !== null && (
                  <Base.GroupLabel className={styles.groupLabel}>{heading}</Base.GroupLabel>
                )}
                {grouped.map((item) => (
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
              </Base.Group>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
