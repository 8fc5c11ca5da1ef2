/** The ffmpeg and ffprobe in use, and the limits they run in. */
export { findMediaPrograms, type MediaProgram, type MediaPrograms } from "./mediaPrograms.ts";
