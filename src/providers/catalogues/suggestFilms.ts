import type { Catalogue, FoundFilm } from "./openCatalogue.ts";
import { MAX_RANKED_PREFIX_LENGTH } from "./rankPrefixes.ts";
import type { TitleFolding } from "./titleFolding.ts";

const MAX_RANKED = 400;

/** Films whose title starts with what was typed, best known first. */
export function suggestFilms(catalogue: Catalogue, text: string, limit: number, folding: TitleFolding): FoundFilm[] {
  const key = folding.key(text);
  if (key === "") return [];
  const ids =
    key.length <= MAX_RANKED_PREFIX_LENGTH ? catalogue.filmsByPrefix(key) : catalogue.keysFrom(key, MAX_RANKED);
  return catalogue
    .read([...new Set(ids)])
    .sort((a, b) => b.popularity - a.popularity)
    .slice(0, limit);
}
