/** Whether two runs began alike: their batches, and layer by layer their initial weights, as the server knows them. */
import { useQuery } from "@tanstack/react-query";
import { getComparison } from "../../api/comparison";
import { type ComparedLayer, groupStarts } from "../../domain/layerStarts";
import { type SameStart, sameStart } from "../../domain/sameStart";
import { useT } from "../../i18n";
import type { PairSide } from "../../state/pairStages";
import { queryClient, useCatalog } from "../../state/queries";
import { useNodeNames } from "../../ui/nodeNames";
import styles from "./Pair.module.css";

interface PairStartProps {
  first: PairSide;
  second: PairSide;
}

export function PairStart({ first, second }: PairStartProps) {
  const ids = [first.buffer.runId, second.buffer.runId] as const;
  const catalog = useCatalog();
  const { data } = useQuery(
    {
      queryKey: ["start", ...ids],
      queryFn: ({ signal }) => getComparison(...ids, { signal }),
      staleTime: Number.POSITIVE_INFINITY,
    },
    queryClient,
  );
  const start = sameStart(first.spec, second.spec, catalog);
  const layers = data?.layers;
  return (
    <div className={styles.muted} data-testid="pair-start">
      {layers == null ? (
        <Settings start={start} />
      ) : (
        <Layers start={start} layers={layers} second={second} />
      )}
    </div>
  );
}

/** What the settings alone say. */
function Settings({ start: { weights, order, causes } }: { start: SameStart }) {
  const t = useT();
  const named = causes.map((cause) => t(`runs.start.cause.${cause}`)).join(", ");
  if (weights && order) return t("runs.start.same");
  if (weights) return t("runs.start.weights", { causes: named });
  return order ? t("runs.start.order") : t("runs.start.different", { causes: named });
}

interface LayersProps {
  start: SameStart;
  layers: readonly ComparedLayer[];
  second: PairSide;
}

function Layers({ start, layers, second }: LayersProps) {
  const t = useT();
  const nameOf = useNodeNames(second.spec, useCatalog());
  const { same, different } = groupStarts(layers);
  const names = (ids: readonly string[]) => ids.map(nameOf).join(", ");
  const causes = start.causes
    .filter((cause) => cause !== "network")
    .map((cause) => t(`runs.start.cause.${cause}`))
    .join(", ");
  return (
    <ul className={styles.starts}>
      <li data-testid="pair-start-order" data-same={start.order}>
        {start.order ? t("pair.start.order") : t("pair.start.other_order", { causes })}
      </li>
      {same.length > 0 && (
        <li data-testid="pair-start-same">
          {different.length === 0
            ? t("pair.start.all")
            : t("pair.start.same", { layers: names(same) })}
        </li>
      )}
      {different.map(({ causes: own, layers: ids }) => (
        <li key={own.join()} data-testid={`pair-start-${own.join("-")}`}>
          {t("pair.start.different", {
            layers: names(ids),
            causes: own.map((cause) => t(`pair.start.cause.${cause}`)).join(", "),
          })}
        </li>
      ))}
    </ul>
  );
}
