import { useSyncExternalStore } from "react";
import { useT } from "../../i18n";
import { useStage } from "../useStage";
import { type ActionOn, runOn } from "./actionOn";
import { useChanges } from "./useAction";

interface ActionOnProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

/** An action on one thing as the properties of a button: name, whether it can be run, and how. */
export function useActionOn<Subject>(action: ActionOn<Subject>, subject: Subject): ActionOnProps {
  const t = useT();
  const stage = useStage();
  const disabled = useSyncExternalStore(useChanges(stage), () => !action.enabled(subject, stage));
  return {
    label: t(action.label(subject)),
    disabled,
    onClick: () => void runOn(action, subject, stage),
  };
}
