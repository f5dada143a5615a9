/** The faces that this page can draw, by type: small in a block, large beside the settings of the selected one. */
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { Frame } from "../../domain/frame";

/** `large`: beside the settings, with room for words; else in the block, in the place of the histogram. */
export interface FaceProps {
  readonly block: string;
  readonly address: string;
  readonly frame: Frame | null;
  readonly large: boolean;
}

type Face = LazyExoticComponent<ComponentType<FaceProps>>;

export const FACES: Readonly<Record<string, Face>> = {
  feature_maps: lazy(() => import("./FeatureMaps")),
  normalization: lazy(() => import("./Normalization")),
};
