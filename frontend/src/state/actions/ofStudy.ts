/** What can be done with a study, with one of its runs, and with what it has found. */
import type { Component } from "../../domain/spec";
import { isOver, type Study, type StudyMember } from "../../domain/study";
import { reportPageFault } from "../faults";
import { openMember, takeRate } from "../openMember";
import { removeStudy, showStudy, startStudy, steerStudy, tokenOfStudy } from "../studies";
import { type ActionOn, always } from "./actionOn";

export interface StudySubject {
  readonly id: string;
  /** Null where it has not been looked at in this page. */
  readonly status: Study["status"] | null;
}

interface MemberSubject {
  readonly study: Study;
  readonly member: StudyMember;
  /** Called where the experiment can't be fetched. */
  readonly onFailure: () => void;
}

function isAtRest({ status }: StudySubject): boolean {
  return status === null || isOver({ status });
}

/** Whether this browser may steer it. */
function owns({ id }: StudySubject): boolean {
  return tokenOfStudy(id) !== null;
}

function steers(subject: StudySubject): boolean {
  return owns(subject) && !isAtRest(subject);
}

function work(promise: Promise<void>): void {
  promise.catch(reportPageFault);
}

/** biome-ignore format: one line an action */
export const ACTIONS_OF_STUDY = [
  { id: "show", label: () => "study.open_member", offered: always, enabled: always, run: ({ id }) => showStudy(id) },
  { id: "pause", label: () => "study.pause", offered: (study) => steers(study) && study.status !== "paused", enabled: always, run: ({ id }) => work(steerStudy(id, "pause")) },
  { id: "resume", label: () => "study.resume", offered: (study) => steers(study) && study.status === "paused", enabled: always, run: ({ id }) => work(steerStudy(id, "resume")) },
  { id: "cancel", label: () => "study.cancel", offered: steers, enabled: always, run: ({ id }) => work(steerStudy(id, "cancel")) },
  { id: "delete", label: () => "study.delete", offered: (study) => owns(study) && study.status !== null && isAtRest(study), enabled: always, run: ({ id }) => work(removeStudy(id)) },
] as const satisfies readonly ActionOn<StudySubject>[];

export const OPEN_MEMBER: ActionOn<MemberSubject> = {
  id: "open",
  label: () => "study.open_member",
  offered: always,
  enabled: ({ member }) => member.run_id !== null,
  run: ({ study, member, onFailure }) => void openMember(study, member).catch(onFailure),
};

/** The subject is a study of the experiment on the page: kind and settings. */
export const START_STUDY: ActionOn<Component> = {
  id: "start",
  label: () => "study.title",
  offered: always,
  enabled: always,
  run: (study) => {
    showStudy(null);
    work(startStudy(study));
  },
};

/** The subject is a learning rate. */
export const TAKE_RATE: ActionOn<number> = {
  id: "take_rate",
  label: () => "study.use_rate",
  offered: always,
  enabled: always,
  run: takeRate,
};
