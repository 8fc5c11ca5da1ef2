import { z } from "zod";
import { type CatalogueRecord, filmRecord, NOTHING, readId, readImdbId, UNREADABLE } from "../catalogueFilm.ts";

const texts = z.array(z.string()).catch([]);

/** Other programs write such files too: a field of an unexpected type counts as absent. */
const line = z.object({
  tmdbId: z.unknown().optional(),
  imdbId: z.unknown().optional(),
  wikidataId: z.unknown().optional(),
  title: z.string(),
  originalTitle: z.string().optional().catch(undefined),
  alternativeTitles: texts.optional(),
  /** By language. */
  titles: z.record(z.string(), z.string()).optional().catch(undefined),
  year: z.number().int().nullable().optional().catch(null),
  /** Minutes. */
  runtime: z.number().positive().optional().catch(undefined),
  popularity: z.number().nonnegative().optional().catch(undefined),
  directors: texts.optional(),
});

/** One film a line: `{ tmdbId, imdbId, wikidataId, title, originalTitle, alternativeTitles, titles, year, … }`. */
export function readJsonLine(text: string): CatalogueRecord {
  if (text.trim() === "") return NOTHING;
  const read = line.safeParse(parseJson(text));
  if (!read.success) return UNREADABLE;
  const { title, originalTitle, alternativeTitles = [], titles = {}, year, runtime, popularity, directors } = read.data;
  return filmRecord({
    tmdb: readId(read.data.tmdbId),
    imdb: readImdbId(read.data.imdbId),
    wikidata: readItem(read.data.wikidataId),
    title,
    ...(originalTitle ? { original: originalTitle } : {}),
    alternatives: [...new Set([...alternativeTitles, ...Object.values(titles)])],
    year: year ?? null,
    ...(runtime === undefined ? {} : { runtimeMinutes: runtime }),
    ...(popularity === undefined ? {} : { popularity }),
    directors: directors ?? [],
  });
}

/** TMDB's daily id export: `{ adult, id, original_title, popularity, video }`. No year, no other title. */
const exported = z.object({
  adult: z.boolean().catch(false),
  id: z.number().int().positive(),
  original_title: z.string(),
  popularity: z.number().catch(0),
  video: z.boolean().catch(false),
});

/** Adult films are never candidates. */
export function readTmdbExportLine(text: string): CatalogueRecord {
  if (text.trim() === "") return NOTHING;
  const read = exported.safeParse(parseJson(text));
  if (!read.success) return UNREADABLE;
  const { adult, id, original_title: title, popularity } = read.data;
  if (adult) return NOTHING;
  return filmRecord({ tmdb: id, title, alternatives: [], year: null, popularity, directors: [] });
}

function readItem(value: unknown): number | undefined {
  return typeof value === "string" && /^Q\d{1,12}$/.test(value) ? readId(value.slice(1)) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema refuses `undefined`, so the line counts as unreadable.
    return undefined;
  }
}
