/** Studies of this browser: the one that is looked at, those it has started, and what is asked of them. */

import { useQueries, useQuery } from "@tanstack/react-query";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { ApiError, Unreachable } from "../api/http";
import {
  commandStudy,
  deleteStudy,
  getStudy,
  getStudyPictures,
  postStudy,
  type StudyAnswer,
  type StudyCommand,
} from "../api/studies";
import { decodeFrame, type Frame, splitFrames } from "../domain/frame";
import type { Preset } from "../domain/presets";
import { isObject } from "../domain/readDocument";
import type { PlacedProblem } from "../domain/settingPlace";
import type { Component } from "../domain/spec";
import { isAtWork, type Study } from "../domain/study";
import { makePreset } from "../domain/studyPresets";
import { visitorStorage } from "./browserStorage";
import { documentStore } from "./documentStore";
import { library } from "./library";
import { ofDocument } from "./ofDocument";
import { keepOwnerToken, ownerToken } from "./ownerTokens";
import { fetchCatalog, queryClient } from "./queries";
import { nameStudy } from "./studyAddress";
import { setUi } from "./uiStore";

const KEY = "backlight.studies";
const MOST_KEPT = 50;
/** As often a study at work is looked at. */
const LOOK_MS = 1_000;
/** Of a list that shows what several have come to. */
const MOST_LOOKED_AT = 4;

interface KeptStudy {
  readonly id: string;
  readonly title: string;
  readonly type: string;
  /** Preset that it was started from, or empty. */
  readonly preset: string;
}

interface StudiesView {
  /** Study looked at. */
  readonly shown: string | null;
  readonly starting: boolean;
  /** Why the last one was refused. */
  readonly problems: readonly PlacedProblem[];
  readonly unreachable: boolean;
  /** Question that the experiment has no place for. */
  readonly unfit: Preset | null;
  readonly kept: readonly KeptStudy[];
}

function isKept(value: unknown): value is KeptStudy {
  return (
    isObject(value) &&
    ["id", "title", "type", "preset"].every((field) => typeof value[field] === "string")
  );
}

function readKept(): KeptStudy[] {
  try {
    const kept: unknown = JSON.parse(visitorStorage().getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isKept) : [];
  } catch {
    return [];
  }
}

function writeKept(kept: readonly KeptStudy[]): void {
  studiesStore.setState({ kept });
  try {
    visitorStorage().setItem(KEY, JSON.stringify(kept));
  } catch {
    return; // Without it the list ends with the page.
  }
}

export const studiesStore = createStore<StudiesView>()(() => ({
  ...{ shown: null, starting: false, problems: [], unreachable: false, unfit: null },
  kept: readKept(),
}));

/** Shows a study, or the questions that one can begin with. */
export function showStudy(id: string | null): void {
  studiesStore.setState({ shown: id, problems: [], unreachable: false, unfit: null });
  nameStudy(id);
  setUi({ studyOpen: true });
}

export function closeStudies(): void {
  nameStudy(null);
  setUi({ studyOpen: false });
}

/** What was refused, in the store; anything else is a fault of the page. */
async function keepRefusal(work: () => Promise<void>): Promise<void> {
  studiesStore.setState({ problems: [], unreachable: false, unfit: null });
  try {
    await work();
  } catch (error) {
    if (error instanceof ApiError) studiesStore.setState({ problems: ofDocument(error.problems) });
    else if (error instanceof Unreachable) studiesStore.setState({ unreachable: true });
    else throw error;
  }
}

/** Starts a study of the present document, and shows it. */
export async function startStudy(study: Component, preset = ""): Promise<void> {
  if (studiesStore.getState().starting) return;
  studiesStore.setState({ starting: true });
  const { spec, title } = documentStore.getState();
  try {
    await keepRefusal(async () => {
      const { study_id: id, owner_token: token } = await postStudy(
        { spec, study, title },
        { token: library() },
      );
      keepOwnerToken(id, token);
      const others = studiesStore.getState().kept.filter((kept) => kept.id !== id);
      writeKept([{ id, title, type: study.type, preset }, ...others].slice(0, MOST_KEPT));
      showStudy(id);
    });
  } finally {
    studiesStore.setState({ starting: false });
  }
}

/** Starts a ready study where the experiment has what it asks about; shows the questions else. */
export async function startPreset(preset: Preset): Promise<void> {
  showStudy(null);
  const catalog = await fetchCatalog();
  const study = makePreset(preset, documentStore.getState().spec, catalog);
  if (study === null) studiesStore.setState({ unfit: preset });
  else await startStudy(study, preset);
}

function queryOf(id: string) {
  return ["study", id] as const;
}

/** Looks at a study again and again while it is at work. */
function lookAt(id: string) {
  return {
    queryKey: queryOf(id),
    queryFn: ({ signal }: { signal: AbortSignal }): Promise<StudyAnswer> =>
      getStudy(id, queryClient.getQueryData<StudyAnswer>(queryOf(id)) ?? null, { signal }),
    staleTime: 0,
    refetchInterval: ({ state }: { state: { data: StudyAnswer | undefined } }) =>
      state.data === undefined || isAtWork(state.data.study) ? LOOK_MS : (false as const),
    retry: false,
  };
}

/** A study as it stands. */
export function useStudy(id: string) {
  return useQuery(lookAt(id), queryClient);
}

/** The latest studies of this browser that are of some kinds, as they stand. */
export function useOwnStudies(types: readonly string[]): readonly Study[] {
  const kept = useStore(studiesStore, (state) => state.kept);
  const latest = kept.filter(({ type }) => types.includes(type)).slice(0, MOST_LOOKED_AT);
  const answers = useQueries({ queries: latest.map(({ id }) => lookAt(id)) }, queryClient);
  return answers.flatMap(({ data }) => (data === undefined ? [] : [data.study]));
}

/** How a study stood when this page last looked at it; null where it has not. */
export function knownStatus(id: string): Study["status"] | null {
  return queryClient.getQueryData<StudyAnswer>(queryOf(id))?.study.status ?? null;
}

/** Members that have ended, in which pictures differ from those looked at before. */
function picturesKey({ members }: Study): string {
  return members.map(({ status, step }) => (status === "training" ? status : step)).join();
}

/** The last picture of each member that has one, by its run. */
export function useStudyPictures(study: Study, view: string) {
  return useQuery(
    {
      queryKey: ["study pictures", study.study_id, view, picturesKey(study)],
      queryFn: async ({ signal }: { signal: AbortSignal }): Promise<readonly Frame[]> =>
        splitFrames(await getStudyPictures(study.study_id, view, { signal })).map(decodeFrame),
      placeholderData: (former) => former,
    },
    queryClient,
  );
}

export function tokenOfStudy(id: string): string | null {
  return ownerToken(id);
}

/** Pauses, resumes or ends a study of one's own. */
export async function steerStudy(id: string, command: StudyCommand): Promise<void> {
  const token = tokenOfStudy(id);
  if (token === null) return;
  await keepRefusal(async () => {
    await commandStudy(id, command, { token });
    await queryClient.refetchQueries({ queryKey: queryOf(id) });
  });
}

/** Deletes a study with its runs. */
export async function removeStudy(id: string): Promise<void> {
  const token = tokenOfStudy(id);
  await keepRefusal(async () => {
    if (token !== null) await deleteStudy(id, { token });
    writeKept(studiesStore.getState().kept.filter((kept) => kept.id !== id));
    showStudy(null);
  });
}
