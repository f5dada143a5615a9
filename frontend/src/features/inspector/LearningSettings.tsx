/** How a block takes part in training, and what it starts with. */
import { Archive, Save } from "lucide-react";
import { setBlock } from "../../domain/blocks";
import { specPath } from "../../domain/places";
import {
  nameOfSaved,
  type Source,
  setWeightsFrom,
  sourcesFor,
  type WeightsFrom,
} from "../../domain/savedWeights";
import type { SpecNode } from "../../domain/spec";
import { type Translate, useT } from "../../i18n";
import { useAction } from "../../state/actions/useAction";
import { useCheck } from "../../state/check";
import { editDocument, useDocument } from "../../state/documentStore";
import { useSavedWeights } from "../../state/savedWeights";
import { Button } from "../../ui/Button";
import { NumberField } from "../../ui/NumberField";
import { problemFinder } from "../../ui/problems";
import { Checkbox, Select } from "../../ui/Select";
import { useTexts } from "../../ui/texts";
import styles from "./Inspector.module.css";

/** Stands for weights that are drawn. */
const FRESH = "";

/** @param id of the block on the canvas; `node` may lie in an open group. */
export function LearningSettings({ id, node }: { id: string; node: SpecNode }) {
  const t = useT();
  const path = useDocument((state) => specPath(state.spec, id));
  return (
    <>
      <NumberField
        id={`${path}.learning_rate_factor`}
        label={t("inspector.rate_factor")}
        help={t("inspector.rate_factor_help")}
        live
        minimum={0}
        value={node.learning_rate_factor}
        onChange={(value) =>
          editDocument((draft) => setBlock(draft, id, { learning_rate_factor: value ?? 1 }))
        }
      />
      <Checkbox
        id={`${path}.frozen`}
        label={t("inspector.frozen")}
        help={t("inspector.frozen_help")}
        live
        value={node.frozen}
        onChange={(frozen) => editDocument((draft) => setBlock(draft, id, { frozen }))}
      />
      {id === node.id && <StartField node={node} />}
      {id === node.id && <KeepButton />}
    </>
  );
}

function keyOf({ weights, node }: WeightsFrom): string {
  return `${weights}/${node}`;
}

function labelOf(source: Source, t: Translate): string {
  return t("inspector.start_saved", { name: nameOfSaved(source), node: source.node });
}

function StartField({ node }: { node: SpecNode }) {
  const t = useT();
  const texts = useTexts();
  const result = useCheck((state) => state.result);
  const facts = useCheck((state) => state.nodes);
  const present = node.weights_from;
  const spec = useDocument((state) => state.spec);
  const fitting = sourcesFor(spec, node, useSavedWeights(), (id) => facts.get(id)?.weights);
  const known = fitting.some((source) => present !== null && keyOf(source) === keyOf(present));
  const sources = present === null || known ? fitting : [{ ...present, name: "" }, ...fitting];
  const byKey = new Map(sources.map((source) => [keyOf(source), source]));
  const path = `network.nodes.${node.id}.weights_from`;
  if (sources.length === 0) return null;
  const choose = (key: string) => {
    const source = byKey.get(key);
    const from = source === undefined ? null : { weights: source.weights, node: source.node };
    editDocument((draft) => setWeightsFrom(draft, new Map([[node.id, from]])));
  };
  return (
    <Select
      id={path}
      label={t("inspector.start")}
      help={t("inspector.start_help")}
      live={false}
      value={present === null ? FRESH : keyOf(present)}
      problem={problemFinder(result, texts)(path)}
      options={[
        { value: FRESH, label: t("inspector.start_fresh") },
        ...[...byKey].map(([value, source]) => ({ value, label: labelOf(source, t) })),
      ]}
      onChange={choose}
    />
  );
}

function KeepButton() {
  const { label, disabled, onClick } = useAction("keep_weights");
  const list = useAction("saved_weights");
  return (
    <div className={styles.acts}>
      <Button icon={<Save />} disabled={disabled} onClick={onClick} data-testid="keep-weights">
        {label}
      </Button>
      <Button icon={<Archive />} onClick={list.onClick} data-testid="open-weights">
        {list.label}
      </Button>
    </div>
  );
}
