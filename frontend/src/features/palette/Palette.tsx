import { ChevronDown, Search } from "lucide-react";
import { type DragEvent, type KeyboardEvent, useState } from "react";
import type { Catalog, LayerEntry } from "../../domain/catalog";
import { insertAfter } from "../../domain/document";
import { lastNode } from "../../domain/graph";
import { LAYER_DRAG_TYPE } from "../../domain/layerDrag";
import { isLossNode } from "../../domain/lossBlocks";
import { startConfig } from "../../domain/schema";
import { useT, useText } from "../../i18n";
import { checkStore } from "../../state/check";
import { documentStore, replaceDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import { selectNodes, uiStore } from "../../state/uiStore";
import { type Texts, useTexts } from "../../ui/texts";
import { LayerIcon } from "./LayerIcon";
import styles from "./Palette.module.css";

/** Categories in the order of a course; others follow as the catalogue has them. */
const ORDER: readonly string[] = [
  "core",
  "convolution",
  "pooling",
  "sequence",
  "recurrent",
  "attention",
  "activation",
  "normalization",
  "regularization",
  "noise",
  "shape",
  "join",
];

/**
 * Adds a layer behind the selection (behind the last node when nothing is selected) and selects it.
 *
 * @param branch begin a second path instead of going between the selection and what it feeds.
 */
function addLayer(layer: LayerEntry, branch = false): void {
  const after = uiStore.getState().selection.filter((id) => !isLossNode(id));
  const draft = documentStore.getState();
  const source = after.at(-1) ?? lastNode(draft.spec.network) ?? "";
  const shape = checkStore.getState().nodes.get(source)?.shape ?? null;
  const config = startConfig(layer.config_schema, shape);
  const added = insertAfter(
    draft,
    { type: layer.type, inputs: layer.inputs, config },
    after,
    branch,
  );
  replaceDocument(added.document);
  selectNodes([added.id]);
}

function groups(catalog: Catalog, query: string, texts: Texts): [string, LayerEntry[]][] {
  const wanted = query.trim().toLowerCase();
  const found = catalog.layers.filter((layer) => {
    const words = [
      layer.type,
      layer.title,
      texts.title("layers", layer),
      texts.summary("layers", layer),
    ];
    return wanted === "" || words.some((word) => word.toLowerCase().includes(wanted));
  });
  const names = [...new Set([...ORDER, ...found.map((layer) => layer.category)])];
  return names
    .map((name): [string, LayerEntry[]] => [name, found.filter((layer) => layer.category === name)])
    .filter(([, layers]) => layers.length > 0);
}

function Item({ layer, texts }: { layer: LayerEntry; texts: Texts }) {
  const t = useT();
  const onDragStart = (event: DragEvent) => {
    event.dataTransfer.setData(LAYER_DRAG_TYPE, layer.type);
    event.dataTransfer.effectAllowed = "copy";
  };
  return (
    <li>
      <button
        type="button"
        className={styles.item}
        draggable
        title={texts.summary("layers", layer)}
        data-testid={`palette-item-${layer.type}`}
        onDragStart={onDragStart}
        onClick={(event) => addLayer(layer, event.shiftKey)}
      >
        <LayerIcon layer={layer} />
        <span className={styles.name}>{texts.title("layers", layer)}</span>
        <span className={styles.hint} aria-hidden="true">
          {t("palette.hint")}
        </span>
      </button>
    </li>
  );
}

/** Arrow keys go from item to item, as in a list. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>("input, button")];
  const here = document.activeElement;
  const at = here instanceof HTMLElement ? items.indexOf(here) : -1;
  const next = items[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

interface CategoryProps {
  category: string;
  layers: readonly LayerEntry[];
  texts: Texts;
  /** Open whatever was folded: a search shows all it finds. */
  always: boolean;
}

function Category({ category, layers, texts, always }: CategoryProps) {
  const text = useText();
  const [folded, setFolded] = useState(false);
  const open = always || !folded;
  return (
    <section className={styles.group}>
      <h2>
        <button
          type="button"
          className={styles.heading}
          aria-expanded={open}
          data-testid={`palette-category-${category}`}
          onClick={() => setFolded(!folded)}
        >
          <ChevronDown aria-hidden="true" />
          {text(`palette.${category}`, category.replaceAll("_", " "))}
          <span className={styles.count}>{layers.length}</span>
        </button>
      </h2>
      {open && (
        <ul>
          {layers.map((layer) => (
            <Item key={layer.type} layer={layer} texts={texts} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Every layer there is: click adds it behind the selection, drag puts it where it is let go. */
export function Palette() {
  const t = useT();
  const texts = useTexts();
  const catalog = useCatalog();
  const [query, setQuery] = useState("");
  if (catalog === null) return null;
  const found = groups(catalog, query, texts);
  const first = found[0]?.[1][0];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the list inside
    <div className={styles.palette} onKeyDown={moveFocus}>
      <div className={styles.search}>
        <Search aria-hidden="true" />
        <input
          type="search"
          className={styles.query}
          value={query}
          placeholder={t("palette.search")}
          aria-label={t("palette.search")}
          data-testid="palette-search"
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && first !== undefined) addLayer(first);
          }}
        />
      </div>
      {found.length === 0 && <p className={styles.none}>{t("palette.none", { query })}</p>}
      {found.map(([category, layers]) => (
        <Category
          key={category}
          category={category}
          layers={layers}
          texts={texts}
          always={query.trim() !== ""}
        />
      ))}
    </div>
  );
}
