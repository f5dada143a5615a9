/** What every block has: its frame with the problem said on it, and its ports. */
import { Fragment, type ReactNode } from "react";
import { portHeight } from "../../domain/ports";
import { useCheck } from "../../state/check";
import { useUi } from "../../state/uiStore";
import { Handle, type NodeProps, Position } from "./flow";
import styles from "./Graph.module.css";
import { ProblemNote, WarningMark } from "./ProblemNote";

/** Id of the element of a block, for `aria-activedescendant`. */
export function elementId(nodeId: string): string {
  return `block-element-${nodeId}`;
}

interface PortsProps {
  id: string;
  inputs: readonly string[];
  /** Names that are written beside the ports, where a block has several. */
  names?: Readonly<Record<string, string>>;
  output: boolean;
}

export function Ports({ id, inputs, names = {}, output }: PortsProps) {
  const direction = useUi((state) => state.direction);
  const isDown = direction === "down";
  return (
    <>
      {inputs.map((port) => {
        const place = `${portHeight(inputs, port) * 100}%`;
        const style = isDown ? { left: place } : { top: place };
        const name = names[port];
        return (
          <Fragment key={port}>
            <Handle
              id={port}
              type="target"
              position={isDown ? Position.Top : Position.Left}
              className={styles.port ?? ""}
              style={style}
              title={name}
              data-testid={`port-${id}-${port}`}
            />
            {name !== undefined && (
              <span className={styles.portName} style={style}>
                {name}
              </span>
            )}
          </Fragment>
        );
      })}
      {output && (
        <Handle
          id="out"
          type="source"
          position={isDown ? Position.Bottom : Position.Right}
          className={styles.port ?? ""}
          data-testid={`port-${id}-out`}
        />
      )}
    </>
  );
}

interface ShellProps {
  id: string;
  look: string | undefined;
  label: string;
  selected: boolean;
  testId: string;
  /** What the model says of the block. */
  data: NodeProps["data"];
  children: ReactNode;
}

export function Shell({ id, look, label, selected, testId, data, children }: ShellProps) {
  const troubled = useCheck((state) => state.problemsByNode.has(id));
  const classes = [look, selected ? styles.selected : "", troubled ? styles.troubled : ""].join(
    " ",
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a block of a graph
    <div
      id={elementId(id)}
      className={classes}
      role="group"
      aria-label={label}
      data-testid={testId}
    >
      {children}
      <ProblemNote id={id} place={data.note} />
      <WarningMark id={id} small={look === styles.glyph} />
    </div>
  );
}
