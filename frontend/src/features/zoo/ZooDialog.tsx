import { useState } from "react";
import {
  joinZoo,
  pick,
  sortZoo,
  type ZooColumn,
  type ZooOrder,
  type ZooRow,
} from "../../domain/zoo";
import { useT, useText } from "../../i18n";
import { useCatalog } from "../../state/queries";
import { setUi, useUi } from "../../state/uiStore";
import { Dialog } from "../../ui/Dialog";
import { useZoo } from "./useZoo";
import styles from "./Zoo.module.css";
import { ZooChart } from "./ZooChart";
import { ZooComparison, ZooDetails } from "./ZooDetails";
import { ZooTable } from "./ZooTable";

/** The networks of history: as a chart, as a table, one with its story, two side by side. */
export default function ZooDialog() {
  const t = useT();
  const open = useUi((state) => state.zooOpen);
  return (
    <Dialog
      open={open}
      onClose={() => setUi({ zooOpen: false })}
      title={t("zoo.title")}
      testId="zoo-dialog"
      wide
    >
      <p className={styles.intro}>{t("zoo.intro")}</p>
      <Shelf />
    </Dialog>
  );
}

function Shelf() {
  const t = useT();
  const text = useText();
  const entries = useCatalog()?.zoo ?? [];
  const { data, isError } = useZoo();
  const [order, setOrder] = useState<ZooOrder | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  if (isError) {
    return (
      <p className={styles.problem} role="alert">
        {t("zoo.failed")}
      </p>
    );
  }
  if (data === undefined) {
    return (
      <p className={styles.counting} role="status" data-testid="zoo-counting">
        {t("zoo.counting")}
      </p>
    );
  }
  const rows = joinZoo(entries, data.networks);
  const titles = Object.fromEntries(
    rows.map(({ type, title }) => [type, text(`zoo.${type}.title`, title)]),
  );
  const picked = chosen.flatMap((type) => rows.filter((row) => row.type === type));
  const onPick = (type: string) => setChosen(pick(chosen, type));
  const onOrder = (by: ZooColumn) =>
    setOrder({
      by,
      descending: order?.by === by ? !order.descending : by !== "top5_error" && by !== "year",
    });
  return (
    <div className={styles.shelf}>
      <div className={styles.side}>
        <ZooChart rows={rows} titles={titles} chosen={chosen} onPick={onPick} />
        <Picked rows={picked} titles={titles} />
      </div>
      <ZooTable
        rows={order === null ? rows : sortZoo(rows, order)}
        {...{ titles, order, onOrder, chosen, onPick }}
      />
    </div>
  );
}

interface PickedProps {
  rows: readonly ZooRow[];
  titles: Readonly<Record<string, string>>;
}

function Picked({ rows, titles }: PickedProps) {
  const t = useT();
  const [first, second] = rows;
  if (first === undefined) return <p className={styles.text}>{t("zoo.pick_help")}</p>;
  return (
    <>
      {second !== undefined && <ZooComparison rows={[first, second]} titles={titles} />}
      {rows.map((row) => (
        <ZooDetails key={row.type} row={row} title={titles[row.type] ?? row.title} />
      ))}
    </>
  );
}
