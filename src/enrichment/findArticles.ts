import type { Language } from "../contract/index.ts";
import type { Library } from "../library/index.ts";
import {
  type ArticleOutcome,
  chooseArticle,
  type ProviderFilm,
  type RequestOptions,
  type WikidataItem,
  type Wikimedia,
} from "../providers/index.ts";

/** What Wikidata and Wikipedia have of one film. */
export interface FoundArticle {
  readonly item: WikidataItem;
  /** Wikidata's facts; null where TMDB has described the film already. */
  readonly film: ProviderFilm | null;
  /** Null where the item names no article in a language that is wanted. */
  readonly article: ArticleOutcome | null;
}

/**
 * Film → Wikidata item → article. An article's title is never guessed.
 * @returns by film; a film without an item is absent
 * @throws ProviderError
 */
export async function findArticles(
  filmIds: readonly number[],
  wikimedia: Wikimedia,
  library: Library,
  language: Language,
  requestOptions: Pick<RequestOptions, "signal" | "isBackground">,
): Promise<ReadonlyMap<number, FoundArticle>> {
  const options: RequestOptions = { ...requestOptions, reason: "enrich" };
  const items = await findItems(filmIds, wikimedia, library, options);
  const films = await describeFilms(items, wikimedia, library, options);
  const articles = await readArticles(items, wikimedia, language, options);
  return new Map(
    [...items].map(([filmId, item]) => [
      filmId,
      { item, film: films.get(filmId) ?? null, article: articles.get(filmId) ?? null },
    ]),
  );
}

/** By Wikidata id where TMDB knew it, else by TMDB id, else by IMDb id; each is checked to be that film. */
async function findItems(
  filmIds: readonly number[],
  wikimedia: Wikimedia,
  library: Library,
  options: RequestOptions,
): Promise<ReadonlyMap<number, WikidataItem>> {
  const ids = filmIds.map((filmId) => library.identity.idsOf(filmId) ?? {});
  const items = await wikimedia.filmItems(ids, options);
  return byFilm(filmIds, items);
}

/** Facts from Wikidata replace what TMDB cannot say: a film without a TMDB id has no other source. */
async function describeFilms(
  items: ReadonlyMap<number, WikidataItem>,
  wikimedia: Wikimedia,
  library: Library,
  options: RequestOptions,
): Promise<ReadonlyMap<number, ProviderFilm>> {
  const withoutTmdb = [...items].filter(([filmId]) => library.enrichment.state(filmId, "tmdb") !== "done");
  const films = await wikimedia.films(
    withoutTmdb.map(([, item]) => item),
    options,
  );
  return byFilm(
    withoutTmdb.map(([filmId]) => filmId),
    films,
  );
}

async function readArticles(
  items: ReadonlyMap<number, WikidataItem>,
  wikimedia: Wikimedia,
  language: Language,
  options: RequestOptions,
): Promise<ReadonlyMap<number, ArticleOutcome>> {
  const wanted = [...items].flatMap(([filmId, item]) => {
    const request = chooseArticle(item, language);
    return request ? [{ filmId, request }] : [];
  });
  const articles = await wikimedia.articles(
    wanted.map(({ request }) => request),
    options,
  );
  return byFilm(
    wanted.map(({ filmId }) => filmId),
    articles,
  );
}

/** Pairs films with answers in the same order; a film without an answer is left out. */
function byFilm<T>(filmIds: readonly number[], answers: readonly (T | null)[]): ReadonlyMap<number, T> {
  return new Map(
    filmIds.flatMap((filmId, index): [number, T][] => {
      const answer = answers[index];
      return answer === null || answer === undefined ? [] : [[filmId, answer]];
    }),
  );
}
