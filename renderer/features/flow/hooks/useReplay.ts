import { type RefObject, useEffect, useState } from "react";
import type { FlowCanvasHandle } from "../flowCanvasHandle.ts";
import type { FlowEvent } from "../flowEvents.ts";

/** Five minutes are replayed in one. */
const SPEED_UP = 5;
const TICK_MS = 50;

export interface Replay {
  /** Where in time it is, milliseconds since 1970; null while the flow is live. */
  readonly at: number | null;
  readonly isReplaying: boolean;
  readonly start: (events: readonly FlowEvent[]) => void;
  readonly stop: () => void;
}

/** Plays kept events again at five times their speed. */
export function useReplay(
  canvas: RefObject<FlowCanvasHandle | null>,
  isWanted: (event: FlowEvent) => boolean,
  speed: number,
): Replay {
  const [replayed, setReplayed] = useState<readonly FlowEvent[] | null>(null);
  const [at, setAt] = useState<number | null>(null);

  useEffect(() => {
    const [first] = replayed ?? [];
    if (!replayed || !first) return;
    const left = replayed.values();
    let next: FlowEvent | undefined = left.next().value;
    let now = first.at;
    const timer = setInterval(() => {
      now += TICK_MS * SPEED_UP * speed;
      for (; next && next.at <= now; next = left.next().value) if (isWanted(next)) canvas.current?.play(next);
      setAt(now);
      if (!next) setReplayed(null);
    }, TICK_MS);
    return () => {
      clearInterval(timer);
      setAt(null);
    };
  }, [replayed, canvas, isWanted, speed]);

  return { at, isReplaying: replayed !== null, start: setReplayed, stop: () => setReplayed(null) };
}
