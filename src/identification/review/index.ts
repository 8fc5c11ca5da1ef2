/**
 * Review: what people decide about files. In: a file and the film that a person says it is, or that it is none. Out:
 * candidates to choose from, manual decisions that no automatic match replaces, their undo, and how often automatic
 * matches were corrected.
 */

export { type PrecisionRow, readPrecision } from "./precision.ts";
export { createReview, type Review } from "./review.ts";
