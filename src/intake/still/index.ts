/** One frame of a film. */
export { type StillOptions, type StillOutcome, type StillRefusalCode, takeStill } from "./takeStill.ts";
