import type { ExportedFilm } from "../exportRows.ts";

const MAX_TITLE_LENGTH = 500;

interface SaidFilm {
  readonly title: string;
  readonly year?: string | number | null;
  readonly tmdb?: string | number | null;
  readonly imdb?: string | null;
  readonly wikidata?: string | null;
}

/** The film of a row; null without a title of plausible length. */
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

/** Converts to half stars, 0.5 to 5; null when out of range. @param scale the maximum rating */
export function starsOf(text: string | number, scale: 5 | 10): number | null {
  const said = typeof text === "number" ? text : Number(text.replace(",", "."));
  const value = Math.round((scale === 10 ? said / 2 : said) * 2) / 2;
  return text !== "" && value >= 0.5 && value <= 5 ? value : null;
}
