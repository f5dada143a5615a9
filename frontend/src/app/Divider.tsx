/** A divider that sets the size of a panel: dragged, by arrow keys, back to the usual size by a double click. */
import { ChevronDown, ChevronLeft, ChevronRight } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { useT } from "../i18n";
import { currentPalette } from "../state/palette";
import {
  type FoldingPanel,
  foldPanel,
  PANEL_LIMITS,
  type Setting,
  type SizedPanel,
  sizePanel,
} from "../state/panels";
import { useUi } from "../state/uiStore";
import styles from "./Divider.module.css";

/** On which side of its panel a divider stands, and where the panel grows to. */
type DividerSide = "left" | "right" | "top" | "bottom";

const STEP_REM = 1;
const LEAP_REM = 4;
const GROWS: Readonly<Record<DividerSide, string>> = {
  ...{ left: "ArrowLeft", right: "ArrowRight", top: "ArrowUp", bottom: "ArrowDown" },
};
const SHRINKS: Readonly<Record<DividerSide, string>> = {
  ...{ left: "ArrowRight", right: "ArrowLeft", top: "ArrowDown", bottom: "ArrowUp" },
};

function isUpright(side: DividerSide): boolean {
  return side === "left" || side === "right";
}

interface DividerProps {
  panel: SizedPanel;
  side: DividerSide;
}

/** Size of the panel that holds the divider, in rem. */
function measure(divider: HTMLElement, side: DividerSide): number {
  const box = divider.parentElement?.getBoundingClientRect();
  const pixels = (isUpright(side) ? box?.width : box?.height) ?? 0;
  return pixels / currentPalette().rem;
}

export function Divider({ panel, side }: DividerProps) {
  const t = useT();
  const divider = useRef<HTMLDivElement>(null);
  const drag = useRef<{ readonly from: number; readonly rem: number } | null>(null);
  const [now, setNow] = useState<number>(PANEL_LIMITS[panel].least);
  const { least, most } = PANEL_LIMITS[panel];
  const upright = isUpright(side);
  useEffect(() => {
    const element = divider.current;
    const box = element?.parentElement ?? null;
    if (element === null || box === null) return;
    const observer = new ResizeObserver(() => setNow(Math.round(measure(element, side))));
    observer.observe(box);
    return () => observer.disconnect();
  }, [side]);
  const at = (event: PointerEvent) => (upright ? event.clientX : event.clientY);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: at(event), rem: measure(event.currentTarget, side) };
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (drag.current === null) return;
    const { from, rem } = drag.current;
    const moved = (at(event) - from) / currentPalette().rem;
    if (moved !== 0) sizePanel(panel, rem + (side === "left" || side === "top" ? -moved : moved));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const rem = measure(event.currentTarget, side);
    const step = event.shiftKey ? LEAP_REM : STEP_REM;
    if (event.key === GROWS[side]) sizePanel(panel, rem + step);
    else if (event.key === SHRINKS[side]) sizePanel(panel, rem - step);
    else if (event.key === "Home") sizePanel(panel, least);
    else if (event.key === "End") sizePanel(panel, most);
    else if (event.key === "Enter") sizePanel(panel, null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved
    <div
      ref={divider}
      className={styles.divider}
      role="separator"
      tabIndex={0}
      aria-orientation={upright ? "vertical" : "horizontal"}
      aria-label={t(`panels.size_${panel}`)}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={Math.min(most, Math.max(least, now))}
      title={t("panels.size_help")}
      data-side={side}
      data-testid={`divider-${panel}`}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        drag.current = null;
      }}
      onLostPointerCapture={() => {
        drag.current = null;
      }}
      onDoubleClick={() => sizePanel(panel, null)}
      onKeyDown={onKeyDown}
    />
  );
}

/** The projector has folds of its own. */
export function useSetting(): Setting {
  return useUi(({ theme }) => (theme === "projector" ? "projector" : "desk"));
}

const FOLD_ICONS = { left: ChevronLeft, right: ChevronRight, strip: ChevronDown };

/** On the edge of a panel: folds it. */
export function FoldButton({ panel }: { panel: FoldingPanel }) {
  const t = useT();
  const setting = useSetting();
  const Icon = FOLD_ICONS[panel];
  const label = t(`panels.fold_${panel}`);
  return (
    <button
      type="button"
      className={styles.fold}
      data-panel={panel}
      data-testid={`fold-${panel}`}
      aria-label={label}
      title={label}
      onClick={() => foldPanel(setting, panel, true)}
    >
      <Icon aria-hidden="true" />
    </button>
  );
}

/** What is left of a panel that is folded: its name, which unfolds it. */
export function FoldedPanel({ panel, name }: { panel: FoldingPanel; name: string }) {
  const setting = useSetting();
  const Icon = FOLD_ICONS[panel];
  return (
    <button
      type="button"
      className={styles.folded}
      data-panel={panel}
      data-testid={`unfold-${panel}`}
      aria-expanded={false}
      onClick={() => foldPanel(setting, panel, false)}
    >
      <Icon aria-hidden="true" />
      <span>{name}</span>
    </button>
  );
}
