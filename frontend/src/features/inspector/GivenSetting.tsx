/** A setting that a parameter of the group around is the value of. */
import { useT } from "../../i18n";
import styles from "./Inspector.module.css";

interface GivenSettingProps {
  field: string;
  /** What the setting is called. */
  setting: string;
  parameter: string;
}

export function GivenSetting({ field, setting, parameter }: GivenSettingProps) {
  const t = useT();
  return (
    <p className={styles.given} data-testid={`given-${field}`}>
      {t("group.by_parameter", { setting, parameter: parameter.replaceAll("_", " ") })}
    </p>
  );
}
