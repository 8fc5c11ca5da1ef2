/**
 * Handles discs that were copied as folders: DVD (`VIDEO_TS`), Blu-ray and AVCHD (`BDMV`). Input: paths of videos and
 * the disc's tables. Output: which files are the film, in which order, and which are menus and extras.
 */
export { discOf } from "./discPaths.ts";
export type { DiscRole } from "./discRole.ts";
export { createDiscs, type Discs, type DiscVideo } from "./discs.ts";
