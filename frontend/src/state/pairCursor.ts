/** The step that two runs are compared at: under the pointer, else one gone to, else the last that both have reached. */
import { createStore } from "zustand/vanilla";
import { commonStep } from "../domain/pairNumbers";
import type { PairSide } from "./pairStages";

interface Places {
  readonly hover: number | null;
  /** Gone to; null follows both runs. */
  readonly pinned: number | null;
}

export class PairCursor {
  readonly places = createStore<Places>()(() => ({ hover: null, pinned: null }));

  constructor(
    readonly first: PairSide,
    readonly second: PairSide,
  ) {}

  get step(): number {
    const { hover, pinned } = this.places.getState();
    return hover ?? pinned ?? commonStep(this.first.buffer, this.second.buffer);
  }

  /** The last step of the longer run. */
  get last(): number {
    return Math.max(this.first.buffer.lastStep, this.second.buffer.lastStep);
  }

  readonly point = (hover: number | null): void => {
    this.places.setState({ hover });
    this.follow();
  };

  readonly goTo = (pinned: number | null): void => {
    this.places.setState({ pinned, hover: null });
    this.follow();
  };

  /** Shows the step on both sides. */
  readonly follow = (): void => {
    const { step } = this;
    for (const { stage } of [this.first, this.second]) {
      if (stage.playhead.getState().step !== step) stage.playhead.goTo(step);
    }
  };
}
