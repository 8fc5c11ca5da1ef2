import type { ExportedFilm } from "../exportRows.ts";

const MAX_TITLE_LENGTH = 500;

interface SaidFilm {
  readonly title: string;
  readonly year?: string | number | null;
  readonly tmdb?: string | number | null;
  readonly imdb?: string | null;
  readonly wikidata?: string | null;
}

/** A film as an export names it; null without a title of sensible length. */
export function exportedFilm({ title, year, tmdb, imdb, wikidata }: SaidFilm): ExportedFilm | null {
  const name = title.trim();
  if (name === "" || name.length > MAX_TITLE_LENGTH) return null;
  const tmdbId = Number(tmdb ?? "");
  return {
    title: name,
    year: /^\d{4}$/.test(String(year ?? "")) ? Number(year) : null,
    tmdbId: Number.isSafeInteger(tmdbId) && tmdbId > 0 ? tmdbId : null,
    imdbId: /^tt\d{5,10}$/.test(imdb ?? "") ? (imdb ?? null) : null,
    wikidataId: /^Q\d{1,12}$/.test(wikidata ?? "") ? (wikidata ?? null) : null,
  };
}

/** Half stars, 0.5 to 5; null outside of the scale. @param scale what the best rating is */
export function starsOf(text: string | number, scale: 5 | 10): number | null {
  const said = typeof text === "number" ? text : Number(text.replace(",", "."));
  const value = Math.round((scale === 10 ? said / 2 : said) * 2) / 2;
  return text !== "" && value >= 0.5 && value <= 5 ? value : null;
}
