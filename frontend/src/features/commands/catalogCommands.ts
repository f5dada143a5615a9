/** What the catalogue offers: layers, groups, examples, data sets. */
import type { Catalog } from "../../domain/catalog";
import { chooseDataset } from "../../domain/chooseDataset";
import { englishText } from "../../i18n";
import { documentStore, editDocument } from "../../state/documentStore";
import { addBehind, readyType } from "../../state/insert";
import { openExample } from "../../state/openExample";
import { capitalise, makeTexts } from "../../ui/texts";
import type { Asker } from "./actionCommands";
import type { Command, Kind } from "./command";

interface Offer {
  readonly kind: Kind;
  readonly type: string;
  readonly title: string;
  readonly english: string;
  readonly summary?: string;
  readonly refused?: string | null;
  readonly run: () => void;
}

function command({
  kind,
  type,
  title,
  english,
  summary = "",
  refused = null,
  run,
}: Offer): Command {
  const also = `${english} ${type.replaceAll("_", " ")} ${summary}`;
  return { id: `${kind}.${type}`, kind, title, also, hint: "", refused, run };
}

function layers({ text }: Asker, catalog: Catalog): Command[] {
  const texts = makeTexts(text);
  return catalog.layers.map((layer) =>
    command({
      ...{ kind: "layer", type: layer.type, title: texts.title("layers", layer) },
      english: englishText(`layers.${layer.type}.title`, layer.title),
      run: () => addBehind(catalog, layer.type),
    }),
  );
}

function groups({ text }: Asker, catalog: Catalog): Command[] {
  const texts = makeTexts(text);
  const own = Object.keys(documentStore.getState().spec.network.groups ?? {});
  return [
    ...own.map((type) =>
      command({
        ...{ kind: "group", type, title: capitalise(type), english: "" },
        run: () => addBehind(catalog, type),
      }),
    ),
    ...catalog.groups.map((group) =>
      command({
        ...{ kind: "group", type: readyType(group.type), title: texts.title("groups", group) },
        english: englishText(`groups.${group.type}.title`, group.title),
        run: () => addBehind(catalog, readyType(group.type)),
      }),
    ),
  ];
}

function examples({ stage, text }: Asker, catalog: Catalog): Command[] {
  return catalog.labs.map((lab) => {
    const title = text(`labs.${lab.id}.title`, lab.title);
    return command({
      ...{ kind: "example", type: lab.id, title, english: lab.title },
      summary: text(`labs.${lab.id}.summary`, lab.summary),
      run: () => openExample(stage, lab.spec, title, lab.steps_per_second),
    });
  });
}

function datasets({ t, text }: Asker, catalog: Catalog): Command[] {
  const texts = makeTexts(text);
  const { type: chosen } = documentStore.getState().spec.data;
  return catalog.datasets.map((entry) =>
    command({
      ...{ kind: "dataset", type: entry.type, title: texts.title("datasets", entry) },
      english: englishText(`datasets.${entry.type}.title`, entry.title),
      refused: !entry.available
        ? t("data.not_fetched")
        : entry.type === chosen
          ? t("needs.other_dataset")
          : null,
      run: () => editDocument((draft) => chooseDataset(draft, entry, catalog)),
    }),
  );
}

export function catalogCommands(asker: Asker, catalog: Catalog): Command[] {
  return [layers, groups, examples, datasets].flatMap((source) => source(asker, catalog));
}
