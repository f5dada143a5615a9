/** Choices beside a chart: what it is drawn over, what it shows. */
import { CHART_AXES, type ChartAxis } from "../../domain/chartAxis";
import { useT } from "../../i18n";
import styles from "./Charts.module.css";

interface ChartOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface ChartSelectProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly ChartOption<Value>[];
  onChange: (value: Value) => void;
  testId: string;
}

/** One of a few: the browser's own list. */
export function ChartSelect<Value extends string>({
  label,
  value,
  options,
  onChange,
  testId,
}: ChartSelectProps<Value>) {
  return (
    <label className={styles.toggle}>
      {label}
      <select
        className={styles.select}
        value={value}
        data-testid={testId}
        onChange={({ target }) => {
          const chosen = options.find((option) => option.value === target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

export interface AxisProps {
  readonly axis: ChartAxis;
  readonly onAxis: (axis: ChartAxis) => void;
}

/** Steps, epochs, examples seen, seconds of training. */
export function AxisSelect({ axis, onAxis }: AxisProps) {
  const t = useT();
  const options = CHART_AXES.map((value) => ({ value, label: t(`charts.axis.${value}`) }));
  return (
    <ChartSelect
      label={t("charts.axis")}
      value={axis}
      options={options}
      onChange={onAxis}
      testId="chart-axis"
    />
  );
}
