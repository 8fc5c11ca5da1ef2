/**
 * The results of release 0.1 for the same files, in the fields that it had: no layouts, shapes, depths, purposes,
 * chapters.
 */
export const RELEASE_0_1 = { disagreeing: "155", refused: "73", cutUnseen: "0", mediainfo: "70" };
