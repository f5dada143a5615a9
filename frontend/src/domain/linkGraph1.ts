/** The network as links of version 1 carry it: nodes as [id, type, config?, rest?], edges as [source, target, ports?]. */
import { part, rows } from "./linkParts";
import type { RawObject } from "./readDocument";

export function unpackNetwork1(packed: RawObject): RawObject {
  const groups = Object.entries(part(packed.g)).map(([name, group]) => {
    const { ports, parameters = {} } = part(group);
    return [name, { ...unpackGraph(part(group)), ports, parameters }];
  });
  return { ...unpackGraph(packed), groups: Object.fromEntries(groups) };
}

function unpackGraph(packed: RawObject): RawObject {
  const nodes = rows(packed.n).map(([id, type, config, rest]) => ({
    ...part(rest),
    ...{ id, type, config: part(config) },
  }));
  const edges = rows(packed.e).map(([source, target, out, into]) => ({
    ...{ source, target },
    ...(out !== undefined && { source_port: out }),
    ...(into !== undefined && { target_port: into }),
  }));
  return { nodes, edges };
}
