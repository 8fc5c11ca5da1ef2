/**
 * Probing: container, duration, video, audio and subtitle tracks of a file. In: paths. Out: one outcome each. mediabunny
 * reads most files in a thread that can be ended; ffprobe reads the rest.
 */
export { probe } from "./probe.ts";
export type { ProbedMedia, ProbeOutcome, ProbeRefusalCode } from "./probedMedia.ts";
