/**
 * Discs that were copied as folders: DVD (`VIDEO_TS`), Blu-ray and AVCHD (`BDMV`). In: paths of videos, the tables of the
 * disc. Out: which files are the film, in which order, and which are menus and bonus.
 */
export type { DiscRole } from "./discRole.ts";
export { createDiscs, type Discs, type DiscVideo } from "./discs.ts";
