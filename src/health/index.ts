/**
 * Is the program well? In: what every part reports about itself. Out: checks with since when and what would help, and
 * the samples that alerts are raised by. It repairs nothing.
 */
export { createHealth, type Health } from "./createHealth.ts";
