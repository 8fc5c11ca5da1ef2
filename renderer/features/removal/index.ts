/** Removing films from the library. */
export { useRemoveFilms } from "./hooks/useRemoveFilms.ts";
