/** One button that cures a problem, one step of undo; nothing where the engine knows no single cure. */
import { Wrench } from "lucide-react";
import { findEntry } from "../../domain/catalog";
import type { Edit } from "../../domain/fix";
import { isObject } from "../../domain/readDocument";
import { writeNumbers } from "../../domain/schema";
import type { Problem } from "../../domain/spec";
import { type Translate, useT } from "../../i18n";
import { runOn } from "../../state/actions/actionOn";
import { APPLY_FIX } from "../../state/actions/ofFix";
import { useDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import { useStage } from "../../state/useStage";
import { Button } from "../../ui/Button";
import { useNodeNames } from "../../ui/nodeNames";
import { capitalise, type Texts, useTexts } from "../../ui/texts";

const SETTING_PATH = /^network\.nodes\.([^.]+)\.config\.([^.]+)$/;
const NODE_PATH = /^network\.nodes\.([^.]+)$/;

interface Words {
  readonly t: Translate;
  readonly texts: Texts;
  readonly typeOf: (node: string) => string;
  readonly nameOf: (node: string) => string;
}

function writeValue(value: unknown, field: string, texts: Texts): string {
  if (typeof value === "string") return texts.choice(field, value);
  if (isObject(value) && typeof value.type === "string") {
    return texts.title("initializers", { type: value.type, title: "" });
  }
  return Array.isArray(value) ? writeNumbers(value) : String(value);
}

/** What the button does, in few words; the hint beside it says more. */
function labelOf(edit: Edit, { t, texts, typeOf, nameOf }: Words): string {
  if (edit.type === "insert") {
    return t("graph.fix_insert", { layer: texts.title("layers", { type: edit.layer, title: "" }) });
  }
  const [, node = "", field = ""] = SETTING_PATH.exec(edit.path) ?? [];
  if (edit.type === "set" && field !== "") {
    const setting = texts.settingTitle("layers", typeOf(node), field, capitalise(field));
    return t("graph.fix_set", { setting, value: writeValue(edit.value, field, texts) });
  }
  const removed = edit.type === "remove" ? NODE_PATH.exec(edit.path)?.[1] : undefined;
  return removed === undefined
    ? t("graph.fix_apply")
    : t("graph.fix_remove", { node: nameOf(removed) });
}

export function FixButton({ problem }: { problem: Problem }) {
  const stage = useStage();
  const t = useT();
  const texts = useTexts();
  const catalog = useCatalog();
  const spec = useDocument((state) => state.spec);
  const nameOf = useNodeNames(spec, catalog);
  const { fix } = problem;
  const [first] = fix;
  if (first === undefined || catalog === null) return null;
  const typeOf = (node: string) => spec.network.nodes.find(({ id }) => id === node)?.type ?? "";
  const known = first.type !== "insert" || findEntry(catalog.layers, first.layer) !== undefined;
  if (!known) return null;
  return (
    <Button
      className="nodrag nopan"
      icon={<Wrench aria-hidden="true" />}
      data-testid={`fix-${problem.code}`}
      onClick={() => runOn(APPLY_FIX, { fix, catalog }, stage)}
    >
      {labelOf(first, { t, texts, typeOf, nameOf })}
    </Button>
  );
}
