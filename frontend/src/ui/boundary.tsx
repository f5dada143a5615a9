/** Parts of the page that fail on their own; what catches their errors, and what it shows, is given by the app. */
import { type ComponentType, createContext, type ReactNode, useContext } from "react";

type Boundary = ComponentType<{ children: ReactNode }>;

const BoundaryContext = createContext<Boundary>(({ children }) => children);

export const BoundaryProvider = BoundaryContext.Provider;

/** An error in here leaves what is around it as it is. */
export function OwnBoundary({ children }: { children: ReactNode }) {
  const Catch = useContext(BoundaryContext);
  return <Catch>{children}</Catch>;
}
