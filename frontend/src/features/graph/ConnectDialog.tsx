import { findEntry } from "../../domain/catalog";
import { canConnect, connect } from "../../domain/document";
import { lossNodeId } from "../../domain/lossBlocks";
import { setObjectiveAt } from "../../domain/objectives";
import { findNode, makeEdge } from "../../domain/spec";
import { useT } from "../../i18n";
import { editDocument, useDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { useTexts } from "../../ui/texts";
import styles from "./ConnectDialog.module.css";

/** "Connect to ...": every block that a wire from `source` may enter, and the loss. */
export function ConnectDialog({ source, onClose }: { source: string | null; onClose: () => void }) {
  const t = useT();
  const texts = useTexts();
  const catalog = useCatalog();
  const spec = useDocument((state) => state.spec);
  const from = source === null ? undefined : findNode(spec, source);
  if (from === undefined || catalog === null) return null;
  const ports = spec.network.nodes
    .filter((node) => canConnect(spec, from.id, node.id))
    .flatMap((node) =>
      (findEntry(catalog.layers, node.type)?.inputs ?? []).map((port) => ({ node, port })),
    );
  const pick = (edit: Parameters<typeof editDocument>[0]) => {
    editDocument(edit);
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("graph.connect_title", { node: texts.node(from, catalog) })}
      testId="connect-dialog"
    >
      <ul className={styles.list}>
        {ports.map(({ node, port }) => (
          <li key={`${node.id}.${port.name}`}>
            <Button
              className={styles.target ?? ""}
              data-testid={
                port.title === "" ? `connect-to-${node.id}` : `connect-to-${node.id}-${port.name}`
              }
              onClick={() => {
                const wire = makeEdge({ source: from.id, target: node.id, target_port: port.name });
                pick((draft) => connect(draft, wire, port.many));
              }}
            >
              {port.title === ""
                ? texts.node(node, catalog)
                : `${texts.node(node, catalog)}: ${texts.port(node.type, port)}`}
            </Button>
          </li>
        ))}
        {spec.objectives.map((_, index) => (
          <li key={lossNodeId(index)}>
            <Button
              className={styles.target ?? ""}
              data-testid={`connect-to-${lossNodeId(index)}`}
              onClick={() => pick((draft) => setObjectiveAt(draft, index, { prediction: from.id }))}
            >
              {index === 0 ? t("graph.connect_loss") : `${t("graph.connect_loss")} ${index + 1}`}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
