import { useEffect } from "react";
import { useT } from "../../i18n";
import { setUi, useUi } from "../../state/uiStore";
import { takeFile, useTableImport } from "../../state/uploadedTables";
import { Dialog } from "../../ui/Dialog";
import { ChooseTable } from "./ChooseTable";
import { TableForm } from "./TableForm";

/** One's own data: a file is chosen, then what is predicted from which of its columns. */
export default function TableDialog() {
  const t = useT();
  const open = useUi((state) => state.tablesOpen);
  return (
    <Dialog
      open={open}
      onClose={() => setUi({ tablesOpen: false })}
      title={t("tables.title")}
      testId="table-dialog"
      wide
    >
      {open && <Content />}
    </Dialog>
  );
}

function Content() {
  const { table, choice } = useTableImport();
  const dropped = useUi((state) => state.droppedFile);
  useEffect(() => {
    if (dropped === null) return;
    setUi({ droppedFile: null });
    void takeFile(dropped, dropped.name);
  }, [dropped]);
  if (table === null || choice === null) return <ChooseTable />;
  return <TableForm table={table} choice={choice} />;
}
