import { createReadStream, existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { SampleFilm } from "../../src/samples/sampleFilm.ts";

const row = z.object({
  tmdbId: z.number(),
  imdbId: z.string().optional(),
  title: z.string(),
  year: z.number(),
  originalTitle: z.string().optional(),
  originalLanguage: z.string().optional(),
  runtime: z.number().optional(),
  titles: z.object({ fr: z.string().optional() }).optional(),
  alternativeTitles: z.array(z.string()).optional(),
  genres: z.array(z.string()),
  voteAverage: z.number().optional(),
  voteCount: z.number().optional(),
  popularity: z.number().optional(),
  cast: z.array(z.string()).optional(),
  directors: z.array(z.string()).optional(),
  overview: z.string().optional(),
  wikipedia: z.object({ en: z.string().optional() }).optional(),
});
type Row = z.infer<typeof row>;

/** Made-up items of the bench begin here; Wikidata is far from such numbers. */
const FIRST_ITEM = 7_000_000_000;

/** The folder of the bench data: `FILMOTHEQUE_BENCH_DATA`, else next to the project. */
export function benchDataFolder(): string {
  return process.env.FILMOTHEQUE_BENCH_DATA ?? resolve(import.meta.dirname, "../../../shared/data");
}

/**
 * The 9,722 films of `catalogue/films.jsonl`, read in place. Wikidata ids are made up and stable (they follow from the
 * TMDB id), unknown durations are null, recommendations are the most popular films of the first genre.
 * @returns null when the data is not there: the bench that needs it says so and is skipped
 */
export async function loadBenchCatalogue(folder = benchDataFolder()): Promise<readonly SampleFilm[] | null> {
  const file = join(folder, "catalogue/films.jsonl");
  if (!existsSync(file)) return null;
  const rows: Row[] = [];
  for await (const line of createInterface({ input: createReadStream(file, "utf8") })) {
    if (line !== "") rows.push(row.parse(JSON.parse(line)));
  }
  const popularByGenre = mostPopularByGenre(rows);
  return rows.map((film) => benchFilm(film, popularByGenre.get(film.genres[0] ?? "") ?? []));
}

function mostPopularByGenre(rows: readonly Row[]): ReadonlyMap<string, readonly number[]> {
  const sorted = rows.toSorted((a, b) => (b.popularity ?? 0) - (a.popularity ?? 0));
  const byGenre = Map.groupBy(sorted, (film) => film.genres[0] ?? "");
  return new Map([...byGenre].map(([genre, films]) => [genre, films.slice(0, 41).map((film) => film.tmdbId)]));
}

function benchFilm(film: Row, popular: readonly number[]): SampleFilm {
  const overview = film.overview ?? "";
  const article = film.wikipedia?.en;
  return {
    tmdbId: film.tmdbId,
    imdbId: film.imdbId ?? null,
    wikidataId: `Q${FIRST_ITEM + film.tmdbId}`,
    title: { en: film.title, fr: film.titles?.fr ?? film.title },
    originalTitle: film.originalTitle ?? film.title,
    originalLanguage: film.originalLanguage ?? "en",
    year: film.year,
    runtimeMinutes: film.runtime ?? null,
    genres: film.genres,
    overview: { en: overview, fr: "" },
    directors: film.directors ?? [],
    cast: (film.cast ?? []).map((name) => ({ name, character: "" })),
    ...(article === undefined
      ? {}
      : { articles: { en: { title: article, extract: overview === "" ? `${film.title} is a film.` : overview } } }),
    recommendations: popular.filter((id) => id !== film.tmdbId).slice(0, 40),
    popularity: film.popularity ?? 0.6,
    voteAverage: film.voteAverage ?? 0,
    voteCount: film.voteCount ?? 0,
    alternativeTitles: film.alternativeTitles ?? [],
    posterPath: `/poster-${film.tmdbId}.jpg`,
    backdropPath: `/backdrop-${film.tmdbId}.jpg`,
  };
}
