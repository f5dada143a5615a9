/** The table that the experiment is on: what is predicted from what, and the way to its columns. */
import { choiceOf, isScaled, UPLOADED_TABLE } from "../../domain/uploadedTable";
import { useT } from "../../i18n";
import { runOn } from "../../state/actions/actionOn";
import { CHOOSE_COLUMNS } from "../../state/actions/ofTable";
import { useDocument } from "../../state/documentStore";
import { useTables } from "../../state/uploadedTables";
import { useStage } from "../../state/useStage";
import { Button } from "../../ui/Button";
import styles from "./Tables.module.css";
import { useKeptUntil } from "./useKeptUntil";

export default function ChosenTable() {
  const { type, config } = useDocument((state) => state.spec.data);
  const { data } = useTables();
  const table = data?.find((each) => type === UPLOADED_TABLE && choiceOf(each, config) !== null);
  const t = useT();
  const stage = useStage();
  const target = String(config?.target ?? "");
  const scaled = isScaled(config) && (
    <p className={styles.text} data-testid="table-scaled">
      {t("tables.chosen_scaled", { target })}
    </p>
  );
  if (table === undefined) {
    return data === undefined ? null : (
      <>
        <p className={styles.text} data-testid="table-elsewhere">
          {t("tables.elsewhere", { target })}
        </p>
        {scaled}
      </>
    );
  }
  return (
    <>
      <p className={styles.text} data-testid="table-chosen">
        {t("tables.chosen", { name: table.name, target })} <Until table={table} />
      </p>
      {scaled}
      <Button data-testid="table-change" onClick={() => runOn(CHOOSE_COLUMNS, table, stage)}>
        {t("tables.choose_columns")}
      </Button>
    </>
  );
}

function Until({ table }: { table: Parameters<typeof useKeptUntil>[0] }) {
  return <>{useKeptUntil(table)}</>;
}
