/** What the catalogue offers: layers, groups, examples, data sets. */
import type { Catalog } from "../../domain/catalog";
import { englishText } from "../../i18n";
import { type ActionOn, runOn } from "../../state/actions/actionOn";
import { ADD_LAYER, CHOOSE_DATASET, OPEN_EXAMPLE } from "../../state/actions/ofCatalog";
import { documentStore } from "../../state/documentStore";
import { readyType } from "../../state/insert";
import { capitalise, makeTexts } from "../../ui/texts";
import type { Asker } from "./actionCommands";
import type { Command, Kind } from "./command";

interface Offer<Subject> {
  readonly kind: Kind;
  readonly type: string;
  readonly title: string;
  readonly english: string;
  readonly summary?: string;
  readonly action: ActionOn<Subject>;
  readonly subject: Subject;
}

function command<Subject>(
  { stage, t }: Asker,
  { kind, type, title, english, summary = "", action, subject }: Offer<Subject>,
): Command {
  const can = action.enabled(subject, stage);
  return {
    ...{ id: `${kind}.${type}`, kind, title, hint: "" },
    also: `${english} ${type.replaceAll("_", " ")} ${summary}`,
    refused: can ? null : t(action.needs?.(subject) ?? "needs.other"),
    run: () => void runOn(action, subject, stage),
  };
}

function layers(asker: Asker, catalog: Catalog): Command[] {
  const texts = makeTexts(asker.text);
  return catalog.layers.map((layer) =>
    command(asker, {
      ...{ kind: "layer", type: layer.type, title: texts.title("layers", layer) },
      english: englishText(`layers.${layer.type}.title`, layer.title),
      ...{ action: ADD_LAYER, subject: { catalog, type: layer.type, branch: false } },
    }),
  );
}

function groups(asker: Asker, catalog: Catalog): Command[] {
  const texts = makeTexts(asker.text);
  const own = Object.keys(documentStore.getState().spec.network.groups ?? {});
  const offers = [
    ...own.map((type) => ({ type, title: capitalise(type), english: "" })),
    ...catalog.groups.map((group) => ({
      ...{ type: readyType(group.type), title: texts.title("groups", group) },
      english: englishText(`groups.${group.type}.title`, group.title),
    })),
  ];
  return offers.map((offer) =>
    command(asker, {
      ...{ kind: "group", ...offer, action: ADD_LAYER },
      subject: { catalog, type: offer.type, branch: false },
    }),
  );
}

function examples(asker: Asker, catalog: Catalog): Command[] {
  return catalog.labs.map((lab) => {
    const title = asker.text(`labs.${lab.id}.title`, lab.title);
    return command(asker, {
      ...{ kind: "example", type: lab.id, title, english: lab.title },
      summary: asker.text(`labs.${lab.id}.summary`, lab.summary),
      ...{ action: OPEN_EXAMPLE, subject: { spec: lab.spec, title, speed: lab.steps_per_second } },
    });
  });
}

function datasets(asker: Asker, catalog: Catalog): Command[] {
  const texts = makeTexts(asker.text);
  const offered = catalog.datasets.filter(({ brought }) => !brought);
  return offered.map((entry) =>
    command(asker, {
      ...{ kind: "dataset", type: entry.type, title: texts.title("datasets", entry) },
      english: englishText(`datasets.${entry.type}.title`, entry.title),
      ...{ action: CHOOSE_DATASET, subject: { entry, catalog } },
    }),
  );
}

export function catalogCommands(asker: Asker, catalog: Catalog): Command[] {
  return [layers, groups, examples, datasets].flatMap((source) => source(asker, catalog));
}
