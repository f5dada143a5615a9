import { useState } from "react";
import { renameBlock } from "../../domain/blocks";
import { NODE_ID_PATTERN } from "../../domain/document";
import { blockAt, isPort, nodeAt, placeOf } from "../../domain/places";
import type { SpecNode } from "../../domain/spec";
import { useT } from "../../i18n";
import { documentStore, editDocument } from "../../state/documentStore";
import { followRename } from "../../state/openGroups";
import { TextField } from "../../ui/Select";

/** A block's name; one that cannot be is refused with the reason, and the block keeps the one it has. */
export function NameField({ id, node }: { id: string; node: SpecNode }) {
  const t = useT();
  const [refused, setRefused] = useState<string | null>(null);
  const rename = (name: string) => {
    const { spec } = documentStore.getState();
    const renamed = blockAt(placeOf(id), name);
    const taken = nodeAt(spec, renamed) !== undefined || isPort(spec, renamed);
    if (taken || !NODE_ID_PATTERN.test(name)) {
      setRefused(t(taken ? "inspector.name_taken" : "inspector.name_wrong", { name }));
      return;
    }
    setRefused(null);
    followRename(id, renamed);
    editDocument((draft) => renameBlock(draft, id, name));
  };
  return (
    <TextField
      id={`name-${id}`}
      label={t("inspector.name")}
      help={t("inspector.name_help")}
      value={node.id}
      problem={refused}
      onChange={rename}
      onReturn={() => setRefused(null)}
      testId="field-name"
    />
  );
}
