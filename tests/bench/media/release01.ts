/** What release 0.1 did with the same files. */
export const RELEASE_0_1 = { disagreeing: "?", refused: "?", cutUnseen: "?", mediainfo: "?" };
