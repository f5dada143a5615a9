/** Tables of one's own: uploaded, looked at, used by the document, deleted. */
import { useQuery } from "@tanstack/react-query";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { ApiError, Unreachable } from "../api/http";
import {
  deleteTable,
  deleteTableShare,
  getTables,
  postReport,
  postTable,
  type UploadQuery,
} from "../api/tables";
import { chooseBrought } from "../domain/chooseDataset";
import type { Problem } from "../domain/spec";
import {
  choiceOf,
  configOf,
  factsOf,
  suggestChoice,
  type TableChoice,
  type TableReport,
  UPLOADED_TABLE,
  type UploadedTable,
} from "../domain/uploadedTable";
import { documentStore, editDocument } from "./documentStore";
import { library } from "./library";
import { describeBrought, presentCatalog, queryClient } from "./queries";
import { setUi } from "./uiStore";

const QUERY = ["tables"];

interface TableImport {
  /** The table whose columns are chosen; null: none yet. */
  readonly table: UploadedTable | null;
  readonly choice: TableChoice | null;
  /** The file it was read from, so that it can be read in another way; null for one of an earlier visit. */
  readonly source: { readonly file: Blob; readonly name: string } | null;
  readonly busy: boolean;
  /** Why the last file was refused; empty where the server did not answer. */
  readonly refused: readonly Problem[] | null;
}

const NOTHING: TableImport = {
  table: null,
  choice: null,
  source: null,
  busy: false,
  refused: null,
};

const tableImport = createStore<TableImport>()(() => NOTHING);

export function useTableImport(): TableImport {
  return useStore(tableImport);
}

/** All tables that this browser has uploaded. */
export function useTables() {
  return useQuery(
    {
      queryKey: QUERY,
      queryFn: async ({ signal }) => (await getTables({ token: library(), signal })).tables,
      refetchOnMount: "always", // a link may have shared one meanwhile
      retry: false,
    },
    queryClient,
  );
}

/** What a choice of columns makes of a table. */
export function useTableReport(table: UploadedTable, choice: TableChoice) {
  const config = configOf(table, choice);
  return useQuery(
    {
      queryKey: ["table report", table.id, config],
      queryFn: ({ signal }) => postReport(table.id, config, { token: library(), signal }),
      placeholderData: (former) => former,
      retry: false,
    },
    queryClient,
  );
}

/** Why a call failed, as its problems; empty where the server did not answer. */
export function problemsOfError(error: unknown): readonly Problem[] {
  if (error instanceof ApiError) return error.problems;
  if (error instanceof Unreachable) return [];
  throw error;
}

/** Uploads a file and looks at it; with `query`, it is read so. */
export async function takeFile(file: Blob, name: string, query: UploadQuery = {}): Promise<void> {
  tableImport.setState({ busy: true, refused: null });
  try {
    const table = await postTable(file, { ...query, name }, { token: library() });
    tableImport.setState({ table, choice: suggestChoice(table), source: { file, name } });
    void queryClient.invalidateQueries({ queryKey: QUERY });
  } catch (error) {
    tableImport.setState({ refused: problemsOfError(error) });
  } finally {
    tableImport.setState({ busy: false });
  }
}

/** Looks at a table that is there already, with the columns that the document uses of it. */
export function openTable(table: UploadedTable): void {
  const { type, config } = documentStore.getState().spec.data;
  const used = type === UPLOADED_TABLE ? choiceOf(table, config) : null;
  tableImport.setState({ ...NOTHING, table, choice: used ?? suggestChoice(table) });
}

/** Back to where a file is chosen. */
export function leaveTable(): void {
  tableImport.setState(NOTHING);
}

export function chooseColumns(choice: TableChoice): void {
  tableImport.setState({ choice });
}

/** The document trains on a table from now on. */
export function trainOnTable(table: UploadedTable, choice: TableChoice, report: TableReport): void {
  const catalog = presentCatalog();
  const entry = catalog?.datasets.find(({ type }) => type === UPLOADED_TABLE);
  if (catalog === null || entry === undefined) return;
  const facts = factsOf(report);
  editDocument((draft) =>
    chooseBrought(draft, { ...entry, ...facts }, configOf(table, choice), catalog),
  );
  describeBrought(UPLOADED_TABLE, facts);
  setUi({ tablesOpen: false, leftTab: "data" });
}

/** From now on this browser alone trains on a table. @throws ApiError where it is gone already. */
export async function unshareTable(id: string): Promise<void> {
  try {
    await deleteTableShare(id, { token: library() });
  } finally {
    await queryClient.invalidateQueries({ queryKey: QUERY });
  }
}

/** @throws ApiError where it is gone already. */
export async function removeTable(id: string): Promise<void> {
  try {
    await deleteTable(id, { token: library() });
  } finally {
    await queryClient.invalidateQueries({ queryKey: QUERY });
  }
}
