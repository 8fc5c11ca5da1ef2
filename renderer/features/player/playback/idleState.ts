import { createStore } from "../../../state/store.ts";
import type { PlaybackState } from "./filmPlayback.ts";

/** The state before the video elements are mounted. */
export const idleState = createStore<PlaybackState>({
  position: 0,
  duration: 0,
  durations: [],
  loadedTo: 0,
  isPlaying: true,
  isWaiting: true,
  hasEnded: false,
  part: 0,
  slot: 0,
  streamStart: 0,
  failure: null,
});
