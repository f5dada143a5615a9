/** Written by `make generate` from docs/openapi.json. */
import type { components } from "./api";

export declare function isBaselineResponse(value: unknown): value is components["schemas"]["BaselineResponse"];
export declare function isJudgedClaims(value: unknown): value is components["schemas"]["JudgedClaims"];
export declare function isComparedStart(value: unknown): value is components["schemas"]["ComparedStart"];
export declare function isPretrainedList(value: unknown): value is components["schemas"]["PretrainedList"];
export declare function isRunComparison(value: unknown): value is components["schemas"]["RunComparison"];
export declare function isRunDiagnosis(value: unknown): value is components["schemas"]["RunDiagnosis"];
export declare function isStorageInfo(value: unknown): value is components["schemas"]["StorageInfo"];
export declare function isStudy(value: unknown): value is components["schemas"]["Study"];
export declare function isStudyCreated(value: unknown): value is components["schemas"]["StudyCreated"];
export declare function isStudyPlanned(value: unknown): value is components["schemas"]["StudyPlanned"];
export declare function isTableReportBody(value: unknown): value is components["schemas"]["TableReportBody"];
export declare function isUploadedTable(value: unknown): value is components["schemas"]["UploadedTable"];
export declare function isUploadedTables(value: unknown): value is components["schemas"]["UploadedTables"];
export declare function isZooOverview(value: unknown): value is components["schemas"]["ZooOverview"];
