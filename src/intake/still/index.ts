/** One frame of a film. */
export { takeStill } from "./takeStill.ts";
