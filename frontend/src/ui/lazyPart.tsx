/** A part of the page that is fetched when it is first shown; while the server can't be reached, it says so and waits. */
import { type ComponentType, createElement, lazy, useEffect, useState } from "react";
import { useT } from "../i18n";
import styles from "./lazyPart.module.css";
import { serverAnswers, untilServerAnswers } from "./serverReach";

interface Part<P> {
  readonly default: ComponentType<P>;
}

/** Style sheets that could not be fetched are asked for again: whoever fetches the part takes them for fetched. */
async function fetchLostStyles(): Promise<void> {
  const links = [...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")];
  const lost = links.filter(({ sheet }) => sheet === null);
  await Promise.all(
    lost.map(
      (link) =>
        new Promise((resolve) => {
          const again = document.createElement("link");
          const { rel, href } = link;
          link.replaceWith(Object.assign(again, { rel, href, onload: resolve, onerror: resolve }));
        }),
    ),
  );
}

interface AwayProps<P> {
  readonly load: () => Promise<Part<P>>;
  readonly given: P;
}

/** Stands in the place of a part until the server is back. */
function Away<P extends object>({ load, given }: AwayProps<P>) {
  const t = useT();
  const [content, setContent] = useState<Part<P> | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    const wait = async () => {
      if (!(await untilServerAnswers(leaving.signal))) return;
      await fetchLostStyles();
      setContent(await load());
    };
    wait().catch((cause: unknown) =>
      setContent(() => {
        throw cause;
      }),
    );
    return () => leaving.abort();
  }, [load]);
  if (content !== null) return createElement(content.default, given);
  return (
    <p role="status" className={styles.away} data-testid="part-away">
      {t("app.part_away")}
    </p>
  );
}

/** Like React's `lazy`, for a server that may be away. */
export function lazyPart<P extends object>(load: () => Promise<Part<P>>) {
  return lazy(async (): Promise<Part<P>> => {
    try {
      return await load();
    } catch (error) {
      if (await serverAnswers()) throw error;
      return { default: (given: P) => <Away load={load} given={given} /> };
    }
  });
}
