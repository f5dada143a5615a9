import { Tabs as Base } from "@base-ui/react/tabs";
import { type ReactNode, useRef } from "react";
import { OwnBoundary } from "./boundary";
import styles from "./Tabs.module.css";

interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly content: ReactNode;
}

interface TabsProps<Id extends string> {
  label: string;
  tabs: readonly Tab<Id>[];
  value: Id;
  onChange: (id: Id) => void;
  /** Panels that cost something while nobody sees them: only the one in front is in the page. */
  costly?: boolean;
}

/** Panels behind each other; one that was opened stays as it was left. */
export function Tabs<Id extends string>({
  label,
  tabs,
  value,
  onChange,
  costly = false,
}: TabsProps<Id>) {
  const opened = useRef(new Set<Id>());
  opened.current.add(value);
  return (
    <Base.Root className={styles.root} value={value} onValueChange={(next: Id) => onChange(next)}>
      <Base.List className={styles.list} aria-label={label}>
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.id}
            value={tab.id}
            className={styles.tab}
            data-testid={`tab-${tab.id}`}
          >
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel
          key={tab.id}
          value={tab.id}
          className={styles.panel}
          tabIndex={-1}
          keepMounted={!costly && opened.current.has(tab.id)}
        >
          <OwnBoundary>{tab.content}</OwnBoundary>
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
