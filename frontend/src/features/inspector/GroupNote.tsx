import { countInstances } from "../../domain/groups";
import { groupAt, placeOf } from "../../domain/places";
import { useT } from "../../i18n";
import { useDocument } from "../../state/documentStore";
import styles from "./Inspector.module.css";

/** At a block inside a group: an edit changes all that is made of the group. */
export function GroupNote({ id }: { id: string }) {
  const t = useT();
  const spec = useDocument((state) => state.spec);
  const host = groupAt(spec, placeOf(id));
  if (host === undefined) return null;
  const count = countInstances(spec.network, host.name);
  return (
    <p className={styles.groupNote} data-testid="group-note">
      {t("group.changes_all", { count, group: host.name.replaceAll("_", " ") })}
    </p>
  );
}
