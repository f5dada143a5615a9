/** Variations of a network that starts with saved weights, each a run of its own. */
import type { Document } from "../../domain/document";
import { datasetOf } from "../../domain/drawn";
import { freezeAllButLast, isTransfer, moreData, unfreezeMore } from "../../domain/transfer";
import { documentStore } from "../documentStore";
import { presentCatalog } from "../queries";
import { countWeights } from "../savedWeights";
import { tryVariation } from "../sessionActions";
import { isWatching } from "../sessionStore";
import type { Action, At } from "./action";

/** Twice the training data, up to what the data set has by itself. */
function withMoreData(draft: Document): Document {
  const catalog = presentCatalog();
  const entry = catalog === null ? undefined : datasetOf(catalog, draft.spec.data);
  return moreData(draft, entry?.default_split[0] ?? 0);
}

const VARIATIONS = {
  freeze_features: (draft: Document) => freezeAllButLast(draft, countWeights),
  unfreeze_more: (draft: Document) => unfreezeMore(draft, countWeights),
  more_data: withMoreData,
} as const;

/** Whether the network starts with saved weights, and the variation changes something. */
function changes({ stage }: At, vary: (draft: Document) => Document): boolean {
  const draft = documentStore.getState();
  if (isWatching(stage.session.getState()) || !isTransfer(draft.spec)) return false;
  return vary(draft).spec !== draft.spec;
}

function variation<Id extends keyof typeof VARIATIONS>(id: Id) {
  const vary = VARIATIONS[id];
  return {
    ...{ id, label: `transfer.${id}`, section: "run" },
    needs: "needs.transfer",
    enabled: (at: At) => changes(at, vary),
    run: ({ stage }: At) => void tryVariation(stage, vary),
  } as const satisfies Action;
}

export const TRANSFER_ACTIONS = [
  variation("freeze_features"),
  variation("unfreeze_more"),
  variation("more_data"),
] as const satisfies readonly Action[];
