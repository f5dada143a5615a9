import type { PretrainedNetwork } from "../../api/zoo";
import { useT } from "../../i18n";
import { ACTIONS_OF_ZOO, type ZooSubject } from "../../state/actions/ofZoo";
import { useActionOn } from "../../state/actions/useActionOn";
import { Button } from "../../ui/Button";
import styles from "./Zoo.module.css";

const OPEN_PRETRAINED = ACTIONS_OF_ZOO[2];

interface Props {
  published: PretrainedNetwork;
  subject: ZooSubject;
}

/** Published weights of a network: the experiment that starts with them, or how they get onto the server. */
export function ZooPretrained({ published, subject }: Props) {
  const t = useT();
  const open = useActionOn(OPEN_PRETRAINED, subject);
  const { available, command, megabytes, source, type } = published;
  return (
    <section
      className={styles.pretrained}
      aria-label={t("zoo.pretrained")}
      data-testid={`zoo-pretrained-${type}`}
    >
      <h4>{t("zoo.pretrained")}</h4>
      <p>
        {available
          ? t("zoo.pretrained_ready")
          : t("zoo.pretrained_missing", { command, size: Math.round(megabytes) })}
      </p>
      <p className={styles.text}>{t("zoo.source", { source })}</p>
      {available && (
        <Button onClick={open.onClick} data-testid={`zoo-open-pretrained-${type}`}>
          {open.label}
        </Button>
      )}
    </section>
  );
}
