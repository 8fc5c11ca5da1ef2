/** The library's door: what other screens may tell it. The screen itself is loaded on demand. */
export { libraryChanged, patchFilmCard } from "./hooks/libraryState.ts";
