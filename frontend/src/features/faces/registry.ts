/** The faces that this page can draw, by type: small in a block, large beside the settings of the selected one. */
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import { withTexts } from "../../i18n";
import type { FaceProps } from "./face";

type Face = LazyExoticComponent<ComponentType<FaceProps>>;

export const FACES: Readonly<Record<string, Face>> = {
  example: lazy(() => import("./ExampleFace")),
  feature_maps: lazy(() => import("./FeatureMaps")),
  filters: lazy(() => import("./Filters")),
  saliency: lazy(() => import("./Saliency")),
  normalization: lazy(() => import("./Normalization")),
  gates: lazy(() => withTexts("sequences", import("./Gates"))),
  attention: lazy(() => withTexts("sequences", import("./Attention"))),
};
