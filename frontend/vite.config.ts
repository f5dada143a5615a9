import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { catalogues } from "./catalogues.ts";
import { shell } from "./shell.ts";
import { LIMIT_MS } from "./src/domain/testLimit.ts";

const backend = process.env.BACKLIGHT_DEV_SERVER ?? "http://127.0.0.1:8000";

const PAGE = /frontend\/src\/(ui|domain|state|api|i18n)/;
/** Come with the panels that show them: fields of settings, what arranges the drawing, what fills its blocks. */
const WITH_PANELS = new RegExp(
  [
    "ui/(NumberField|ChoiceSlider|SettingsForm|WordsField|Field|Fold|Formula|Select|Component|Objective)",
    "ui/(RepeatStepper|ActivationCurve)",
    "domain/(fix|joinWires|blockWidth|view)\\.ts",
    "domain/(schema|parameters|lists|drawing|frames|graphLayout|graphRows|wirePath|pathWalk|spine|notePlace)",
    "domain/(keepIdentity|blockState|chipBound|room|layerRatios|wantedCopies|histogramScale|trainedParts|interpolate|logLane)",
    "state/(drawn\\.|overlays|shownParts|insert|blockFacts)",
    "domain/(runDifference|runEnd|contourMap|exampleName|namedRun|studySearch|surface|zoo|baselines|datasetGroups|ports|layerDrag)",
    "ui/(problems|Panel|Chip|Tabs|runNames|metricNames|origin)",
    "domain/(layerBands|spreadLabels|layerStarts|sameExamples|runStyle|chartAxis|disturbance|curves)",
    "domain/(pairLayout|pairNumbers|graphDifference|nodeMatch|cureReport|ladder)",
    "state/(beside|runList|runEdits|keptRuns|pairCursor|pairStages|pairSeeking)",
    "domain/(arrays|axes|channelRows|code|exampleAnswer|exampleSteps|featureChoices|givenWeights|imageTiles)\\.",
    "domain/(detections|mistakes|neuronEdits|neuronLayout|outliers|ownImage|residuals)\\.",
    "state/(exampleNumbers|mapColors|ownImage|setWeight|useHeldFrame)\\.",
    "ui/(ChoiceSlider|ExampleChooser|ImageTiles|featureNames)\\.",
    "domain/(fuzzy|terms|lossSound|trainingRows)",
    "state/(listTask|openExample|openTerm|recentCommands|shownFinding|actions/(actionOn|useActionOn|of[A-Z]\\w+))",
    "ui/(Term|pointedTerm|NumberTable)",
    "domain/(drawStroke|playground(Facts|Link|Write))",
    "domain/(study|studyChart|studyPresets)\\.|state/(studies|openMember)\\.",
    "domain/(contours|mistakesCompared|neurons|neuronFrame|sequenceFrames|timeScale)\\.|state/(requestAgain|neurons|pointedUnit|probing|useProblemsOfRun|useRunSpec|useView)\\.",
    "state/useStarts|ui/(StartFacts|AxesPlot|FigureView|SideWindow|useInSight|useWidth|FollowedSize)\\.",
    "domain/miniature|state/pretrained",
    "ui/Miniature",
    "api/(exports|zoo|comparison|runStart|storage|diagnosis|baselines|labs|claims|studies)",
    "domain/(boundary|pictures|fits|turns)\\.",
    "domain/uploadedTable|state/uploadedTables|api/tables",
    "ui/(bounds|refusal|saveBlob|surfaceFigure|Dialog|classNames|Example|Form|List|ExportMenu|figureFiles|plotFigure)",
    "domain/(figure|figureSvg|stripScale|stripRows|histogramImage)|state/exportName",
  ].join("|"),
);

export default defineConfig({
  plugins: [catalogues(), react(), shell()],
  build: {
    outDir: "../backend/static",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: ["index.html", "embed.html"],
      output: {
        codeSplitting: {
          groups: [
            { name: "preload", test: /vite\/preload-helper/ },
            {
              name: "react",
              test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store)\//,
            },
            { name: "graph", test: /node_modules\/(@xyflow|d3-[a-z]+)\// },
            {
              name: "controls",
              test: /node_modules\/(@base-ui\/(?!react\/(tabs|dialog|internals\/composite\/(root|constants)))|@floating-ui)/,
            },
            { name: "page", test: (id) => PAGE.test(id) && !WITH_PANELS.test(id) },
            { name: "charts", test: /node_modules\/uplot\// },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": { target: backend, ws: true } } },
  test: {
    testTimeout: LIMIT_MS,
    hookTimeout: LIMIT_MS,
    // One worker for each processor. It reads jsdom once; each file has a document and modules of its own in it.
    maxWorkers: "100%",
    pool: "vmThreads",
    // What knows no page is tested without one: a document for each file took three quarters of these tests' time.
    projects: [
      {
        extends: true,
        test: { name: "domain", environment: "node", include: ["src/domain/**/*.test.ts"] },
      },
      {
        extends: true,
        test: {
          name: "page",
          environment: "jsdom",
          include: ["src/**/*.test.{ts,tsx}"],
          exclude: ["src/domain/**"],
        },
      },
    ],
  },
});
