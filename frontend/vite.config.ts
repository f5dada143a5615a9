import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const backend = process.env.BACKLIGHT_DEV_SERVER ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: "../backend/static",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: "graph", test: /node_modules\/(@xyflow|@dagrejs|d3-[a-z]+)\// },
            { name: "controls", test: /node_modules\/(@base-ui|@floating-ui)\// },
            { name: "charts", test: /node_modules\/uplot\// },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": { target: backend, ws: true } } },
  test: { environment: "jsdom", include: ["src/**/*.test.{ts,tsx}"] },
});
