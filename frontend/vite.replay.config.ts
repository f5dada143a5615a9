/** The page of a recorded run as one file that needs no server; `backend/sessions/replays.py` puts the run into it. */
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { catalogues } from "./catalogues.ts";

const inside = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url));

export default defineConfig({
  plugins: [catalogues({ alone: true }), react(), viteSingleFile()],
  publicDir: false,
  resolve: {
    alias: [
      { find: /^\.\/startWorker$/, replacement: inside("features/wires/startWorkerInside.ts") },
    ],
  },
  build: {
    outDir: "../backend/static",
    emptyOutDir: false,
    rolldownOptions: { input: ["replay.html"] },
  },
});
