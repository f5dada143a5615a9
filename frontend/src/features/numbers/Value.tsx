import { formatValue } from "../../domain/format";
import styles from "./Numbers.module.css";

const DIGITS = 4;

interface ValueProps {
  value: number;
  digits?: number;
  testId?: string;
  strong?: boolean;
}

/** A number as it is computed: shortened to be read, whole for whoever points at it. */
export function Value({ value, digits = DIGITS, testId, strong = false }: ValueProps) {
  return (
    <span
      className={strong ? styles.strong : styles.value}
      title={String(value)}
      data-testid={testId}
    >
      {formatValue(value, digits)}
    </span>
  );
}

/** A factor inside a product: negative numbers in brackets. */
export function Factor({ value }: { value: number }) {
  return value < 0 ? (
    <>
      (<Value value={value} />)
    </>
  ) : (
    <Value value={value} />
  );
}
