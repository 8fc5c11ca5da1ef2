import { type RefObject, useRef, useState } from "react";
import type { FlowCanvasHandle } from "../flowCanvasHandle.ts";
import type { FlowEvent } from "../flowEvents.ts";
import { useFlowEvents } from "./useFlow.ts";
import { type Replay, useReplay } from "./useReplay.ts";

const SPEEDS = { live: 1, slow: 0.2 } as const;

export interface Playback {
  readonly isPaused: boolean;
  readonly isSlow: boolean;
  readonly togglePause: () => void;
  readonly toggleSlow: () => void;
  readonly replay: Replay;
  /** 1 is real time, less is slower, 0 is paused. */
  readonly speed: number;
  /** The last five minutes. */
  readonly events: readonly FlowEvent[];
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Plays events on the canvas as they happen, or those of the last minutes again. */
export function usePlayback(
  canvas: RefObject<FlowCanvasHandle | null>,
  isWanted: (event: FlowEvent) => boolean,
): Playback {
  const [isPaused, setIsPaused] = useState(false);
  const [isSlow, setIsSlow] = useState(false);
  const speed = isPaused ? 0 : isSlow ? SPEEDS.slow : SPEEDS.live;
  const replay = useReplay(canvas, isWanted, speed);
  const isLive = useRef(true);
  isLive.current = !replay.isReplaying && !isPaused;
  const live = useFlowEvents((event) => {
    if (isLive.current && isWanted(event)) canvas.current?.play(event);
  });
  return {
    isPaused,
    isSlow,
    togglePause: () => setIsPaused(!isPaused),
    toggleSlow: () => setIsSlow(!isSlow),
    replay,
    speed,
    ...live,
  };
}
