/** The faces that this page can draw, by type: small in a block, large beside the settings of the selected one. */
import type { ComponentType, LazyExoticComponent } from "react";
import { withTexts } from "../../i18n";
import { lazyPart } from "../../ui/lazyPart";
import type { FaceProps } from "./face";

type Face = LazyExoticComponent<ComponentType<FaceProps>>;

export const FACES: Readonly<Record<string, Face>> = {
  example: lazyPart(() => import("./ExampleFace")),
  feature_maps: lazyPart(() => import("./FeatureMaps")),
  filters: lazyPart(() => import("./Filters")),
  saliency: lazyPart(() => import("./Saliency")),
  normalization: lazyPart(() => import("./Normalization")),
  gates: lazyPart(() => withTexts("sequences", import("./Gates"))),
  attention: lazyPart(() => withTexts("sequences", import("./Attention"))),
};
