import { countryOf, type Language, type Locale, languageOfLocale, type ProductionFacts } from "../../contract/index.ts";
import type { FieldValues } from "../../providers/index.ts";
import type { Store } from "../../store/index.ts";
import { collectionOf, type ResolvedFact } from "../facts/index.ts";
import { filmCollection } from "./filmCollection.ts";
import { filmLogo } from "./filmLogo.ts";
import { shownLogo, stillsOf } from "./offeredImages.ts";

type ResolvedFacts = ReadonlyMap<string, ResolvedFact>;

const YOUTUBE = "https://www.youtube.com/watch?v=";
const NO_IMAGES: FieldValues["images"] = { posters: [], backdrops: [], logos: [] };

/** Production and release details from providers, for the film's page. */
export function productionFactsOf(
  store: Pick<Store, "sql">,
  filmId: number,
  resolved: ResolvedFacts,
  shownIn: Language | Locale,
): ProductionFacts {
  const language = languageOfLocale(shownIn);
  const trailer = stated(resolved, "trailer");
  const collection = collectionOf(store, filmId);
  const images = stated(resolved, "images") ?? NO_IMAGES;
  return {
    originalLanguage: stated(resolved, "originalLanguage") ?? null,
    spokenLanguages: copyOf(stated(resolved, "spokenLanguages")),
    countries: copyOf(stated(resolved, "countries")).map(({ code, name }) => ({
      code,
      name: countryName(code, language) ?? name,
    })),
    originCountries: copyOf(stated(resolved, "originCountries")),
    studios: copyOf(stated(resolved, "studios")).map(({ name, country }) => ({ name, country })),
    keywords: copyOf(stated(resolved, "keywords")).map(({ name }) => name),
    status: stated(resolved, "status") ?? null,
    homepage: stated(resolved, "homepage") ?? null,
    budget: stated(resolved, "budget") ?? null,
    revenue: stated(resolved, "revenue") ?? null,
    trailer: trailer ? { ...trailer, url: `${YOUTUBE}${trailer.key}` } : null,
    certifications: ownCountryFirst(stated(resolved, "certification"), countryOf(shownIn)),
    releaseDates: ownCountryFirst(stated(resolved, "releaseDates"), countryOf(shownIn)),
    collection: collection
      ? filmCollection(store, filmId, collection, stated(resolved, "collectionParts") ?? [])
      : null,
    images: { posters: [...images.posters], backdrops: [...images.backdrops], logos: [...images.logos] },
    stills: stillsOf(filmId, images),
    logo: shownLogo(filmId, filmLogo(resolved, shownIn)),
  };
}

/** Validated by the providers' schemas; user and NFO facts do not have these fields. */
function stated<Field extends keyof FieldValues>(
  resolved: ResolvedFacts,
  field: Field,
): FieldValues[Field] | undefined {
  return resolved.get(field)?.value as FieldValues[Field] | undefined;
}

/** The rows of that country come first; the others keep their order. */
function ownCountryFirst<T extends { readonly country: string }>(rows: readonly T[] = [], country: string): T[] {
  return [...rows.filter((row) => row.country === country), ...rows.filter((row) => row.country !== country)];
}

function copyOf<T>(rows: readonly T[] | undefined): T[] {
  return [...(rows ?? [])];
}

/** TMDB returns country names in English. */
function countryName(code: string | null, language: Language): string | undefined {
  return code !== null && /^[A-Z]{2}$/.test(code)
    ? new Intl.DisplayNames([language], { type: "region" }).of(code)
    : undefined;
}
