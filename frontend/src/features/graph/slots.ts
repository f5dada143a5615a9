/** What others draw inside the editor, handed through to the nodes. */
import { type ComponentType, createContext, type ReactNode, useContext } from "react";

type NodeBody = ComponentType<{ nodeId: string }>;

export interface Slots {
  blockBody?: NodeBody | undefined;
  glyphBody?: NodeBody | undefined;
  /** `preview`: what is shown of the data before there is a run. */
  inputBody?: ComponentType<{ nodeId: string; preview: ReactNode }> | undefined;
  /** Canvas layer behind the blocks; wires are drawn there where it is given. */
  overlay?: ComponentType | undefined;
}

const SlotsContext = createContext<Slots>({});
export const SlotsProvider = SlotsContext.Provider;

export function useSlots(): Slots {
  return useContext(SlotsContext);
}
