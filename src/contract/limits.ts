/** More films than this are asked for in several requests, so that each is answered in milliseconds. */
export const MAX_BULK_FILMS = 1_000;

/** Films of one edit: their ids fit into a body of JSON. Few are edited at once, more by a job. */
export const MAX_EDITED_FILMS = 100_000;

/** A body of JSON ends here; routes that stream have limits of their own. */
export const MAX_JSON_BODY_BYTES = 1024 ** 2;

/** Films that one removal may name: a job removes them, a few at a time. */
export const MAX_REMOVED_FILMS = 50_000;

/** Files that are moved to the bin at once. */
export const MAX_BINNED_FILES = 20_000;

/** Films that become versions of one at once. */
export const MAX_MERGED_FILMS = 20;
