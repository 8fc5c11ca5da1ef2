import { LRUCache } from "lru-cache";
import { type ArtworkKind, type Language, type Locale, languageOfLocale } from "../../contract/index.ts";
import type { FilmArtworkKind, Library } from "../../library/index.ts";
import { BadCursor, decodeIdCursor, encodeCursor } from "../../paging/index.ts";
import { type FieldValues, type OfferedImage, type ProviderSets, REQUEST_PRIORITY } from "../../providers/index.ts";
import { isProviderFailure } from "../isProviderFailure.ts";

export interface OfferedArtworkParts {
  readonly library: Library;
  readonly providers: ProviderSets;
  /** The language that films are shown in. */
  locale(): Language | Locale;
}

export interface OfferedQuery {
  readonly limit: number;
  readonly cursor?: string;
  /** ISO 639-1; null for images without text; absent for all. */
  readonly language?: string | null;
  /** `votes`: as the provider ranks them; `size`: the largest first. */
  readonly sort: "votes" | "size";
}

export interface OfferedPage {
  readonly items: readonly (OfferedImage & { readonly isCurrent: boolean })[];
  readonly nextCursor: string | null;
  readonly total: number;
  /** Languages of all images of that kind, the most frequent first. */
  readonly languages: readonly { readonly language: string | null; readonly count: number }[];
  /** False while the provider cannot be reached: then these are those that came with the film's details. */
  readonly isComplete: boolean;
  /** Whether a person chose the image that the film shows. */
  readonly isChosen: boolean;
}

/** Images that a provider has of a film, to choose from. They are fetched when a person asks for them. */
export interface OfferedArtwork {
  /** @throws BadCursor */
  page(filmId: number, kind: ArtworkKind, query: OfferedQuery, signal: AbortSignal): Promise<OfferedPage>;
  /** Whether the provider named that image of the film: a made-up path causes no request. */
  isOffered(filmId: number, kind: ArtworkKind, path: string): boolean;
  /** An image that the provider named just now, and that nothing stores yet. */
  alsoOffer(filmId: number, kind: FilmArtworkKind, path: string): void;
  /** A logo of the film that the provider named; null for any other path. */
  logo(filmId: number, path: string): OfferedImage | null;
  /** The best of those that came with the film's details; null where there are none. */
  best(filmId: number, kind: FilmArtworkKind): string | null;
}

type Images = FieldValues["images"];

/** A person looks through the images of one film for some minutes. */
const CACHE = { max: 20, ttl: 10 * 60_000 } as const;
/** Two of each film whose refresh is being looked at. */
const NAMED = { max: 40, ttl: 60 * 60_000 } as const;
const FIELD = { poster: "posters", backdrop: "backdrops", logo: "logos" } as const;
const NO_IMAGES: Images = { posters: [], backdrops: [], logos: [] };

export function createOfferedArtwork({ library, providers, locale }: OfferedArtworkParts): OfferedArtwork {
  /** By the film's id at TMDB. */
  const fetched = new LRUCache<number, Images>(CACHE);
  /** By film, kind and path. */
  const named = new LRUCache<string, true>(NAMED);

  /** Those that came with the film's details. They passed the provider's schema when they were stored. */
  function stored(filmId: number): Images {
    const images = library.facts.resolved(filmId, locale()).get("images")?.value as Images | undefined;
    return images ?? NO_IMAGES;
  }

  const tmdbIdOf = (filmId: number) => library.identity.idsOf(filmId)?.tmdb ?? null;

  function known(filmId: number): Images {
    const tmdbId = tmdbIdOf(filmId);
    return (tmdbId === null ? undefined : fetched.get(tmdbId)) ?? stored(filmId);
  }

  async function allOf(filmId: number, signal: AbortSignal): Promise<{ images: Images; isComplete: boolean }> {
    const tmdbId = tmdbIdOf(filmId);
    const tmdb = tmdbId === null ? undefined : providers.forFilm({ tmdb: tmdbId })?.tmdb;
    if (tmdbId === null || !tmdb?.isConfigured()) return { images: stored(filmId), isComplete: false };
    const cached = fetched.get(tmdbId);
    if (cached) return { images: cached, isComplete: true };
    try {
      const images = await tmdb.images(tmdbId, { signal, reason: "artwork", priority: REQUEST_PRIORITY.viewed });
      fetched.set(tmdbId, images);
      return { images, isComplete: true };
    } catch (error) {
      if (isProviderFailure(error)) return { images: stored(filmId), isComplete: false };
      throw error;
    }
  }

  /** As `sourceOf` names images. */
  function logoSource(filmId: number): string | null {
    const logo = library.films.logoOf(filmId);
    return logo && `${logo.isChosen ? "own:" : ""}tmdb:${logo.path}`;
  }

  return {
    async page(filmId, kind, { limit, cursor, language, sort }, signal) {
      const { images, isComplete } = await allOf(filmId, signal);
      const ofKind = images[FIELD[kind]];
      const wanted = ofKind.filter((image) => language === undefined || image.language === language);
      const sorted = sort === "size" ? wanted.toSorted((a, b) => b.width * b.height - a.width * a.height) : wanted;
      const list = `artwork:${kind}:${sort}:${language === undefined ? "*" : language}`;
      const start = cursor === undefined ? 0 : decodeIdCursor(list, cursor);
      if (start < 0) throw new BadCursor("the cursor holds no index");
      const shown = kind === "logo" ? logoSource(filmId) : library.artwork.sourceOf(filmId, kind);
      const end = start + limit;
      return {
        items: sorted.slice(start, end).map((image) => ({ ...image, isCurrent: isShown(shown, image.path) })),
        nextCursor: end < sorted.length ? encodeCursor(list, [end]) : null,
        total: sorted.length,
        languages: countLanguages(ofKind),
        isComplete,
        isChosen: shown?.startsWith("own:") === true,
      };
    },

    alsoOffer: (filmId, kind, path) => void named.set(`${filmId} ${kind} ${path}`, true),

    isOffered: (filmId, kind, path) =>
      named.has(`${filmId} ${kind} ${path}`) ||
      [known(filmId), stored(filmId)].some((images) => images[FIELD[kind]].some((image) => image.path === path)),

    logo: (filmId, path) =>
      [known(filmId), stored(filmId)].flatMap(({ logos }) => logos).find((image) => image.path === path) ?? null,

    best(filmId, kind) {
      const images = stored(filmId)[FIELD[kind]];
      const preferred = kind === "poster" ? [languageOfLocale(locale()), null] : [null];
      const found = preferred.map((language) => images.find((image) => image.language === language));
      return [...found, images[0]].find((image) => image !== undefined)?.path ?? null;
    },
  };
}

function isShown(source: string | null, path: string): boolean {
  return source === `tmdb:${path}` || source === `own:tmdb:${path}`;
}

function countLanguages(images: readonly OfferedImage[]): OfferedPage["languages"] {
  return [...Map.groupBy(images, ({ language }) => language)]
    .map(([language, rows]) => ({ language, count: rows.length }))
    .sort((a, b) => b.count - a.count);
}
