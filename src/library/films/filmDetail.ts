import { countryOf, type FilmDetail, type Language, type Locale, languageOfLocale } from "../../contract/index.ts";
import { isSampleFilm } from "../../providers/index.ts";
import type { Store } from "../../store/index.ts";
import { artworkUrl } from "../artwork/index.ts";
import { type LibraryFacts, type ResolvedFact, releaseIn } from "../facts/index.ts";
import type { PersonalLists } from "../lists/index.ts";
import { dismissalOf, hasLocalMark } from "../marks/index.ts";
import { extrasOf } from "../nonFilmFiles/index.ts";
import { createEnrichmentStates, type Explain } from "./enrichmentStates.ts";
import { CARD_COLUMNS, CARD_JOIN, type CardRow, toCard } from "./filmCard.ts";
import { articlesOf, creditsOf, positionOf, shownTagsOf } from "./filmDetailRows.ts";
import { createFilmFiles } from "./filmFiles.ts";
import { filmLinks } from "./filmLinks.ts";
import { productionFactsOf } from "./productionFacts.ts";

export interface FilmDetailParts {
  readonly store: Store;
  readonly facts: LibraryFacts;
  readonly lists: PersonalLists;
  /** The language that films are shown in; the program's own texts are in the person's. */
  readonly filmLanguage: () => Language | Locale;
  readonly explain: Explain;
}

type DetailRow = CardRow & {
  tmdb_id: number | null;
  imdb_id: string | null;
  wikidata_id: string | null;
  rating_average: number | null;
  rating_votes: number | null;
  completeness: number;
  backdrop_id: number | null;
  backdrop_hash: string | null;
  backdrop_placeholder: string | null;
};
type ResolvedFacts = ReadonlyMap<string, ResolvedFact>;

const BACKDROP_WIDTH = 1280;
const WIKIPEDIA = "Wikipedia contributors, CC BY-SA 4.0";
/** Sample films look like a provider's but are not: this is the source that is shown for them. */
const SAMPLE = "sample";
const SAMPLE_TEXT = "Sample text, written for Filmothèque";

/** UC3: everything that is stored about a film; what is still being fetched has the state `pending`. */
export function createFilmDetail({ store, facts, lists, filmLanguage, explain }: FilmDetailParts) {
  const filesOf = createFilmFiles(store, explain);
  const enrichmentOf = createEnrichmentStates(store, explain);

  return (user: number, filmId: number, language: Language): FilmDetail | null => {
    const row = rowOf(store, user, filmId);
    if (!row) return null;
    const resolved = facts.resolved(filmId, filmLanguage());
    const isFromSamples = isSampleFilm({ tmdb: row.tmdb_id, wikidata: row.wikidata_id });
    const dismissal = dismissalOf(store, user, filmId);
    const articleLanguage = languageOfLocale(filmLanguage());
    const articles = articlesOf(store, filmId, articleLanguage, isFromSamples ? SAMPLE_TEXT : WIKIPEDIA);
    const externalIds = {
      tmdb: row.tmdb_id,
      imdb: row.imdb_id,
      wikidata: row.wikidata_id,
      ...accountsOf(resolved),
    };
    return {
      ...toCard(row),
      tags: shownTagsOf(store, filmId),
      ...productionFactsOf(store, filmId, resolved, filmLanguage()),
      ...releaseIn(countryOf(filmLanguage()), resolved),
      sortTitle: textOf(resolved, "sortTitle"),
      tagline: textOf(resolved, "tagline"),
      overview: textOf(resolved, "overview"),
      backdrop: backdropOf(row),
      credits: creditsOf(store, filmId),
      files: filesOf(filmId, language),
      extras: extrasOf(store, filmId),
      externalIds,
      // A sample film is known nowhere else: its ids lead to nothing.
      links: isFromSamples ? [] : filmLinks(externalIds, articles[0]?.url ?? null, textOf(resolved, "homepage")),
      articles,
      ratings: {
        average: row.rating_average,
        votes: row.rating_votes,
        provider: isFromSamples ? SAMPLE : (resolved.get("voteAverage")?.origin ?? null),
      },
      otherRatings: otherRatings(resolved),
      positionSeconds: positionOf(store, user, filmId),
      manualEntry: {
        rating: hasLocalMark(store, "rating_layer", user, filmId),
        watched: hasLocalMark(store, "watch_layer", user, filmId),
      },
      dismissed: dismissal === "film",
      lessLikeThis: dismissal === "less_like_this",
      lists: lists.ofFilm(user, filmId),
      sources: Object.fromEntries([...resolved].map(([field, { origin }]) => [field, isFromSamples ? SAMPLE : origin])),
      sourceDates: Object.fromEntries(
        [...resolved].flatMap(([field, { fetchedAt }]) =>
          fetchedAt === undefined ? [] : [[field, new Date(fetchedAt).toISOString()]],
        ),
      ),
      enrichment: {
        tmdb: enrichmentOf(filmId, "tmdb", language),
        wikipedia: enrichmentOf(filmId, "wikipedia", language),
      },
      completeness: row.completeness,
    };
  };
}

function rowOf(store: Pick<Store, "sql">, user: number, filmId: number): DetailRow | undefined {
  return store
    .sql<DetailRow>(`
      SELECT ${CARD_COLUMNS}, film.tmdb_id, film.imdb_id, film.wikidata_id, film.rating_average, film.rating_votes,
             film.completeness, backdrop.id AS backdrop_id, backdrop.hash AS backdrop_hash,
             backdrop.placeholder AS backdrop_placeholder
      FROM film ${CARD_JOIN}
      LEFT JOIN artwork AS backdrop ON backdrop.id = film.backdrop AND backdrop.hash IS NOT NULL
      WHERE film.id = :filmId`)
    .get({ user, filmId });
}

function backdropOf({ backdrop_id, backdrop_hash, backdrop_placeholder }: DetailRow): FilmDetail["backdrop"] {
  if (backdrop_id === null || backdrop_hash === null) return null;
  return artworkUrl(backdrop_id, BACKDROP_WIDTH, backdrop_hash, backdrop_placeholder);
}

/** A rating that is shown as the provider's own is left out. */
function otherRatings(resolved: ResolvedFacts): FilmDetail["otherRatings"] {
  const ratings: unknown = resolved.get("ratings")?.value;
  if (!Array.isArray(ratings)) return [];
  return ratings
    .filter(isNfoRating)
    .filter(({ name }) => !TMDB_NAMES.has(name.toLowerCase()))
    .map(({ name, value, max, votes }) => ({ site: name, value, outOf: max, votes }));
}

interface NamedRating {
  readonly name: string;
  readonly value: number;
  readonly max: number;
  readonly votes: number | null;
}

/** As the NFO's reader writes them. */
function isNfoRating(row: Partial<NamedRating> | null): row is NamedRating {
  return typeof row?.name === "string" && typeof row.value === "number" && typeof row.max === "number";
}

const TMDB_NAMES: ReadonlySet<string> = new Set(["tmdb", "themoviedb"]);

function accountsOf(resolved: ResolvedFacts): Partial<Record<"facebook" | "instagram" | "twitter", string>> {
  // Validated by the schema of the only provider that has this field.
  return { ...(resolved.get("accounts")?.value as object | undefined) };
}

function textOf(resolved: ResolvedFacts, field: string): string | null {
  const value = resolved.get(field)?.value;
  return typeof value === "string" ? value : null;
}
