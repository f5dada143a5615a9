/** What an example claims, with the figure of the run on stage and whether the claim holds yet. */
import { useQuery } from "@tanstack/react-query";
import { getClaims, type JudgedClaim } from "../../api/claims";
import type { Lab } from "../../domain/catalog";
import { formatCount, formatNatural } from "../../domain/format";
import { ladderFloor } from "../../domain/ladder";
import { type Translate, useT, useText } from "../../i18n";
import { queryClient } from "../../state/queries";
import { useLive } from "../../state/useLive";
import { useSession } from "../../state/useStage";
import styles from "./Gallery.module.css";

type Claim = Lab["claims"][number];

const OVERTAKEN_MS = 10_000;

/** What the server says of the run on stage; asked again at each ladder step and when its status changes. */
export function useJudgedClaims(): readonly JudgedClaim[] {
  const runId = useSession((session) => session.runId);
  const progress = useLive(({ session }) => {
    const { state } = session.getState();
    return `${ladderFloor(state?.step ?? 0)} ${state?.status}`;
  });
  const { data } = useQuery(
    {
      queryKey: ["claims", runId, progress],
      queryFn: ({ signal }) => getClaims(runId ?? "", { signal }),
      enabled: runId !== null,
      gcTime: OVERTAKEN_MS,
      retry: false,
      placeholderData: (former, query) => (query?.queryKey[1] === runId ? former : undefined),
    },
    queryClient,
  );
  return data?.claims ?? [];
}

/** The bounds in words. */
export function writeBound({ least, most }: Pick<Claim, "least" | "most">, t: Translate): string {
  const [low, high] = [least, most].map((bound) => (bound === null ? "" : formatNatural(bound)));
  if (most === null) return t("gallery.at_least", { least: low ?? "" });
  if (least === null) return t("gallery.at_most", { most: high ?? "" });
  return t("gallery.between", { least: low ?? "", most: high ?? "" });
}

export function LabClaims({ entry, judged }: { entry: Lab; judged: readonly JudgedClaim[] }) {
  const t = useT();
  const text = useText();
  const nameOf = (id: string) => {
    const run = entry.runs.find((each) => each.id === id);
    return run === undefined ? "" : text(`labs.${entry.id}.runs.${id}`, run.title);
  };
  return (
    <section className={styles.runs} aria-label={t("gallery.claims")} data-testid="lab-claims">
      <p className={styles.text}>{t("gallery.claims")}</p>
      <ul className={styles.list}>
        {entry.claims.map((claim, index) => {
          const result = judged.find((one) => one.lab === entry.id && one.index === index);
          const status = result?.status ?? "pending";
          const bound = writeBound(claim, t);
          const figure =
            typeof result?.value === "number"
              ? t("gallery.claim_value", {
                  ...{ value: formatNatural(result.value), step: result.step, bound },
                  steps: formatCount(claim.steps),
                })
              : t("gallery.claim_open", { steps: claim.steps, bound });
          const run = nameOf(claim.run);
          return (
            <li
              key={claim.statement}
              className={styles.claim}
              data-status={status}
              data-testid={`claim-${index}`}
            >
              <p>{text(`labs.${entry.id}.claims.${index}`, claim.statement)}</p>
              <p className={styles.text}>
                <strong className={styles.verdict}>{t(`gallery.claim.${status}`)}</strong>{" "}
                {run !== "" && `${t("gallery.claim_run", { run })} `}
                <span data-testid={`claim-${index}-figure`}>{figure}</span>
              </p>
            </li>
          );
        })}
      </ul>
      <p className={styles.text}>{t("gallery.source", { source: entry.source })}</p>
    </section>
  );
}
