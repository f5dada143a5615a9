/** Written by `make generate` from docs/openapi.json. */
import type { components } from "./api";

export declare function isCatalog(value: unknown): value is components["schemas"]["Catalog"];
export declare function isCheckResponse(value: unknown): value is components["schemas"]["CheckResponse"];
export declare function isExperiment(value: unknown): value is components["schemas"]["Experiment"];
export declare function isExperimentSpec(value: unknown): value is components["schemas"]["ExperimentSpec"];
export declare function isLayout(value: unknown): value is components["schemas"]["Layout"];
export declare function isPreviewResponse(value: unknown): value is components["schemas"]["PreviewResponse"];
export declare function isRunDetail(value: unknown): value is components["schemas"]["RunDetail"];
export declare function isRunInfo(value: unknown): value is components["schemas"]["RunInfo"];
export declare function isSavedWeights(value: unknown): value is components["schemas"]["SavedWeights"];
export declare function isSavedWeightsList(value: unknown): value is components["schemas"]["SavedWeightsList"];
export declare function isServerMessage(value: unknown): value is components["schemas"]["ServerMessage"];
export declare function isSessionCreated(value: unknown): value is components["schemas"]["SessionCreated"];
export declare function isShare(value: unknown): value is components["schemas"]["Share"];
export declare function isShareCreated(value: unknown): value is components["schemas"]["ShareCreated"];
