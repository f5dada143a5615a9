/** A wire into a port that has one already: join both, or replace the first. */
import { Menu } from "@base-ui/react/menu";
import type { PlacedEdge } from "../../domain/addresses";
import { connectBlocks } from "../../domain/blocks";
import type { Catalog, LayerEntry } from "../../domain/catalog";
import { joinWires } from "../../domain/joinWires";
import type { Point } from "../../domain/nodeSizes";
import { blockAt } from "../../domain/places";
import { type Translate, useT } from "../../i18n";
import {
  documentStore,
  editDocument,
  replaceDocument,
  useDocument,
} from "../../state/documentStore";
import { selectNodes } from "../../state/uiStore";
import { useNodeNames } from "../../ui/nodeNames";
import popup from "../../ui/Popup.module.css";
import { type Texts, useTexts } from "../../ui/texts";

/** A wire that was asked for, and where on the page. */
export interface RequestedWire {
  readonly wire: PlacedEdge;
  readonly at: Point;
}

interface JoinChoice {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

function join(wire: PlacedEdge, { type, inputs }: LayerEntry): void {
  const { document, ids } = joinWires(documentStore.getState(), wire, { type, inputs });
  replaceDocument(document);
  selectNodes(ids);
}

/** What can be done with a wire into a taken port, each one step of undo. */
export function joinChoices(
  catalog: Catalog,
  wire: PlacedEdge,
  texts: Texts,
  t: Translate,
): readonly JoinChoice[] {
  const joins = catalog.layers.filter(({ symbol }) => symbol !== "");
  return [
    ...joins.map((layer) => ({
      id: layer.type,
      label: t("graph.join_with", { layer: texts.title("layers", layer) }),
      run: () => join(wire, layer),
    })),
    {
      id: "replace",
      label: t("graph.join_replace"),
      run: () => editDocument((draft) => connectBlocks(draft, wire, false)),
    },
  ];
}

interface JoinMenuProps {
  catalog: Catalog;
  asked: RequestedWire | null;
  onClose: () => void;
}

/** The choice where the wire was let go. */
export function JoinMenu({ catalog, asked, onClose }: JoinMenuProps) {
  const t = useT();
  const texts = useTexts();
  const names = useNodeNames(
    useDocument((state) => state.spec),
    catalog,
  );
  if (asked === null) return null;
  const { wire, at } = asked;
  const rect = new DOMRect(at.x, at.y, 0, 0);
  const node = names(blockAt(wire.place, wire.edge.target));
  return (
    <Menu.Root open onOpenChange={(open) => !open && onClose()}>
      <Menu.Portal>
        <Menu.Positioner
          anchor={{ getBoundingClientRect: () => rect }}
          side="bottom"
          align="start"
          sideOffset={6}
          className={popup.positioner}
        >
          <Menu.Popup className={popup.menu} data-testid="join-menu">
            <Menu.Group>
              <Menu.GroupLabel className={popup.groupLabel}>
                {t("graph.join_title", { node })}
              </Menu.GroupLabel>
              {joinChoices(catalog, wire, texts, t).map(({ id, label, run }) => (
                <Menu.Item
                  key={id}
                  className={popup.item}
                  data-testid={`join-${id}`}
                  onClick={() => {
                    run();
                    onClose();
                  }}
                >
                  {label}
                </Menu.Item>
              ))}
            </Menu.Group>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
