import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { catalogues } from "./catalogues.ts";
import { shell } from "./shell.ts";
import { LIMIT_MS } from "./src/domain/testLimit.ts";

const backend = process.env.BACKLIGHT_DEV_SERVER ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [catalogues(), react(), shell()],
  build: {
    outDir: "../backend/static",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "preload", test: /vite\/preload-helper/ },
            {
              name: "react",
              test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store)\//,
            },
            { name: "graph", test: /node_modules\/(@xyflow|@dagrejs|d3-[a-z]+)\// },
            { name: "controls", test: /node_modules\/(@base-ui|@floating-ui)\// },
            // What arranges the drawing comes with the panel that draws it.
            {
              name: "page",
              test: /frontend\/src\/(ui|domain\/(?!drawing|graphLayout|graphRows|zoo)|state|api\/(?!zoo)|i18n)/,
            },
            { name: "charts", test: /node_modules\/uplot\// },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": { target: backend, ws: true } } },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    testTimeout: LIMIT_MS,
    hookTimeout: LIMIT_MS,
  },
});
