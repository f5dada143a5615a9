import { Copy, Sigma, Trash2 } from "lucide-react";
import { setBlock } from "../../domain/blocks";
import { type Catalog, findEntry } from "../../domain/catalog";
import { formatCount } from "../../domain/format";
import { portsOf, readReference } from "../../domain/groups";
import { writeShape } from "../../domain/numbers";
import { blockAt, graphAt, idInPlace, nodeAt, placeOf, specPath } from "../../domain/places";
import type { Setting } from "../../domain/schema";
import type { Config, SpecNode } from "../../domain/spec";
import { useT } from "../../i18n";
import { useAction } from "../../state/actions/useAction";
import { blockFacts, useBlockFacts } from "../../state/blockFacts";
import { useCheck } from "../../state/check";
import { editDocument, useDocument } from "../../state/documentStore";
import type { OnLiveChange } from "../../state/liveValues";
import { useUi } from "../../state/uiStore";
import { Button } from "../../ui/Button";
import { Formula } from "../../ui/Formula";
import { Panel } from "../../ui/Panel";
import { problemFinder } from "../../ui/problems";
import { SettingsForm } from "../../ui/SettingsForm";
import { Term } from "../../ui/Term";
import { useTexts } from "../../ui/texts";
import { GivenSetting } from "./GivenSetting";
import { GroupNote } from "./GroupNote";
import styles from "./Inspector.module.css";
import { LearningSettings } from "./LearningSettings";
import { NameField } from "./NameField";

interface NodeInspectorProps {
  /** The block's name in the drawing. */
  id: string;
  node: SpecNode;
  catalog: Catalog;
  onLiveChange?: OnLiveChange | undefined;
}

/** A block: its settings, its formula, its shapes and what it weighs. */
export function NodeInspector({ id, node, catalog, onLiveChange }: NodeInspectorProps) {
  const t = useT();
  const texts = useTexts();
  const facts = useBlockFacts(id);
  const result = useCheck((state) => state.result);
  const entry = findEntry(catalog.layers, node.type);
  const path = useDocument((state) => `${specPath(state.spec, id)}.config`);
  const given = Object.entries(node.config ?? {}).flatMap(([field, value]) => {
    const reference = readReference(value);
    return reference === null ? [] : [{ field, parameter: reference.parameter }];
  });
  const change = (config: Config, setting: Setting, value: unknown) => {
    editDocument((draft) => setBlock(draft, id, { config }));
    if (setting.live && typeof value === "number") onLiveChange?.(`${path}.${setting.name}`, value);
  };
  const weights = !facts?.weights ? "" : t("graph.weights", { count: facts.weights });
  return (
    <Panel key={id} title={texts.node(node, catalog)} note={weights} testId="inspector">
      <GroupNote id={id} />
      {entry !== undefined && <p className={styles.text}>{texts.summary("layers", entry)}</p>}
      {entry !== undefined && (
        <SettingsForm
          entry={entry}
          family="layers"
          catalog={catalog}
          config={node.config}
          path={path}
          problemAt={problemFinder(result, texts)}
          except={given.map(({ field }) => field)}
          onChange={change}
        />
      )}
      {given.map(({ field, parameter }) => (
        <GivenSetting
          key={field}
          field={field}
          setting={texts.settingTitle("layers", node.type, field, field)}
          parameter={parameter}
        />
      ))}
      {entry?.has_weights && <LearningSettings id={id} node={node} />}
      <NameField id={id} node={node} />
      <Shapes id={id} catalog={catalog} />
      {entry !== undefined && entry.formula !== "" && (
        <Formula tex={entry.formula} label={t("inspector.formula")} />
      )}
      <Acts />
    </Panel>
  );
}

export function Shapes({ id, catalog }: { id: string; catalog: Catalog }) {
  const t = useT();
  const texts = useTexts();
  const nodes = useCheck((state) => state.nodes);
  const inner = useCheck((state) => state.inner);
  const spec = useDocument((state) => state.spec);
  const opened = useUi((state) => state.opened);
  const factsOf = (other: string) => blockFacts({ nodes, inner }, spec, opened, other);
  const shapeOf = (other: string) => {
    const shape = factsOf(other)?.shape;
    return shape ? writeShape(shape) : "?";
  };
  const place = placeOf(id);
  const type = nodeAt(spec, id)?.type ?? "";
  const wires = (graphAt(spec, place)?.edges ?? []).filter(
    ({ target }) => target === idInPlace(id),
  );
  const ports = portsOf(type, spec.network.groups, catalog.layers)?.inputs ?? [];
  const inputs = ports.flatMap((port) => {
    const shapes = wires
      .filter((edge) => edge.target_port === port.name)
      .map((edge) => shapeOf(blockAt(place, edge.source)));
    const named = port.title !== "" && shapes.length > 0;
    return named ? [`${texts.port(type, port)}: ${shapes.join(", ")}`] : shapes;
  });
  const operations = factsOf(id)?.operations ?? 0;
  return (
    <dl className={styles.facts}>
      {inputs.length > 0 && (
        <div>
          <dt>{t("inspector.shape_in")}</dt>
          <dd className="number">{inputs.join(", ")}</dd>
        </div>
      )}
      <div>
        <dt>{t("inspector.shape_out")}</dt>
        <dd className="number">{shapeOf(id)}</dd>
      </div>
      {operations > 0 && (
        <div>
          <dt>
            <Term id="multiply_adds">{t("inspector.operations")}</Term>
          </dt>
          <dd className="number">{formatCount(operations)}</dd>
        </div>
      )}
    </dl>
  );
}

export function Acts() {
  const t = useT();
  const duplicate = useAction("duplicate");
  const remove = useAction("delete");
  const { label, onClick } = useAction("numbers");
  return (
    <div className={styles.acts}>
      <Button icon={<Sigma />} onClick={onClick} data-testid="numbers-node">
        {label}
      </Button>
      <Button icon={<Copy />} onClick={duplicate.onClick} data-testid="duplicate-node">
        {duplicate.label}
      </Button>
      <Button icon={<Trash2 />} onClick={remove.onClick} data-testid="remove-node">
        {t("inspector.delete")}
      </Button>
    </div>
  );
}
