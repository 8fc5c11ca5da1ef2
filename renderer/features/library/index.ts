/** The library's door: what other screens may tell it, and where it shows what. The screen itself is loaded on demand. */
export { addressOf, fromQuery, yearsOfDecade } from "./filter.ts";
export { libraryChanged, patchFilmCard } from "./hooks/libraryState.ts";
export { libraryAddress } from "./rememberedSort.ts";
