import type { Catalog } from "../../domain/catalog";
import { formatCount } from "../../domain/format";
import type { ProbeType } from "../../domain/probes";
import { useT, useText } from "../../i18n";
import { ExampleChooser } from "../../ui/ExampleChooser";
import { Select, TextField } from "../../ui/Select";
import styles from "./Probes.module.css";

interface ProbeOptionsProps {
  probe: ProbeType;
  entry: Catalog["probes"][number];
  options: Readonly<Record<string, string>>;
  onChange: (name: string, value: string) => void;
}

/** The settings of a measurement. */
export function ProbeOptions({ probe, entry, options, onChange }: ProbeOptionsProps) {
  const t = useT();
  const text = useText();
  const names = Object.keys(entry.options);
  if (names.length === 0) return null;
  const label = (name: string, value: string) => {
    const written = text(`probes.value.${name}.${value}`, value);
    return /^\d+$/.test(written) ? formatCount(Number(written)) : written;
  };
  return (
    <div className={styles.options}>
      {names.map((name) => {
        const id = `probe-${probe}-${name}`;
        const values = entry.options[name] ?? [];
        const value = options[name] ?? "";
        const change = (next: string) => onChange(name, next);
        if (name === "example") {
          return <ExampleChooser key={name} id={id} example={value} onChange={change} />;
        }
        if (values.length === 0) {
          return (
            <TextField
              key={name}
              id={id}
              label={t("probes.option.seed")}
              value={value}
              onChange={change}
            />
          );
        }
        return (
          <Select
            key={name}
            id={id}
            label={text(`probes.option.${name}`, name)}
            value={value}
            options={values.map((each) => ({ value: each, label: label(name, each) }))}
            onChange={change}
          />
        );
      })}
    </div>
  );
}
