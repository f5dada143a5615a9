/** Networks that several tests draw. */

/** An input, a code and what is made of it. */
export const CODED = {
  nodes: [
    { id: "x", type: "input" },
    { id: "code", type: "dense" },
    { id: "out", type: "dense" },
  ],
  edges: [
    { source: "x", target: "code" },
    { source: "code", target: "out" },
  ],
};
