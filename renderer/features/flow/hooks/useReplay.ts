import { type RefObject, useEffect, useState } from "react";
import type { FlowCanvasHandle } from "../components/FlowCanvas.tsx";
import type { FlowEvent } from "../flowEvents.ts";

/** Five minutes go by in one. */
const FASTER = 5;
const TICK_MS = 50;

/** Plays kept events again, in their own rhythm. @returns where in time it is, null while it is live */
export function useReplay(
  stage: RefObject<FlowCanvasHandle | null>,
  passes: (event: FlowEvent) => boolean,
  speed: number,
) {
  const [tape, setTape] = useState<readonly FlowEvent[] | null>(null);
  const [at, setAt] = useState<number | null>(null);

  useEffect(() => {
    if (!tape || tape.length === 0) return;
    let now = tape[0]!.at;
    let next = 0;
    const timer = setInterval(() => {
      now += TICK_MS * FASTER * speed;
      for (; next < tape.length && tape[next]!.at <= now; next += 1) {
        const event = tape[next]!;
        if (passes(event)) stage.current?.play(event);
      }
      setAt(now);
      if (next >= tape.length) setTape(null);
    }, TICK_MS);
    return () => {
      clearInterval(timer);
      setAt(null);
    };
  }, [tape, stage, passes, speed]);

  return { at, isReplaying: tape !== null, start: setTape, stop: () => setTape(null) };
}
