/** What a film file says of itself: container, duration, pictures, sound, subtitles. */
export { type ProbeOptions, probe } from "./probe.ts";
export type {
  ProbedAudio,
  ProbedMedia,
  ProbedSubtitles,
  ProbedVideo,
  ProbeOutcome,
  ProbeRefusalCode,
} from "./probedMedia.ts";
