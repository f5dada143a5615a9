/** The calls on uploaded tables; they come with their dialog. */
import type { components, paths } from "../generated/api";
import { isTableReportBody, isUploadedTable, isUploadedTables } from "../generated/laterValidators";
import { ApiError, type CallOptions, client, problemsOf, requireBody, settings } from "./http";

type Schemas = components["schemas"];
export type UploadQuery = NonNullable<paths["/api/data"]["post"]["parameters"]["query"]>;

/** Uploads a file as it is; what the query leaves out is found out from it. */
export async function postTable(file: Blob, query: UploadQuery, options: CallOptions) {
  const { headers, signal } = settings(options);
  return requireBody(
    await client.POST("/api/data", {
      params: { query },
      body: file,
      bodySerializer: (body) => body,
      headers: { ...headers, "Content-Type": "application/octet-stream" },
      signal,
    }),
    isUploadedTable,
  );
}

export async function getTables(options: CallOptions) {
  return requireBody(await client.GET("/api/data", settings(options)), isUploadedTables);
}

export async function postReport(
  id: string,
  config: Schemas["TableReportRequest"]["config"],
  options: CallOptions,
) {
  const params = { path: { table_id: id } };
  return requireBody(
    await client.POST("/api/data/{table_id}/report", {
      ...{ params, body: { config }, ...settings(options) },
    }),
    isTableReportBody,
  );
}

/** Ends the sharing of a table. */
export async function deleteTableShare(id: string, options: CallOptions) {
  const params = { path: { table_id: id } };
  return requireBody(
    await client.DELETE("/api/data/{table_id}/share", { params, ...settings(options) }),
    isUploadedTable,
  );
}

/** @throws ApiError for a refusal. */
export async function deleteTable(id: string, options: CallOptions): Promise<void> {
  const params = { path: { table_id: id } };
  const { error, response } = await client.DELETE("/api/data/{table_id}", {
    ...{ params, ...settings(options) },
  });
  if (!response.ok) throw new ApiError(response.status, problemsOf(error));
}
