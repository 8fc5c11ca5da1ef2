/** What a film file says of itself: container, duration, pictures, sound, subtitles. */
export { probe } from "./probe.ts";
export type { ProbedMedia, ProbeOutcome } from "./probedMedia.ts";
