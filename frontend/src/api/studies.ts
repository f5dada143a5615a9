/** The calls of studies; they come with their dialog. */
import type { components } from "../generated/api";
import { isStudy, isStudyCreated } from "../generated/laterValidators";
import { ApiError, type CallOptions, client, isBytes, requireBody, settings } from "./http";

type Schemas = components["schemas"];
type Study = Schemas["Study"];
type StudyCreate = Schemas["StudyCreate"];
export type StudyCommand = Schemas["StudyCommand"]["type"];

export async function postStudy(body: StudyCreate, options: CallOptions = {}) {
  return requireBody(
    await client.POST("/api/studies", { body, ...settings(options) }),
    isStudyCreated,
  );
}

/** A study as it stands, with the mark of what it holds. */
export interface StudyAnswer {
  readonly study: Study;
  readonly mark: string | null;
}

/** @param known the answer before; where nothing has changed since, the server says only that. */
export async function getStudy(
  id: string,
  known: StudyAnswer | null,
  options: CallOptions = {},
): Promise<StudyAnswer> {
  const { headers, ...rest } = settings(options);
  const mark = known?.mark ?? null;
  const asked = mark === null ? headers : { ...headers, "If-None-Match": mark };
  const params = { path: { study_id: id } };
  const answer = await client.GET("/api/studies/{study_id}", { params, headers: asked, ...rest });
  if (answer.response.status === 304 && known !== null) return known;
  return { study: requireBody(answer, isStudy), mark: answer.response.headers.get("ETag") };
}

export async function commandStudy(id: string, type: StudyCommand, options: CallOptions) {
  const params = { path: { study_id: id } };
  return requireBody(
    await client.POST("/api/studies/{study_id}/commands", {
      ...{ params, body: { type }, ...settings(options) },
    }),
    isStudy,
  );
}

/** @throws ApiError for a refusal. */
export async function deleteStudy(id: string, options: CallOptions): Promise<void> {
  const params = { path: { study_id: id } };
  const { error, response } = await client.DELETE("/api/studies/{study_id}", {
    ...{ params, ...settings(options) },
  });
  if (!response.ok) throw new ApiError(response.status, error?.problems ?? []);
}

/** The last picture of each member that has one: frames, each behind its u32 length. */
export async function getStudyPictures(id: string, view: string, options: CallOptions = {}) {
  const params = { path: { study_id: id }, query: { view } };
  const parseAs = "arrayBuffer";
  return requireBody(
    await client.GET("/api/studies/{study_id}/pictures", {
      ...{ params, parseAs, ...settings(options) },
    }),
    isBytes,
  );
}
