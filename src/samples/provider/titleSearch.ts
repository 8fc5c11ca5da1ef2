import type { SampleFilm } from "../sampleFilm.ts";

export type TitleSearch = (query: string) => readonly SampleFilm[];

type Entry = { readonly film: SampleFilm; readonly foldedTitles: readonly string[] };

/**
 * TMDB's way of searching: every word of the query must be a word of some title of the film (title, original,
 * translation, alternative); accents and case do not count, a typo finds nothing. A title that equals the query comes
 * first, then the more popular film.
 */
export function buildTitleSearch(films: readonly SampleFilm[]): TitleSearch {
  const entries = films.map(
    (film): Entry => ({ film, foldedTitles: allTitles(film).map((title) => words(title).join(" ")) }),
  );
  const byWord = new Map<string, Set<Entry>>();
  for (const entry of entries) {
    for (const word of new Set(entry.foldedTitles.flatMap((title) => title.split(" ")))) {
      const holders = byWord.get(word);
      if (holders === undefined) byWord.set(word, new Set([entry]));
      else holders.add(entry);
    }
  }

  return (query) => {
    const wanted = words(query);
    const [first, ...others] = wanted
      .map((word) => byWord.get(word) ?? new Set<Entry>())
      .toSorted((a, b) => a.size - b.size);
    if (first === undefined) return [];
    const whole = wanted.join(" ");
    const isExact = (entry: Entry) => (entry.foldedTitles.includes(whole) ? 0 : 1);
    return [...first]
      .filter((entry) => others.every((holders) => holders.has(entry)))
      .toSorted(
        (a, b) => isExact(a) - isExact(b) || b.film.popularity - a.film.popularity || a.film.tmdbId - b.film.tmdbId,
      )
      .map((entry) => entry.film);
  };
}

function allTitles(film: SampleFilm): readonly string[] {
  return [film.title.en, film.title.fr, film.originalTitle, ...(film.alternativeTitles ?? [])];
}

function words(text: string): readonly string[] {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
