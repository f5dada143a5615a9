import { Copy, Trash2 } from "lucide-react";
import { type Catalog, findEntry } from "../../domain/catalog";
import { duplicateNodes, removeNodes } from "../../domain/document";
import { formatCount } from "../../domain/format";
import { incoming } from "../../domain/graph";
import { writeShape } from "../../domain/numbers";
import type { Setting } from "../../domain/schema";
import type { Config, SpecNode } from "../../domain/spec";
import { useT } from "../../i18n";
import { useCheck } from "../../state/check";
import {
  documentStore,
  editDocument,
  replaceDocument,
  useDocument,
} from "../../state/documentStore";
import type { OnLiveChange } from "../../state/liveValues";
import { selectNodes } from "../../state/uiStore";
import { Button } from "../../ui/Button";
import { Formula } from "../../ui/Formula";
import { Panel } from "../../ui/Panel";
import { problemFinder } from "../../ui/problems";
import { SettingsForm } from "../../ui/SettingsForm";
import { useTexts } from "../../ui/texts";
import styles from "./Inspector.module.css";
import { LearningSettings } from "./LearningSettings";
import { NameField } from "./NameField";

export interface NodeInspectorProps {
  node: SpecNode;
  catalog: Catalog;
  onLiveChange?: OnLiveChange | undefined;
}

function setConfig(id: string, config: Config): void {
  editDocument((draft) => ({
    ...draft,
    spec: {
      ...draft.spec,
      network: {
        ...draft.spec.network,
        nodes: draft.spec.network.nodes.map((node) =>
          node.id === id ? { ...node, config } : node,
        ),
      },
    },
  }));
}

/** A block: its settings, its formula, its shapes and what it weighs. */
export function NodeInspector({ node, catalog, onLiveChange }: NodeInspectorProps) {
  const t = useT();
  const texts = useTexts();
  const facts = useCheck((state) => state.nodes.get(node.id));
  const result = useCheck((state) => state.result);
  const entry = findEntry(catalog.layers, node.type);
  const path = `network.nodes.${node.id}.config`;
  const change = (config: Config, setting: Setting, value: unknown) => {
    setConfig(node.id, config);
    if (setting.live && typeof value === "number") onLiveChange?.(`${path}.${setting.name}`, value);
  };
  const weights = !facts?.weights ? "" : t("graph.weights", { count: facts.weights });
  return (
    <Panel key={node.id} title={texts.node(node, catalog)} note={weights} testId="inspector">
      {entry !== undefined && <p className={styles.text}>{texts.summary("layers", entry)}</p>}
      {entry !== undefined && (
        <SettingsForm
          entry={entry}
          family="layers"
          catalog={catalog}
          config={node.config}
          path={path}
          problemAt={problemFinder(result, texts)}
          onChange={change}
        />
      )}
      {entry?.has_weights && <LearningSettings node={node} />}
      <NameField node={node} />
      <Shapes node={node} catalog={catalog} />
      {entry !== undefined && entry.formula !== "" && (
        <Formula tex={entry.formula} label={t("inspector.formula")} />
      )}
      <Acts id={node.id} />
    </Panel>
  );
}

function Shapes({ node, catalog }: { node: SpecNode; catalog: Catalog }) {
  const t = useT();
  const texts = useTexts();
  const facts = useCheck((state) => state.nodes);
  const network = useDocument((state) => state.spec.network);
  const shapeOf = (id: string) => {
    const shape = facts.get(id)?.shape;
    return shape ? writeShape(shape) : "?";
  };
  const ports = findEntry(catalog.layers, node.type)?.inputs ?? [];
  const wires = incoming(network, node.id);
  const inputs = ports.flatMap((port) => {
    const shapes = wires
      .filter((edge) => edge.target_port === port.name)
      .map((edge) => shapeOf(edge.source));
    const named = port.title !== "" && shapes.length > 0;
    return named ? [`${texts.port(node.type, port)}: ${shapes.join(", ")}`] : shapes;
  });
  const operations = facts.get(node.id)?.operations ?? 0;
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
        <dd className="number">{shapeOf(node.id)}</dd>
      </div>
      {operations > 0 && (
        <div>
          <dt>{t("inspector.operations")}</dt>
          <dd className="number">{formatCount(operations)}</dd>
        </div>
      )}
    </dl>
  );
}

function Acts({ id }: { id: string }) {
  const t = useT();
  const duplicate = () => {
    const { document: copied, ids } = duplicateNodes(documentStore.getState(), [id]);
    replaceDocument(copied);
    selectNodes(ids);
  };
  const remove = () => {
    editDocument((draft) => removeNodes(draft, [id]));
    selectNodes([]);
  };
  return (
    <div className={styles.acts}>
      <Button icon={<Copy />} onClick={duplicate} data-testid="duplicate-node">
        {t("inspector.duplicate")}
      </Button>
      <Button icon={<Trash2 />} onClick={remove} data-testid="remove-node">
        {t("inspector.delete")}
      </Button>
    </div>
  );
}
