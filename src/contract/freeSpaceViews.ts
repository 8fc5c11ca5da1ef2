/** Which films the screen that frees space shows. Plain data, because the page does not load schemas. */
export const FREE_SPACE_VIEWS = ["duplicates", "watched", "size"] as const;
export type FreeSpaceView = (typeof FREE_SPACE_VIEWS)[number];
