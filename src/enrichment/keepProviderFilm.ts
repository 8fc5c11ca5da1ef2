import type { Language } from "../contract/index.ts";
import type { Library } from "../library/index.ts";
import type { ProviderFilm } from "../providers/index.ts";

/** Writes what a provider said, each fact with its origin, and chooses anew what is shown. Inside a transaction. */
export function keepProviderFilm(
  filmId: number,
  film: ProviderFilm,
  { library, language, now }: { readonly library: Library; readonly language: Language; readonly now: number },
): void {
  const facts = film.facts.map((fact) =>
    fact.field === "genres" ? { ...fact, value: fact.value.map(({ name }) => name) } : fact,
  );
  library.recordFacts(filmId, film.provider, facts, now);
  library.recordIds(filmId, film.ids);
  if (film.people.length > 0) library.recordCredits(filmId, film.provider, film.people);
  library.recordAlternativeTitles(filmId, film.alternativeTitles);
  if (film.similar.length > 0) library.recordSimilar(filmId, 0, film.similar);
  library.materialise(filmId, language);
}
