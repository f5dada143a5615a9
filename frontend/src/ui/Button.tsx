import type { ButtonHTMLAttributes, ReactNode } from "react";
import styles from "./Button.module.css";
import { Tooltip } from "./Tooltip";

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `filled` is for the one main act of a view. */
  variant?: "plain" | "filled" | "quiet";
  icon?: ReactNode;
}

export function Button({
  variant = "plain",
  icon,
  children,
  className = "",
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      className={`${styles.button} ${styles[variant] ?? ""} ${className}`}
      {...rest}
    >
      {icon}
      {children}
    </button>
  );
}

interface IconButtonProps extends ButtonProps {
  /** Name for everyone: tooltip and screen reader. */
  label: string;
  keys?: string;
}

/** A square button with a picture; its name is its tooltip. */
export function IconButton({ label, keys, className = "", ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(keys === undefined ? {} : { keys })}>
      <Button aria-label={label} className={`${styles.icon} ${className}`} {...rest} />
    </Tooltip>
  );
}
