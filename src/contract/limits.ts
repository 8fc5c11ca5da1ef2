/** More films than this are asked for in several requests, so that each is answered in milliseconds. */
export const MAX_BULK_FILMS = 1_000;
