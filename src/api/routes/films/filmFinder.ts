import type { Library } from "../../../library/index.ts";

/** For what only the owner may do; see `Audience` for everybody. The film of an address from before two films became one is the film that is left. */
export function filmFinder({ merging }: Pick<Library, "merging">): (id: number) => number {
  return (id) => merging.currentFilm(id) ?? id;
}
