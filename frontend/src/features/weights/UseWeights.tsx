/** Saved weights beside the network: which of its blocks can start with which saved one, and why others can't. */
import { useState } from "react";
import { formatCount } from "../../domain/format";
import {
  type Match,
  type Misfit,
  matchWeights,
  nameOfSaved,
  type SavedWeights,
} from "../../domain/savedWeights";
import { type Translate, useT } from "../../i18n";
import { useCheck } from "../../state/check";
import { useDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import { startWithSaved } from "../../state/savedWeights";
import { setUi } from "../../state/uiStore";
import { Button } from "../../ui/Button";
import { useNodeNames } from "../../ui/nodeNames";
import { Select } from "../../ui/Select";
import { capitalise, useTexts } from "../../ui/texts";
import styles from "./Weights.module.css";

/** Stands for weights that are drawn. */
const FRESH = "";

function misfitText(why: Misfit, layer: (type: string) => string, t: Translate): string {
  if (why.kind === "type") return t("weights.misfit_type", { layer: layer(why.saved) });
  if (why.kind === "unknown") return t("weights.misfit_unknown");
  const [saved, own] = [formatCount(why.saved), formatCount(why.own)];
  return t("weights.misfit_size", { saved, own });
}

export function UseWeights({ saved }: { saved: SavedWeights }) {
  const t = useT();
  const spec = useDocument((state) => state.spec);
  const facts = useCheck((state) => state.nodes);
  const catalog = useCatalog();
  const nameOf = useNodeNames(spec, catalog);
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const matches = matchWeights(spec, saved, (id) => facts.get(id)?.weights);
  const sourceOf = ({ node, source, sources }: Match) => {
    const own = chosen.get(node.id);
    return own === FRESH || (own !== undefined && sources.includes(own)) ? own : (source ?? FRESH);
  };
  const starting = matches.filter((match) => sourceOf(match) !== FRESH);
  if (matches.length === 0) return <p className={styles.text}>{t("weights.no_blocks")}</p>;
  const start = () => {
    const sources = matches.map((match) => [match.node.id, sourceOf(match) || null] as const);
    startWithSaved(saved, new Map(sources));
    const blocks = starting.map(({ node }) => nameOf(node.id)).join(", ");
    const values = { name: nameOfSaved(saved), blocks };
    setUi({ weightsOpen: false, notice: { key: "weights.started", values } });
  };
  return (
    <div className={styles.matches} data-testid="weights-matches">
      <p className={styles.text}>
        {t("weights.fit", { fit: starting.length, all: matches.length })}
      </p>
      {matches.map((match) => (
        <MatchRow
          key={match.node.id}
          match={match}
          name={nameOf(match.node.id)}
          value={sourceOf(match)}
          onChange={(source) => setChosen(new Map([...chosen, [match.node.id, source]]))}
        />
      ))}
      <div className={styles.acts}>
        <Button
          variant="filled"
          disabled={starting.length === 0}
          onClick={start}
          data-testid="start-with-weights"
        >
          {t("weights.start")}
        </Button>
      </div>
    </div>
  );
}

interface MatchRowProps {
  match: Match;
  name: string;
  value: string;
  onChange: (source: string) => void;
}

function MatchRow({ match, name, value, onChange }: MatchRowProps) {
  const t = useT();
  const texts = useTexts();
  const catalog = useCatalog();
  const { node, sources, misfit } = match;
  const layer = (type: string) => {
    const entry = catalog?.layers.find((each) => each.type === type);
    return entry === undefined ? capitalise(type) : texts.title("layers", entry);
  };
  if (sources.length === 0 && misfit !== null) {
    return (
      <div className={styles.row} data-testid={`match-${node.id}`}>
        <span>{name}</span>
        <span className={styles.text}>{misfitText(misfit, layer, t)}</span>
      </div>
    );
  }
  return (
    <Select
      id={`match-${node.id}`}
      label={name}
      value={value}
      testId={`match-${node.id}`}
      options={[
        { value: FRESH, label: t("inspector.start_fresh") },
        ...sources.map((source) => ({ value: source, label: source })),
      ]}
      onChange={onChange}
    />
  );
}
