import { type Catalog, type Entry, fieldValue, findEntry } from "../domain/catalog";
import { withField } from "../domain/document";
import { isObject } from "../domain/readDocument";
import { isChoice, readNumbers, readSettings, type Setting, writeNumbers } from "../domain/schema";
import type { Component, Config } from "../domain/spec";
import { useT } from "../i18n";
import styles from "./Form.module.css";
import { NumberField } from "./NumberField";
import { Checkbox, Select, TextField } from "./Select";
import { type Family, useTexts } from "./texts";
import { WordsField } from "./WordsField";

interface SettingsFormProps {
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
  /** Settings that are not shown. */
  except?: readonly string[];
  /** What is wrong at a path of the spec, in words. */
  problemAt?: ((path: string) => string | undefined) | undefined;
}

/** The settings of a component, generated from its schema; points are drawn, where there is a picture for them. */
export function SettingsForm({
  entry,
  family,
  catalog,
  config,
  path,
  onChange,
  nested,
  beside = false,
  except = [],
  problemAt,
}: SettingsFormProps) {
  const settings = readSettings(entry.config_schema).filter(
    ({ name, kind }) => kind !== "points" && !except.includes(name),
  );
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

interface SettingFieldProps {
  setting: Setting;
  /** Instead of the setting's own title. */
  label?: string | undefined;
  value: unknown;
  /** Prefix of the control's id: where the setting stands in the spec. */
  path: string;
  family: Family;
  type: string;
  catalog: Catalog;
  beside?: boolean | undefined;
  problem?: string | undefined;
  problemAt?: ((path: string) => string | undefined) | undefined;
  onChange: (value: unknown) => void;
}

function entriesOf(catalog: Catalog, registry: string): readonly Entry[] {
  if (registry === "initializers") return catalog.initializers;
  if (registry === "schedules") return catalog.schedules;
  return registry === "losses" ? catalog.losses : catalog.optimizers;
}

/** One setting as the control that suits it. */
export function SettingField(props: SettingFieldProps) {
  const { setting, value, path, family, type, problem, onChange } = props;
  const texts = useTexts();
  const t = useT();
  const common = {
    id: path,
    label: props.label ?? texts.settingTitle(family, type, setting.name, setting.title),
    help: texts.settingHelp(family, type, setting.name, setting.help),
    live: props.beside ? undefined : setting.live,
    testId: `field-${path}`,
    problem,
  };
  switch (setting.kind) {
    case "number": {
      const { kind: _kind, name: _name, title: _title, default: _default, ...bounds } = setting;
      const unit = setting.unit === setting.name ? undefined : setting.unit;
      return (
        <NumberField
          {...bounds}
          {...common}
          unit={unit}
          value={typeof value === "number" ? value : null}
          placeholder={setting.nullable ? t("setting.none") : undefined}
          onChange={onChange}
        />
      );
    }
    case "boolean":
      return <Checkbox {...common} value={value === true} onChange={onChange} />;
    case "choice": {
      const known = setting.options.some((option) => option === value);
      const options = known || !isChoice(value) ? setting.options : [...setting.options, value];
      return (
        <Select
          {...common}
          value={String(value)}
          options={options.map((option) => ({
            value: String(option),
            label: texts.choice(setting.name, option),
          }))}
          onChange={(text) => onChange(options.find((option) => String(option) === text))}
        />
      );
    }
    case "numbers":
      return (
        <TextField
          {...common}
          value={writeNumbers(value)}
          onChange={(text) => onChange(readNumbers(text) ?? text)}
        />
      );
    case "words":
      return (
        <WordsField
          {...common}
          options={setting.options}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={onChange}
        />
      );
    case "component":
      return (
        <ComponentField
          {...props}
          label={common.label}
          help={common.help}
          registry={setting.registry}
        />
      );
    default:
      return <TextField {...common} value={String(value ?? "")} onChange={onChange} />;
  }
}

interface ComponentFieldProps extends SettingFieldProps {
  label: string;
  help: string;
  registry: string;
}

function readComponent(value: unknown): Component {
  if (!isObject(value)) return { type: "", config: {} };
  const { type, config } = value;
  return { type: typeof type === "string" ? type : "", config: isObject(config) ? config : {} };
}

/** A nested component: which one, and its own settings below. */
function ComponentField(props: ComponentFieldProps) {
  const { value, path, catalog, registry, label, help, setting, problemAt, onChange } = props;
  const texts = useTexts();
  const component = readComponent(value);
  const entries = entriesOf(catalog, registry);
  const family: Family = registry === "initializers" ? "initializers" : "schedules";
  const entry = findEntry(entries, component.type);
  return (
    <>
      <Select
        id={path}
        label={label}
        help={help}
        live={setting.live}
        value={component.type}
        options={entries.map((option) => ({
          value: option.type,
          label: texts.title(family, option),
        }))}
        onChange={(type) => onChange({ type, config: {} })}
      />
      {entry !== undefined && (
        <SettingsForm
          nested
          entry={entry}
          family={family}
          catalog={catalog}
          config={component.config}
          path={`${path}.config`}
          problemAt={problemAt}
          onChange={(config) => onChange({ type: component.type, config })}
        />
      )}
    </>
  );
}
