/** The width of a layer on its block; pointed at or selected, with one less and one more. */
import { Minus, Plus } from "lucide-react";
import { setBlock } from "../../domain/blocks";
import { type BlockWidth, stepWidth } from "../../domain/blockWidth";
import { withField } from "../../domain/document";
import type { SpecNode } from "../../domain/spec";
import { useT } from "../../i18n";
import { editInBurst } from "../../state/documentStore";
import styles from "./WidthStepper.module.css";

interface WidthStepperProps {
  id: string;
  /** Of the block, for the names of the controls. */
  name: string;
  node: SpecNode;
  width: BlockWidth | null;
  /** What the number counts, as its setting is called. */
  title: string;
}

export function WidthStepper({ id, name, node, width, title }: WidthStepperProps) {
  const t = useT();
  if (width === null) return <div className={styles.row} />;
  const field = width.setting?.name;
  const set = (next: number | null) => {
    if (next === null || field === undefined) return;
    editInBurst(`width ${id}`, (draft) =>
      setBlock(draft, id, { config: withField(node.config, field, next) }),
    );
  };
  const [less, more] = [stepWidth(width, -1), stepWidth(width, 1)];
  return (
    <div className={styles.row} title={title === "" ? undefined : `${title}: ${width.value}`}>
      <span className={styles.value} data-testid={`width-${id}`}>
        {width.value}
      </span>
      {field !== undefined && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has a frame of its own
        <span
          className={`nodrag nopan ${styles.steps}`}
          role="group"
          aria-label={t("graph.width_of", { title, name })}
        >
          <button
            type="button"
            aria-label={t("graph.width_less", { title })}
            disabled={less === null}
            data-testid={`width-${id}-less`}
            onClick={() => set(less)}
          >
            <Minus aria-hidden="true" />
          </button>
          <button
            type="button"
            aria-label={t("graph.width_more", { title })}
            disabled={more === null}
            data-testid={`width-${id}-more`}
            onClick={() => set(more)}
          >
            <Plus aria-hidden="true" />
          </button>
        </span>
      )}
    </div>
  );
}
