import { type Language, type Locale, languageOfLocale, type ProductionFacts } from "../../contract/index.ts";
import type { FieldValues } from "../../providers/index.ts";
import type { Store } from "../../store/index.ts";
import type { ResolvedFact } from "../facts/index.ts";

type ResolvedFacts = ReadonlyMap<string, ResolvedFact>;

const YOUTUBE = "https://www.youtube.com/watch?v=";
const NO_IMAGES: FieldValues["images"] = { posters: [], backdrops: [], logos: [] };

/** Production and release details from providers, for the film's page. */
export function productionFactsOf(
  store: Pick<Store, "sql">,
  resolved: ResolvedFacts,
  shownIn: Language | Locale,
): ProductionFacts {
  const language = languageOfLocale(shownIn);
  const trailer = stated(resolved, "trailer");
  return {
    originalLanguage: stated(resolved, "originalLanguage") ?? null,
    spokenLanguages: copyOf(stated(resolved, "spokenLanguages")),
    countries: copyOf(stated(resolved, "countries")).map(({ code, name }) => ({
      code,
      name: countryName(code, language) ?? name,
    })),
    originCountries: copyOf(stated(resolved, "originCountries")),
    studios: copyOf(stated(resolved, "studios")).map(({ name, country }) => ({ name, country })),
    keywords: [...new Set([...tagsOf(resolved), ...copyOf(stated(resolved, "keywords")).map(({ name }) => name)])],
    status: stated(resolved, "status") ?? null,
    homepage: stated(resolved, "homepage") ?? null,
    budget: stated(resolved, "budget") ?? null,
    revenue: stated(resolved, "revenue") ?? null,
    trailer: trailer ? { ...trailer, url: `${YOUTUBE}${trailer.key}` } : null,
    certifications: copyOf(stated(resolved, "certification")),
    releaseDates: copyOf(stated(resolved, "releaseDates")),
    collection: collectionOf(store, resolved),
    images: imagesOf(resolved),
  };
}

/** Validated by the providers' schemas; user and NFO facts do not have these fields. */
function stated<Field extends keyof FieldValues>(
  resolved: ResolvedFacts,
  field: Field,
): FieldValues[Field] | undefined {
  return resolved.get(field)?.value as FieldValues[Field] | undefined;
}

/** The owner's words for the film, from its NFO. */
function tagsOf(resolved: ResolvedFacts): string[] {
  const tags = resolved.get("tags")?.value;
  return Array.isArray(tags) ? tags.filter((tag) => typeof tag === "string") : [];
}

function copyOf<T>(rows: readonly T[] | undefined): T[] {
  return [...(rows ?? [])];
}

function imagesOf(resolved: ResolvedFacts): ProductionFacts["images"] {
  const { posters, backdrops, logos } = stated(resolved, "images") ?? NO_IMAGES;
  return { posters: [...posters], backdrops: [...backdrops], logos: [...logos] };
}

/** TMDB returns country names in English. */
function countryName(code: string | null, language: Language): string | undefined {
  return code !== null && /^[A-Z]{2}$/.test(code)
    ? new Intl.DisplayNames([language], { type: "region" }).of(code)
    : undefined;
}

function collectionOf({ sql }: Pick<Store, "sql">, resolved: ResolvedFacts): ProductionFacts["collection"] {
  const collection = stated(resolved, "collection");
  if (!collection) return null;
  const parts = stated(resolved, "collectionParts") ?? [];
  const owned = new Map(
    sql<{ tmdbId: number; filmId: number }>(`
      SELECT tmdb_id AS tmdbId, id AS filmId
      FROM film
      WHERE tmdb_id IN (SELECT value FROM json_each(:ids))`)
      .all({ ids: JSON.stringify(parts.map(({ tmdbId }) => tmdbId)) })
      .map(({ tmdbId, filmId }) => [tmdbId, filmId]),
  );
  return {
    id: String(collection.id),
    name: collection.name,
    parts: parts.map(({ tmdbId, title, year, releaseDate }) => {
      const filmId = owned.get(tmdbId) ?? null;
      return { tmdbId, filmId, title, year, releaseDate, inLibrary: filmId !== null };
    }),
  };
}
