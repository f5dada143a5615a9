import { useEffect, useRef, useState } from "react";
import styles from "./Formula.module.css";

/** A formula, set by KaTeX once that has come; until then its source. */
export function Formula({ tex, label }: { tex: string; label: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let wanted = true;
    void Promise.all([import("katex"), import("katex/dist/katex.min.css")])
      .then(([katex]) => {
        if (!wanted || place.current === null) return;
        katex.default.render(tex, place.current, {
          output: "htmlAndMathml",
          throwOnError: false,
          trust: false,
        });
      })
      .catch(() => setFailed(true));
    return () => {
      wanted = false;
    };
  }, [tex]);
  if (failed) return <code className={styles.source}>{tex}</code>;
  // biome-ignore lint/a11y/useSemanticElements: the formula is no list of fields
  return <div ref={place} className={styles.formula} role="group" aria-label={label} />;
}
