/** What the catalogue offers: layers, groups, examples, data sets. */
import type { Catalog } from "../../domain/catalog";
import { englishText } from "../../i18n";
import { type ActionOn, runOn } from "../../state/actions/actionOn";
import { ADD_LAYER, CHOOSE_DATASET, OPEN_EXAMPLE } from "../../state/actions/ofCatalog";
import { documentStore } from "../../state/documentStore";
import { readyType } from "../../state/insert";
import { capitalise, makeTexts } from "../../ui/texts";
import type { CommandContext } from "./actionCommands";
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
  { stage, t }: CommandContext,
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

function layers(context: CommandContext, catalog: Catalog): Command[] {
  const texts = makeTexts(context.text);
  return catalog.layers.map((layer) =>
    command(context, {
      ...{ kind: "layer", type: layer.type, title: texts.title("layers", layer) },
      english: englishText(`layers.${layer.type}.title`, layer.title),
      ...{ action: ADD_LAYER, subject: { catalog, type: layer.type, branch: false } },
    }),
  );
}

function groups(context: CommandContext, catalog: Catalog): Command[] {
  const texts = makeTexts(context.text);
  const own = Object.keys(documentStore.getState().spec.network.groups ?? {});
  const offers = [
    ...own.map((type) => ({ type, title: capitalise(type), english: "" })),
    ...catalog.groups.map((group) => ({
      ...{ type: readyType(group.type), title: texts.title("groups", group) },
      english: englishText(`groups.${group.type}.title`, group.title),
    })),
  ];
  return offers.map((offer) =>
    command(context, {
      ...{ kind: "group", ...offer, action: ADD_LAYER },
      subject: { catalog, type: offer.type, branch: false },
    }),
  );
}

function examples(context: CommandContext, catalog: Catalog): Command[] {
  return catalog.labs.map((lab) => {
    const title = context.text(`labs.${lab.id}.title`, lab.title);
    return command(context, {
      ...{ kind: "example", type: lab.id, title, english: lab.title },
      summary: context.text(`labs.${lab.id}.summary`, lab.summary),
      ...{ action: OPEN_EXAMPLE, subject: { spec: lab.spec, title, speed: lab.steps_per_second } },
    });
  });
}

function datasets(context: CommandContext, catalog: Catalog): Command[] {
  const texts = makeTexts(context.text);
  const offered = catalog.datasets.filter(({ brought }) => !brought);
  return offered.map((entry) =>
    command(context, {
      ...{ kind: "dataset", type: entry.type, title: texts.title("datasets", entry) },
      english: englishText(`datasets.${entry.type}.title`, entry.title),
      ...{ action: CHOOSE_DATASET, subject: { entry, catalog } },
    }),
  );
}

export function catalogCommands(context: CommandContext, catalog: Catalog): Command[] {
  return [layers, groups, examples, datasets].flatMap((source) => source(context, catalog));
}
