import { ChevronDown, Search } from "lucide-react";
import { type DragEvent, type KeyboardEvent, type ReactNode, useState } from "react";
import type { Catalog } from "../../domain/catalog";
import { LAYER_DRAG_TYPE } from "../../domain/layerDrag";
import { useT, useText } from "../../i18n";
import { runOn } from "../../state/actions/actionOn";
import { ADD_LAYER } from "../../state/actions/ofCatalog";
import { useDocument } from "../../state/documentStore";
import { readyType } from "../../state/insert";
import { useCatalog } from "../../state/queries";
import { useStage } from "../../state/useStage";
import { capitalise, type Texts, useTexts } from "../../ui/texts";
import { GroupIcon, LayerIcon } from "./LayerIcon";
import styles from "./Palette.module.css";

const OWN_GROUPS = "own_groups";
/** Categories in the order of a course; others follow as the catalogue has them. */
const ORDER: readonly string[] = [
  "core",
  OWN_GROUPS,
  "groups",
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

/** What can be added: a layer, or a group of the document. */
interface Offer {
  readonly type: string;
  readonly category: string;
  readonly title: string;
  readonly summary: string;
  readonly icon: ReactNode;
}

function layerOffers({ layers }: Catalog, texts: Texts): Offer[] {
  return layers.map((layer) => ({
    ...{ type: layer.type, category: layer.category, title: texts.title("layers", layer) },
    ...{ summary: texts.summary("layers", layer), icon: <LayerIcon layer={layer} /> },
  }));
}

function useGroupOffers(catalog: Catalog | null): Offer[] {
  const t = useT();
  const groups = useDocument((state) => state.spec.network.groups);
  if (catalog === null) return [];
  return Object.entries(groups ?? {}).map(([type, group]) => ({
    ...{ type, category: OWN_GROUPS, title: capitalise(type) },
    summary: t("palette.group_of", { count: group.nodes.length }),
    icon: <GroupIcon group={group} catalog={catalog} />,
  }));
}

/** Ready-made groups: each is taken into the document when it is added. */
function readyOffers(catalog: Catalog, texts: Texts): Offer[] {
  return catalog.groups.map((group) => ({
    ...{ type: readyType(group.type), category: "groups", title: texts.title("groups", group) },
    summary: texts.summary("groups", group),
    icon: <GroupIcon group={group.group} catalog={catalog} />,
  }));
}

function byCategory(offers: readonly Offer[], query: string): [string, Offer[]][] {
  const wanted = query.trim().toLowerCase();
  const found = offers.filter(({ type, title, summary }) =>
    [type, title, summary].some((word) => word.toLowerCase().includes(wanted)),
  );
  const names = [...new Set([...ORDER, ...found.map(({ category }) => category)])];
  return names
    .map((name): [string, Offer[]] => [name, found.filter(({ category }) => category === name)])
    .filter(([, offered]) => offered.length > 0);
}

function Item({ offer, catalog }: { offer: Offer; catalog: Catalog }) {
  const t = useT();
  const stage = useStage();
  const onDragStart = (event: DragEvent) => {
    event.dataTransfer.setData(LAYER_DRAG_TYPE, offer.type);
    event.dataTransfer.effectAllowed = "copy";
  };
  return (
    <li>
      <button
        type="button"
        className={styles.item}
        draggable
        title={offer.summary}
        data-testid={`palette-item-${offer.type}`}
        onDragStart={onDragStart}
        onClick={(event) =>
          runOn(ADD_LAYER, { catalog, type: offer.type, branch: event.shiftKey }, stage)
        }
      >
        {offer.icon}
        <span className={styles.name}>{offer.title}</span>
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
  offers: readonly Offer[];
  catalog: Catalog;
  /** Open whatever was folded: a search shows all it finds. */
  always: boolean;
}

function Category({ category, offers, catalog, always }: CategoryProps) {
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
          <span className={styles.count}>{offers.length}</span>
        </button>
      </h2>
      {open && (
        <ul>
          {offers.map((offer) => (
            <Item key={offer.type} offer={offer} catalog={catalog} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Every layer there is, and the document's groups: click adds it behind the selection, drag puts it where it is let go. */
export function Palette() {
  const t = useT();
  const stage = useStage();
  const texts = useTexts();
  const catalog = useCatalog();
  const [query, setQuery] = useState("");
  const groups = useGroupOffers(catalog);
  if (catalog === null) return null;
  const found = byCategory(
    [...layerOffers(catalog, texts), ...groups, ...readyOffers(catalog, texts)],
    query,
  );
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
            if (event.key === "Enter" && first !== undefined)
              runOn(ADD_LAYER, { catalog, type: first.type, branch: false }, stage);
          }}
        />
      </div>
      {found.length === 0 && <p className={styles.none}>{t("palette.none", { query })}</p>}
      {found.map(([category, offers]) => (
        <Category
          key={category}
          category={category}
          offers={offers}
          catalog={catalog}
          always={query.trim() !== ""}
        />
      ))}
    </div>
  );
}
