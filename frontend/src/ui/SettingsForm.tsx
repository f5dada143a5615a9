import { type Catalog, type Entry, fieldValue } from "../domain/catalog";
import { withField } from "../domain/document";
import { readSettings, type Setting } from "../domain/schema";
import type { Config } from "../domain/spec";
import styles from "./Form.module.css";
import { SettingField } from "./SettingField";
import type { Family } from "./texts";

export interface SettingsFormProps {
  entry: Entry;
  family: Family;
  catalog: Catalog;
  config: Config | undefined;
  /** Where the config stands in the spec: `network.nodes.dense_1.config`. */
  path: string;
  onChange: (config: Config, setting: Setting, value: unknown) => void;
  nested?: boolean;
  /** The settings are of something beside the run: a change neither restarts it nor reaches it. */
  beside?: boolean;
  /** What is wrong at a path of the spec, in words. */
  problemAt?: ((path: string) => string | undefined) | undefined;
}

/** The settings of a component, generated from its schema. */
export function SettingsForm({
  entry,
  family,
  catalog,
  config,
  path,
  onChange,
  nested,
  beside = false,
  problemAt,
}: SettingsFormProps) {
  const settings = readSettings(entry.config_schema);
  if (settings.length === 0) return null;
  return (
    <div className={nested ? styles.nested : undefined}>
      {settings.map((setting) => (
        <SettingField
          key={setting.name}
          setting={setting}
          value={fieldValue(entry, config, setting.name)}
          path={`${path}.${setting.name}`}
          family={family}
          type={entry.type}
          catalog={catalog}
          beside={beside}
          problem={problemAt?.(`${path}.${setting.name}`)}
          problemAt={problemAt}
          onChange={(value) => onChange(withField(config, setting.name, value), setting, value)}
        />
      ))}
    </div>
  );
}
