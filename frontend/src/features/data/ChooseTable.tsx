/** Where a table comes from: a file, what is pasted, or one that was uploaded before. */
import { Trash2 } from "lucide-react";
import { useState } from "react";
import type { UploadedTable } from "../../domain/uploadedTable";
import { useT } from "../../i18n";
import { runOn } from "../../state/actions/actionOn";
import { CHOOSE_COLUMNS, STOP_SHARING } from "../../state/actions/ofTable";
import {
  problemsOfError,
  removeTable,
  takeFile,
  useTableImport,
  useTables,
} from "../../state/uploadedTables";
import { useProblemsOfRun } from "../../state/useProblemsOfRun";
import { useStage } from "../../state/useStage";
import { Button, IconButton } from "../../ui/Button";
import { useTexts } from "../../ui/texts";
import { TableSize } from "./TableSize";
import styles from "./Tables.module.css";

const TYPES = ".csv,.tsv,.tab,.txt,.xlsx,.xlsm,.ods";

export function ChooseTable() {
  const t = useT();
  const texts = useTexts();
  const placed = useProblemsOfRun();
  const { busy, refused } = useTableImport();
  return (
    <>
      <p className={styles.text}>{t("tables.intro")}</p>
      <div className={styles.ways}>
        <FileField disabled={busy} />
        <PasteField disabled={busy} />
      </div>
      {busy && <p role="status">{t("tables.reading")}</p>}
      {refused !== null && (
        <div className={styles.problem} role="alert" data-testid="table-refused">
          {refused.length === 0 && <p>{t("tables.unreachable")}</p>}
          {refused.map((problem) => (
            <p key={problem.code}>
              {texts.problem(placed(problem))} {texts.hint(placed(problem))}
            </p>
          ))}
        </div>
      )}
      <Uploaded />
    </>
  );
}

function FileField({ disabled }: { disabled: boolean }) {
  const t = useT();
  return (
    <div className={styles.way}>
      <label className={styles.label} htmlFor="table-file">
        {t("tables.file")}
      </label>
      <input
        id="table-file"
        type="file"
        accept={TYPES}
        disabled={disabled}
        data-testid="table-file"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) void takeFile(file, file.name);
          event.target.value = "";
        }}
      />
    </div>
  );
}

function PasteField({ disabled }: { disabled: boolean }) {
  const t = useT();
  const [text, setText] = useState("");
  return (
    <form
      className={styles.way}
      onSubmit={(event) => {
        event.preventDefault();
        void takeFile(new Blob([text]), t("tables.pasted_name"));
      }}
    >
      <label className={styles.label} htmlFor="table-paste">
        {t("tables.paste")}
      </label>
      <textarea
        id="table-paste"
        className={styles.paste}
        rows={4}
        spellCheck={false}
        value={text}
        data-testid="table-paste"
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" disabled={disabled || text.trim() === ""} data-testid="table-read">
        {t("tables.read")}
      </Button>
    </form>
  );
}

function Uploaded() {
  const t = useT();
  const { data, isError } = useTables();
  if (isError) return <p className={styles.problem}>{t("tables.unreachable")}</p>;
  if (data === undefined || data.length === 0) return null;
  return (
    <section aria-label={t("tables.uploaded")}>
      <h3 className={styles.heading}>{t("tables.uploaded")}</h3>
      <ul className={styles.list}>
        {data.map((table) => (
          <li key={table.id} className={styles.item}>
            <Item table={table} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Item({ table }: { table: UploadedTable }) {
  const t = useT();
  const texts = useTexts();
  const placed = useProblemsOfRun();
  const stage = useStage();
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const remove = async () => {
    try {
      await removeTable(table.id);
    } catch (error) {
      const first = problemsOfError(error)[0];
      setProblem(first === undefined ? t("tables.unreachable") : texts.problem(placed(first)));
    }
  };
  return (
    <>
      <div className={styles.head}>
        <strong className={styles.name}>{table.name || t("tables.unnamed")}</strong>
        <Button data-testid="table-open" onClick={() => runOn(CHOOSE_COLUMNS, table, stage)}>
          {t("tables.choose_columns")}
        </Button>
        <IconButton
          variant="quiet"
          label={t("tables.delete", { name: table.name })}
          icon={<Trash2 />}
          data-testid="table-delete"
          onClick={() => setAsked(true)}
        />
      </div>
      <p className={styles.text}>
        <TableSize table={table} />
      </p>
      {STOP_SHARING.offered(table) && (
        <Button data-testid="table-unshare" onClick={() => runOn(STOP_SHARING, table, stage)}>
          {t(STOP_SHARING.label(table))}
        </Button>
      )}
      {asked && (
        <div role="alert" className={styles.confirm}>
          <p>{t("tables.delete_warning")}</p>
          <Button data-testid="table-delete-confirm" onClick={() => void remove()}>
            {t("tables.delete_now")}
          </Button>
          <Button variant="quiet" onClick={() => setAsked(false)}>
            {t("tables.keep")}
          </Button>
        </div>
      )}
      {problem !== null && <p className={styles.problem}>{problem}</p>}
    </>
  );
}
