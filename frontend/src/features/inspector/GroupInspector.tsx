/** A block that stands for a group: its copies, its parameters, what is inside; open, ungroup, rename the group. */
import { UnfoldHorizontal, Ungroup } from "lucide-react";
import { useState } from "react";
import { setBlock } from "../../domain/blocks";
import { type Catalog, findEntry } from "../../domain/catalog";
import { NODE_ID_PATTERN, withField } from "../../domain/document";
import { renameGroup } from "../../domain/groupLibrary";
import { countInstances, findGroup, readReference } from "../../domain/groups";
import { parameterFields } from "../../domain/parameters";
import { specPath } from "../../domain/places";
import type { Group, SpecNode } from "../../domain/spec";
import { useT } from "../../i18n";
import { useAction } from "../../state/actions/useAction";
import { useBlockFacts } from "../../state/blockFacts";
import { useCheck } from "../../state/check";
import { documentStore, editDocument, useDocument } from "../../state/documentStore";
import type { OnLiveChange } from "../../state/liveValues";
import { Button } from "../../ui/Button";
import { NumberField } from "../../ui/NumberField";
import { Panel } from "../../ui/Panel";
import { problemFinder } from "../../ui/problems";
import { TextField } from "../../ui/Select";
import { SettingField } from "../../ui/SettingsForm";
import { capitalise, useTexts } from "../../ui/texts";
import { GivenSetting } from "./GivenSetting";
import { GroupNote } from "./GroupNote";
import styles from "./Inspector.module.css";
import { LearningSettings } from "./LearningSettings";
import { NameField } from "./NameField";
import { Acts, Shapes } from "./NodeInspector";

interface GroupInspectorProps {
  id: string;
  node: SpecNode;
  group: Group;
  catalog: Catalog;
  onLiveChange?: OnLiveChange | undefined;
}

const MOST_COPIES = 10_000;

export default function GroupInspector(props: GroupInspectorProps) {
  const { id, node, group, catalog } = props;
  const t = useT();
  const texts = useTexts();
  const facts = useBlockFacts(id);
  const network = useDocument((state) => state.spec.network);
  const result = useCheck((state) => state.result);
  const path = useDocument((state) => specPath(state.spec, id));
  const limit = catalog.limits.nodes;
  const weights = !facts?.weights ? "" : t("graph.weights", { count: facts.weights });
  const ready = findEntry(catalog.groups, node.type);
  const count = countInstances(network, node.type);
  return (
    <Panel key={id} title={texts.node(node, catalog)} note={weights} testId="inspector">
      {ready !== undefined && <p className={styles.text}>{texts.summary("groups", ready)}</p>}
      <p className={styles.text}>{t("group.made_of", { count, group: capitalise(node.type) })}</p>
      <p className={styles.text} data-testid="group-content">
        {t("group.inside", { content: contentOf(group, catalog, texts) })}
      </p>
      <GroupNote id={id} />
      <NumberField
        id={`${path}.repeat`}
        label={t("group.copies")}
        help={t("group.copies_help")}
        live={false}
        integer
        minimum={1}
        maximum={typeof limit === "number" ? limit : MOST_COPIES}
        value={node.repeat}
        problem={problemFinder(result, texts)(`${path}.repeat`)}
        onChange={(repeat) => editDocument((draft) => setBlock(draft, id, { repeat: repeat ?? 1 }))}
        testId="field-repeat"
      />
      <Parameters {...props} />
      {(facts?.weights ?? 0) > 0 && <LearningSettings id={id} node={node} />}
      <NameField id={id} node={node} />
      <GroupNameField name={node.type} catalog={catalog} />
      <Shapes id={id} catalog={catalog} />
      <GroupActs />
      <Acts />
    </Panel>
  );
}

/** What is in a group, each kind with its number. */
function contentOf({ nodes }: Group, catalog: Catalog, texts: ReturnType<typeof useTexts>): string {
  const counts = new Map<string, number>();
  for (const { type, repeat } of nodes) counts.set(type, (counts.get(type) ?? 0) + repeat);
  return [...counts]
    .map(([type, count]) => {
      const entry = findEntry(catalog.layers, type);
      const title = entry === undefined ? capitalise(type) : texts.title("layers", entry);
      return count > 1 ? `${title} × ${count}` : title;
    })
    .join(", ");
}

function Parameters({ id, node, group, catalog, onLiveChange }: GroupInspectorProps) {
  const texts = useTexts();
  const groups = useDocument((state) => state.spec.network.groups);
  const path = useDocument((state) => `${specPath(state.spec, id)}.config`);
  const result = useCheck((state) => state.result);
  const problemAt = problemFinder(result, texts);
  return parameterFields(groups, node.type, catalog).map(({ parameter, named, setting }) => {
    const own = `${path}.${parameter}`;
    const given = readReference(node.config?.[parameter]);
    if (given !== null) {
      return (
        <GivenSetting
          key={parameter}
          field={parameter}
          setting={capitalise(parameter)}
          parameter={given.parameter}
        />
      );
    }
    return (
      <SettingField
        key={parameter}
        setting={setting}
        label={parameter === setting.name && named !== null ? undefined : capitalise(parameter)}
        value={node.config?.[parameter] ?? group.parameters?.[parameter]}
        path={own}
        family={named?.family ?? "layers"}
        type={named?.type ?? ""}
        catalog={catalog}
        problem={problemAt(own)}
        problemAt={problemAt}
        onChange={(value) => {
          editDocument((draft) =>
            setBlock(draft, id, { config: withField(node.config, parameter, value) }),
          );
          if (setting.live && typeof value === "number") onLiveChange?.(own, value);
        }}
      />
    );
  });
}

/** The group's own name; one that cannot be is refused with the reason. */
function GroupNameField({ name, catalog }: { name: string; catalog: Catalog }) {
  const t = useT();
  const [refused, setRefused] = useState<string | null>(null);
  const rename = (to: string) => {
    const { groups } = documentStore.getState().spec.network;
    const fault =
      findEntry(catalog.layers, to) !== undefined
        ? "group.name_layer"
        : findGroup(groups, to) !== undefined
          ? "group.name_taken"
          : NODE_ID_PATTERN.test(to)
            ? null
            : "inspector.name_wrong";
    setRefused(fault === null ? null : t(fault, { name: to }));
    if (fault === null) editDocument((draft) => renameGroup(draft, name, to));
  };
  return (
    <TextField
      id={`group-${name}`}
      label={t("group.rename")}
      help={t("group.rename_help")}
      value={name}
      problem={refused}
      onChange={rename}
      onReturn={() => setRefused(null)}
      testId="field-group-name"
    />
  );
}

function GroupActs() {
  const open = useAction("open_group");
  const close = useAction("close_group");
  const { label: openLabel, disabled, onClick: openNow } = open;
  const { label: closeLabel, onClick: closeNow } = close;
  const { label: ungroupLabel, onClick: ungroup } = useAction("ungroup");
  return (
    <div className={styles.acts}>
      <Button
        icon={<UnfoldHorizontal />}
        onClick={disabled ? closeNow : openNow}
        data-testid="open-group"
      >
        {disabled ? closeLabel : openLabel}
      </Button>
      <Button icon={<Ungroup />} onClick={ungroup} data-testid="ungroup">
        {ungroupLabel}
      </Button>
    </div>
  );
}
