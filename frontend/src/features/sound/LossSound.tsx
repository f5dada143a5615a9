/** The loss as sound: training at the left, validation at the right, quiet, and silent while nothing trains. */
import { useEffect } from "react";
import { pitchOf } from "../../domain/lossSound";
import { isActive } from "../../state/sessionStore";
import type { Stage } from "../../state/stage";
import { useStage } from "../../state/useStage";

const VOLUME = 0.04;
const EVERY_MS = 125;
/** A pitch glides there in about so many seconds. */
const GLIDE_S = 0.06;

interface Tone {
  readonly tone: OscillatorNode;
  readonly volume: GainNode;
}

/** @param side -1 at the left, 1 at the right. */
function makeTone(context: AudioContext, side: -1 | 1): Tone {
  const tone = new OscillatorNode(context, { type: side < 0 ? "sine" : "triangle" });
  const volume = new GainNode(context, { gain: 0 });
  tone
    .connect(volume)
    .connect(new StereoPannerNode(context, { pan: side }))
    .connect(context.destination);
  tone.start();
  return { tone, volume };
}

function sound(context: AudioContext, { tone, volume }: Tone, loss: number): void {
  const pitch = pitchOf(loss);
  const now = context.currentTime;
  volume.gain.setTargetAtTime(pitch === null ? 0 : VOLUME, now, GLIDE_S);
  if (pitch !== null) tone.frequency.setTargetAtTime(pitch, now, GLIDE_S);
}

/** The last training loss and the last validation loss; not a number where nothing trains. */
function lastLosses({ runs, session }: Stage): readonly [number, number] {
  const buffer = runs.current;
  const state = session.getState();
  if (buffer === null || !isActive(state) || state.away) return [Number.NaN, Number.NaN];
  const row = buffer.scalars.length - 1;
  const column = buffer.scalars.scalars.indexOf("loss");
  const last = buffer.evaluationCount - 1;
  return [
    row < 0 ? Number.NaN : buffer.scalars.meanAt(row, column),
    last < 0 ? Number.NaN : buffer.evaluation(last, 1),
  ];
}

export function LossSound() {
  const stage = useStage();
  useEffect(() => {
    const context = new AudioContext();
    const tones = [makeTone(context, -1), makeTone(context, 1)] as const;
    const timer = setInterval(() => {
      const [train, validation] = lastLosses(stage);
      sound(context, tones[0], train);
      sound(context, tones[1], validation);
    }, EVERY_MS);
    return () => {
      clearInterval(timer);
      void context.close();
    };
  }, [stage]);
  return null;
}
