import { useState } from "react";
import { NODE_ID_PATTERN, renameNode } from "../../domain/document";
import { findNode, type SpecNode } from "../../domain/spec";
import { useT } from "../../i18n";
import { documentStore, editDocument } from "../../state/documentStore";
import { selectNodes } from "../../state/uiStore";
import { TextField } from "../../ui/Select";

/** A block's name; one that cannot be is refused with the reason, and the block keeps the one it has. */
export function NameField({ node }: { node: SpecNode }) {
  const t = useT();
  const [refused, setRefused] = useState<string | null>(null);
  const rename = (name: string) => {
    const taken = findNode(documentStore.getState().spec, name) !== undefined;
    if (taken || !NODE_ID_PATTERN.test(name)) {
      setRefused(t(taken ? "inspector.name_taken" : "inspector.name_wrong", { name }));
      return;
    }
    setRefused(null);
    editDocument((draft) => renameNode(draft, node.id, name));
    selectNodes([name]);
  };
  return (
    <TextField
      id={`name-${node.id}`}
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
