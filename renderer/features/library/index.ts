/** The library's door: what other screens may tell it, and where it shows what. The screen itself is loaded on demand. */
export { filterUrl, fromQuery, yearsOfDecade } from "../../filmFilter/filter.ts";
export { libraryUrl } from "../../filmFilter/savedSort.ts";
export { invalidateLibrary, patchFilmCard } from "./libraryCache.ts";
