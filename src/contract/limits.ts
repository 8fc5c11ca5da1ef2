/** More films than this are asked for in several requests, so that each is answered in milliseconds. */
export const MOST_AT_ONCE = 1_000;
