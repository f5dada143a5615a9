/** What the run shown and all runs take on the server's disk, and what goes when that is too much. */
import { useQuery } from "@tanstack/react-query";
import { getRun } from "../../api/http";
import { getStorage } from "../../api/storage";
import { formatBytes, formatCount } from "../../domain/format";
import { useT } from "../../i18n";
import { queryClient } from "../../state/queries";
import { Fold } from "../../ui/Fold";
import type { CalledRun } from "./calledRuns";
import styles from "./Runs.module.css";

/** The server measures as often. */
const EVERY_MS = 60_000;

export function StorageNote({ run }: { run: CalledRun | null }) {
  const t = useT();
  const { data: disk } = useQuery(
    {
      queryKey: ["storage"],
      queryFn: ({ signal }) => getStorage({ signal }),
      refetchInterval: EVERY_MS,
    },
    queryClient,
  );
  const runId = run?.runId ?? "";
  const { data: states } = useQuery(
    {
      queryKey: ["states", runId, run?.info.status],
      queryFn: ({ signal }) => getRun(runId, { signal }),
      enabled: run !== null,
      refetchInterval: EVERY_MS,
    },
    queryClient,
  );
  if (disk === undefined) return null;
  const home = formatBytes(disk.home_bytes);
  return (
    <Fold title={t("storage.title")} note={home} testId="storage">
      <ul className={styles.storage}>
        {states !== undefined && (
          <li data-testid="storage-run">
            {t("storage.run", {
              size: formatBytes(states.keyframe_bytes),
              most: formatBytes(disk.max_keyframe_bytes),
              count: formatCount(states.keyframes?.length ?? 0),
            })}
          </li>
        )}
        <li data-testid="storage-home">
          {disk.max_disk_bytes === null
            ? t("storage.unlimited", { size: home })
            : t("storage.limited", { size: home, most: formatBytes(disk.max_disk_bytes) })}
        </li>
        {disk.expired_runs > 0 && (
          <li data-testid="storage-expired">
            {t("storage.expired", { count: formatCount(disk.expired_runs) })}
          </li>
        )}
      </ul>
    </Fold>
  );
}
