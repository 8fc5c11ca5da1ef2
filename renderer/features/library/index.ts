/**
 * The library screen, as other screens know it: they tell it which films changed. The screen itself is loaded on demand;
 * what a filter is, and where the library shows one, is in `filmFilter`.
 */
export { invalidateLibrary, patchFilmCard } from "./libraryCache.ts";
