import { EXAMPLE_PARTS, exampleName, readExampleName } from "../domain/exampleName";
import { useT } from "../i18n";
import { NumberField } from "./NumberField";
import { Select } from "./Select";

interface ExampleChooserProps {
  readonly id: string;
  /** As views name it; one that is drawn is none of the data. */
  readonly example: string;
  readonly onChange: (example: string) => void;
}

const MOST = 999_999_999;

/** Any training or validation example by its number. */
export function ExampleChooser({ id, example, onChange }: ExampleChooserProps) {
  const t = useT();
  const chosen = readExampleName(example);
  const number = chosen?.number ?? 0;
  const parts = EXAMPLE_PARTS.map((part) => ({ value: part, label: t(`example.${part}`) }));
  const drawn = { value: "drawn", label: t("example.drawn"), disabled: true };
  return (
    <>
      <Select
        id={`${id}-part`}
        label={t("example.part")}
        value={chosen?.part ?? "drawn"}
        options={chosen === null ? [drawn, ...parts] : parts}
        onChange={(value) => {
          const part = EXAMPLE_PARTS.find((each) => each === value);
          if (part !== undefined) onChange(exampleName({ part, number }));
        }}
      />
      <NumberField
        id={`${id}-number`}
        label={t("example.number")}
        help={t("example.number_help")}
        value={number}
        minimum={0}
        maximum={MOST}
        integer
        onChange={(next) => {
          if (next !== null)
            onChange(exampleName({ part: chosen?.part ?? "validation", number: next }));
        }}
      />
    </>
  );
}
