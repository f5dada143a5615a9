/** One number of the weights of the run on stage, set by hand. */
import { type Command, ConnectionLost } from "../api/stream";
import { ofDocument } from "./ofDocument";
import { request } from "./sessionLine";
import { showLive } from "./shownRun";
import type { Stage } from "./stage";

interface WeightPlace {
  readonly node: string;
  readonly array: "kernel" | "bias";
  readonly index: readonly number[];
}

/** What the run refuses is shown as with any command. */
export async function setWeight(
  stage: Stage,
  { node, array, index }: WeightPlace,
  value: number,
): Promise<void> {
  showLive(stage);
  stage.playhead.goLive();
  try {
    const command: Command = { type: "set_weight", node, array, index: [...index], value };
    const problems = (await request(stage, command))?.problems ?? [];
    stage.session.setState({ problems: ofDocument(problems) });
  } catch (error) {
    if (!(error instanceof ConnectionLost)) throw error;
  }
}
