import { ArrowUp, Plus, X } from "lucide-react";
import { type Catalog, type Entry, findEntry } from "../domain/catalog";
import { move, replaceAt, withoutAt } from "../domain/lists";
import type { Component } from "../domain/spec";
import { useT } from "../i18n";
import { Button, IconButton } from "./Button";
import styles from "./List.module.css";
import { Menu } from "./Menu";
import { SettingsForm } from "./SettingsForm";
import { type Family, useTexts } from "./texts";

interface ComponentListProps {
  /** Where the list stands in the spec: `data.augmentations`. */
  path: string;
  family: Family;
  /** All that there are, for the settings of what is in the list. */
  entries: readonly Entry[];
  /** Those that can be added. */
  offered: readonly Entry[];
  catalog: Catalog;
  value: readonly Component[];
  addLabel: string;
  problemAt: (path: string) => string | undefined;
  onChange: (value: Component[]) => void;
}

/** Components in the order in which they act: each with its settings, earlier, away; one more at the end. */
export function ComponentList(props: ComponentListProps) {
  const { path, family, offered, value, addLabel, problemAt, onChange } = props;
  const texts = useTexts();
  return (
    <div className={styles.list}>
      {value.length > 0 && (
        <ol className={styles.items}>
          {value.map((component, index) => (
            <Item
              // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what a step is known by
              key={`${index}-${component.type}`}
              {...props}
              index={index}
              component={component}
            />
          ))}
        </ol>
      )}
      {problemAt(path) !== undefined && (
        <p className={styles.problem} role="alert">
          {problemAt(path)}
        </p>
      )}
      {offered.length > 0 && (
        <div className={styles.add}>
          <Menu
            trigger={
              <Button icon={<Plus />} data-testid={`add-${path}`}>
                {addLabel}
              </Button>
            }
            items={offered.map((entry) => ({
              id: entry.type,
              label: texts.title(family, entry),
              testId: `add-${path}-${entry.type}`,
            }))}
            onPick={(type) => onChange([...value, { type, config: {} }])}
          />
        </div>
      )}
    </div>
  );
}

interface ItemProps extends ComponentListProps {
  index: number;
  component: Component;
}

function Item(props: ItemProps) {
  const { path, family, entries, catalog, value, problemAt, onChange, index, component } = props;
  const t = useT();
  const texts = useTexts();
  const entry = findEntry(entries, component.type);
  const name = texts.title(family, entry ?? { type: component.type, title: "" });
  const own = `${path}.${index}`;
  const problem = problemAt(own) ?? problemAt(`${own}.type`);
  return (
    <li className={styles.item} data-testid={own}>
      <div className={styles.head}>
        <span className={styles.name}>{name}</span>
        {index > 0 && (
          <IconButton
            variant="quiet"
            label={t("list.earlier", { name })}
            icon={<ArrowUp />}
            data-testid={`earlier-${own}`}
            onClick={() => onChange(move(value, index, index - 1))}
          />
        )}
        <IconButton
          variant="quiet"
          label={t("list.remove", { name })}
          icon={<X />}
          data-testid={`remove-${own}`}
          onClick={() => onChange(withoutAt(value, index))}
        />
      </div>
      {entry !== undefined && <p className={styles.text}>{texts.summary(family, entry)}</p>}
      {problem !== undefined && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {entry !== undefined && (
        <SettingsForm
          entry={entry}
          family={family}
          catalog={catalog}
          config={component.config}
          path={`${own}.config`}
          problemAt={problemAt}
          onChange={(config) => onChange(replaceAt(value, index, { ...component, config }))}
        />
      )}
    </li>
  );
}
