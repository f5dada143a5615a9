/** Actions of the registry, and what can be done with each run, each of the saved weights, each network of the zoo. */
import { findEntry } from "../../domain/catalog";
import { nameOfSaved, type SavedWeights } from "../../domain/savedWeights";
import { englishText, type Translate, type TranslateText } from "../../i18n";
import type { ActionOn } from "../../state/actions/actionOn";
import { runOn } from "../../state/actions/actionOn";
import { ACTIONS_OF_RUN, type RunSubject } from "../../state/actions/ofRun";
import { ACTIONS_OF_WEIGHTS } from "../../state/actions/ofWeights";
import { ACTIONS_OF_ZOO, titlesOf } from "../../state/actions/ofZoo";
import { ACTIONS, isEnabled, runAction } from "../../state/actions/registry";
import { writeKeys } from "../../state/actions/useAction";
import { hasPretrained } from "../../state/pretrained";
import { presentCatalog } from "../../state/queries";
import type { Stage } from "../../state/stage";
import { setUi } from "../../state/uiStore";
import type { Command, Kind } from "./command";

/** What a source of commands may ask. */
export interface CommandContext {
  readonly stage: Stage;
  readonly t: Translate;
  readonly text: TranslateText;
}

export interface NamedRunSubject extends RunSubject {
  readonly called: string;
}

export function actionCommands({ stage, t }: CommandContext): Command[] {
  return ACTIONS.filter(({ byKey, id }) => !byKey && id !== "commands").map((action): Command => {
    const can = isEnabled(action, { stage });
    const mark = action.isOn?.() ? "✓" : "";
    const { label, choiceOf } = action;
    const name = t(label, action.values);
    return {
      id: `action.${action.id}`,
      kind: "action",
      title: choiceOf === undefined ? name : `${t(choiceOf)}: ${name}`,
      also: `${englishText(choiceOf ?? "")} ${englishText(label)} ${t(`help.${action.section}`)} ${action.id.replaceAll("_", " ")}`,
      hint: writeKeys(action, t) || mark,
      refused: can ? null : t(action.needs ?? "needs.other"),
      run: () => void runAction(action, { stage }),
    };
  });
}

interface Subjects<Subject> {
  readonly kind: Kind;
  readonly actions: readonly ActionOn<Subject>[];
  readonly subjects: readonly Subject[];
  readonly idOf: (subject: Subject) => string;
  readonly nameOf: (subject: Subject) => string;
}

export function subjectCommands<Subject>(
  { stage, t }: CommandContext,
  { kind, actions, subjects, idOf, nameOf }: Subjects<Subject>,
): Command[] {
  return subjects.flatMap((subject) =>
    actions
      .filter((action) => action.offered(subject))
      .map((action): Command => {
        const label = action.label(subject);
        const can = action.enabled(subject, stage);
        return {
          id: `${kind}.${idOf(subject)}.${action.id}`,
          kind,
          title: `${nameOf(subject)}: ${t(label)}`,
          also: englishText(label),
          hint: "",
          refused: can ? null : t(action.needs?.(subject) ?? "needs.other"),
          run: () => void runOn(action, subject, stage),
        };
      }),
  );
}

export function runCommands(context: CommandContext, runs: readonly NamedRunSubject[]): Command[] {
  return subjectCommands<NamedRunSubject>(context, {
    kind: "run",
    actions: ACTIONS_OF_RUN,
    subjects: runs,
    idOf: ({ runId }) => runId,
    nameOf: ({ called }) => called,
  });
}

export function weightsCommands(
  context: CommandContext,
  saved: readonly SavedWeights[],
): Command[] {
  return subjectCommands(context, {
    kind: "weights",
    actions: ACTIONS_OF_WEIGHTS,
    subjects: saved,
    idOf: ({ id }) => id,
    nameOf: nameOfSaved,
  });
}

export function zooCommands(context: CommandContext): Command[] {
  const { t, text } = context;
  const zoo = presentCatalog()?.zoo ?? [];
  const subjects = zoo.map(({ type }) => {
    const title = text(`zoo.${type}.title`, findEntry(zoo, type)?.title ?? type);
    const onFailure = () => setUi({ notice: { key: "zoo.failed" } });
    return { type, titles: titlesOf(title, t), pretrained: hasPretrained(type), onFailure };
  });
  return subjectCommands(context, {
    kind: "network",
    actions: ACTIONS_OF_ZOO,
    subjects,
    idOf: ({ type }) => type,
    nameOf: ({ titles }) => titles.published,
  });
}
