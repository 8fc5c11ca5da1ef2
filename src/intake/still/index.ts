/** Stills: one frame of a film as a JPEG, taken by ffmpeg within limits of time, memory and codecs. */
export { type StillOutcome, takeStill } from "./takeStill.ts";
