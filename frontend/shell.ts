/** What the page needs before its own scripts run: texts of the frame, and what they will fetch, named in its head. */
import { readFileSync } from "node:fs";
import type { HtmlTagDescriptor, Plugin, Rolldown } from "vite";

const BOOT = new URL("src/shell/boot.js", import.meta.url);
const LANGUAGES = ["en", "de", "hu"];

function texts(): string {
  return LANGUAGES.map((language) => {
    const url = new URL(`src/locales/editor.${language}.json`, import.meta.url);
    const catalogue: Record<string, string> = JSON.parse(readFileSync(url, "utf8"));
    return `<p lang="${language}">${catalogue["app.loading"]}</p>`;
  }).join("");
}

function link(attrs: Record<string, string | boolean>): HtmlTagDescriptor {
  return { tag: "link", attrs, injectTo: "head" };
}

/**
 * Scripts and styles of the page behind its frame, in the order in which they import one another. Low: what paints the
 * frame comes first through a narrow wire.
 */
function preloads(bundle: Rolldown.OutputBundle, html: string): HtmlTagDescriptor[] {
  const chunks = Object.values(bundle).filter((part) => part.type === "chunk");
  const first = chunks.find((chunk) => chunk.name === "mount");
  const names = new Set<string>();
  const visit = (name: string): void => {
    const chunk = chunks.find(({ fileName }) => fileName === name);
    if (chunk === undefined || names.has(name)) return;
    names.add(name);
    chunk.imports.forEach(visit);
  };
  const panels = chunks.filter(({ facadeModuleId }) => facadeModuleId?.includes("/app/panels/"));
  for (const chunk of first === undefined ? [] : [first, ...panels]) visit(chunk.fileName);
  const styles = chunks
    .filter(({ fileName }) => names.has(fileName))
    .flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]);
  return [
    ...[...names]
      .filter((name) => !html.includes(name))
      .map((name) =>
        link({ rel: "modulepreload", crossorigin: true, fetchpriority: "low", href: `/${name}` }),
      ),
    ...[...new Set(styles)].map((name) =>
      link({
        rel: "preload",
        as: "style",
        crossorigin: true,
        fetchpriority: "low",
        href: `/${name}`,
      }),
    ),
  ];
}

export function shell(): Plugin {
  let builds = false;
  return {
    name: "shell",
    configResolved({ command }) {
      builds = command === "build";
    },
    buildStart() {
      if (!builds) return;
      this.emitFile({ type: "asset", name: "boot.js", source: readFileSync(BOOT, "utf8") });
    },
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle, filename }) {
        if (!filename.endsWith("index.html")) return html;
        const boot = Object.values(bundle ?? {}).find(
          (part) => part.type === "asset" && part.names.includes("boot.js"),
        );
        const src = boot === undefined ? "/src/shell/boot.js" : `/${boot.fileName}`;
        return {
          html: html.replace("<!--shell-text-->", texts()),
          tags: [
            { tag: "script", attrs: { src }, injectTo: "head-prepend" },
            ...(bundle === undefined ? [] : preloads(bundle, html)),
          ],
        };
      },
    },
  };
}
