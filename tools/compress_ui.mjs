// Writes compressed siblings (.br, .gz) of the built UI's texts: `node compress_ui.mjs FOLDER`.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const TEXTS = /\.(js|css|html|svg|json|txt|webmanifest)$/;
const SMALLEST = 512;
const folder = process.argv[2];

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !TEXTS.test(entry.name)) {
    continue;
  }
  const path = join(entry.parentPath, entry.name);
  const body = readFileSync(path);
  if (body.length < SMALLEST) {
    continue;
  }
  writeFileSync(`${path}.gz`, gzipSync(body, { level: 9 }));
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  writeFileSync(`${path}.br`, brotliCompressSync(body, { params }));
}
