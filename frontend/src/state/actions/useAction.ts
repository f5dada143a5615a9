import { useCallback, useSyncExternalStore } from "react";
import { writeChords } from "../../domain/chords";
import { type Translate, useT } from "../../i18n";
import { checkStore } from "../check";
import { documentStore } from "../documentStore";
import type { Stage } from "../stage";
import { uiStore } from "../uiStore";
import { useStage } from "../useStage";
import type { Action } from "./action";
import { type ActionId, findAction, isEnabled, runAction } from "./registry";

/** Calls a listener with every change of what an action is enabled by. */
export function useChanges(stage: Stage): (listener: () => void) => () => void {
  return useCallback(
    (listener) => {
      const sources = [
        documentStore,
        documentStore.temporal,
        checkStore,
        stage.session,
        stage.playhead,
        uiStore,
      ];
      const stops = sources.map((source) => source.subscribe(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [stage],
  );
}

/** An action's keys as people read them; empty where it has none. */
export function writeKeys({ keys = [] }: Action, t: Translate): string {
  return writeChords(keys, (key) => (key === "Space" ? t("keys.space") : undefined));
}

interface ActionProps {
  readonly label: string;
  /** The first of its keys. */
  readonly keys?: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

/** An action as the properties of a button: name, key, whether it can be run, and how. */
export function useAction(id: ActionId): ActionProps {
  const t = useT();
  const stage = useStage();
  const action = findAction(id);
  const disabled = useSyncExternalStore(useChanges(stage), () => !isEnabled(action, { stage }));
  const keys = writeKeys({ ...action, keys: (action.keys ?? []).slice(0, 1) }, t);
  return {
    label: t(action.label, action.values),
    ...(keys === "" ? {} : { keys }),
    disabled,
    onClick: () => void runAction(action, { stage }),
  };
}

interface ActionMenuProps {
  readonly items: readonly {
    readonly id: ActionId;
    readonly label: string;
    readonly hint: string;
    readonly disabled: boolean;
    readonly testId: string;
  }[];
  readonly onPick: (id: ActionId) => void;
}

/** Actions as the properties of a menu: their keys, or a mark on the choice in force, at the right. */
export function useActionMenu(ids: readonly ActionId[]): ActionMenuProps {
  const t = useT();
  const stage = useStage();
  useSyncExternalStore(useChanges(stage), () =>
    ids.map((id) => `${isEnabled(findAction(id), { stage })} ${findAction(id).isOn?.()}`).join(),
  );
  const items = ids.map((id) => {
    const action = findAction(id);
    const hint = action.isOn === undefined ? writeKeys(action, t) : action.isOn() ? "✓" : "";
    const label = t(action.label, action.values);
    return { id, label, hint, disabled: !isEnabled(action, { stage }), testId: `action-${id}` };
  });
  return { items, onPick: (id) => void runAction(findAction(id), { stage }) };
}
