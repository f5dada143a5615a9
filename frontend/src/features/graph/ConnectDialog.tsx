import { useState } from "react";
import type { PlacedEdge } from "../../domain/addresses";
import { blocksIn, closesCycle, connectBlocks, wireBetween } from "../../domain/blocks";
import { portsOf } from "../../domain/groups";
import { isTaken } from "../../domain/joinWires";
import { lossNodeId } from "../../domain/lossBlocks";
import { setObjectiveAt } from "../../domain/objectives";
import { blockAt, isPort, NETWORK, nodeAt, placeOf } from "../../domain/places";
import { useT } from "../../i18n";
import { editDocument, useDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { useNodeNames } from "../../ui/nodeNames";
import { useTexts } from "../../ui/texts";
import styles from "./ConnectDialog.module.css";
import { joinChoices } from "./JoinMenu";

/** "Connect to ...": every block that a wire from `source` may enter, and the loss. */
export function ConnectDialog({ source, onClose }: { source: string | null; onClose: () => void }) {
  const t = useT();
  const texts = useTexts();
  const catalog = useCatalog();
  const spec = useDocument((state) => state.spec);
  const name = useNodeNames(spec, catalog);
  const [taken, setTaken] = useState<PlacedEdge | null>(null);
  if (source === null || catalog === null) return null;
  if (nodeAt(spec, source) === undefined && !isPort(spec, source)) return null;
  const place = placeOf(source);
  const ports = blocksIn(spec, place).flatMap((id) => {
    const type = nodeAt(spec, id)?.type ?? "";
    const inputs = portsOf(type, spec.network.groups, catalog.layers)?.inputs ?? [];
    return inputs.flatMap((port) => {
      const wire = wireBetween(spec, source, id, port.name);
      return wire === null || closesCycle(spec, wire) ? [] : [{ id, type, port, wire }];
    });
  });
  const pick = (edit: Parameters<typeof editDocument>[0]) => {
    editDocument(edit);
    onClose();
  };
  const close = () => {
    setTaken(null);
    onClose();
  };
  if (taken !== null) {
    const node = name(blockAt(taken.place, taken.edge.target));
    return (
      <Dialog open onClose={close} title={t("graph.join_title", { node })} testId="join-dialog">
        <ul className={styles.list}>
          {joinChoices(catalog, taken, texts, t).map(({ id, label, run }) => (
            <li key={id}>
              <Button
                className={styles.target ?? ""}
                data-testid={`join-${id}`}
                onClick={() => {
                  run();
                  close();
                }}
              >
                {label}
              </Button>
            </li>
          ))}
        </ul>
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onClose={close}
      title={t("graph.connect_title", { node: name(source) })}
      testId="connect-dialog"
    >
      <ul className={styles.list}>
        {ports.map(({ id, type, port, wire }) => (
          <li key={`${id}.${port.name}`}>
            <Button
              className={styles.target ?? ""}
              data-testid={port.title === "" ? `connect-to-${id}` : `connect-to-${id}-${port.name}`}
              onClick={() =>
                isTaken(spec, wire, port.many)
                  ? setTaken(wire)
                  : pick((draft) => connectBlocks(draft, wire, port.many))
              }
            >
              {port.title === "" ? name(id) : `${name(id)}: ${texts.port(type, port)}`}
            </Button>
          </li>
        ))}
        {(place === NETWORK ? spec.objectives : []).map((_, index) => (
          <li key={lossNodeId(index)}>
            <Button
              className={styles.target ?? ""}
              data-testid={`connect-to-${lossNodeId(index)}`}
              onClick={() => pick((draft) => setObjectiveAt(draft, index, { prediction: source }))}
            >
              {index === 0 ? t("graph.connect_loss") : `${t("graph.connect_loss")} ${index + 1}`}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
