import { LRUCache } from "lru-cache";
import type { Language } from "../../contract/index.ts";
import type { CandidateSource, FilmCandidate } from "../filmCandidate.ts";
import { createItemLoader } from "./itemLoader.ts";
import { itemIds } from "./readClaims.ts";
import { otherTitles } from "./readWikidataFilm.ts";
import type { WikidataClient } from "./wikidataClient.ts";
import {
  imdbIdOf,
  isFilm,
  labelOf,
  originalTitleOf,
  runtimeOf,
  tmdbIdOf,
  type WikidataItem,
  yearOf,
} from "./wikidataItem.ts";

type Source = { readonly wikidata: WikidataClient; readonly language: () => Language };

const REASON = "identify";
/** The number of leading cast members, which file names may mention. */
const NAMED_ACTORS = 4;
/**
 * The number of recent items in the cache, so that their people can be requested without requesting the items again.
 */
const KEPT_ITEMS = 500;

/**
 * Finds candidates without an API key: by Wikidata's search, first with the year, and by its labels if the search
 * finds no film of that title. Items of several files are requested together.
 */
export function wikidataCandidates({ wikidata, language }: Source): CandidateSource {
  const asCandidate = (item: WikidataItem) => candidateOf(item, language());
  const loadItems = createItemLoader(wikidata.items, REASON);
  const loadNames = createItemLoader(wikidata.names, REASON);
  const found = new LRUCache<string, WikidataItem>({ max: KEPT_ITEMS });

  async function items(ids: readonly string[], signal: AbortSignal): Promise<readonly WikidataItem[]> {
    const loaded = distinct(await loadItems(ids, signal));
    for (const item of loaded) found.set(item.id, item);
    return loaded;
  }

  return {
    provider: "wikidata",

    async search({ title, year }, signal) {
      const options = { signal, reason: REASON };
      const byWords = await items(await wikidata.searchFilmItems(title, year, options), signal);
      // With a year, the caller searches for the same words without it next.
      if (year !== undefined || byWords.some((item) => isNamed(item, title))) return byWords.map(asCandidate);
      const known = new Set(byWords.map(({ id }) => id));
      const byLabel = await items(
        (await wikidata.searchLabels(title, options)).filter((id) => !known.has(id)),
        signal,
      );
      return [...byWords, ...byLabel].map(asCandidate);
    },

    async byId({ tmdb, imdb }, signal) {
      const options = { signal, reason: REASON };
      const byTmdb =
        tmdb === undefined ? null : (await wikidata.findItems({ tmdbIds: [tmdb] }, options)).get(String(tmdb));
      if (byTmdb) return asCandidate(byTmdb);
      const byImdb = imdb === undefined ? null : (await wikidata.findItems({ imdbIds: [imdb] }, options)).get(imdb);
      return byImdb ? asCandidate(byImdb) : null;
    },

    async detail(candidate, signal) {
      const id = candidate.wikidataId;
      if (id === undefined) return candidate;
      const item = found.get(id) ?? (await items([id], signal))[0];
      if (item === undefined) return candidate;
      const directors = itemIds(item.claims, "P57");
      const actors = itemIds(item.claims, "P161").slice(0, NAMED_ACTORS);
      const names = await loadNames([...new Set([...directors, ...actors])], signal);
      const namesOf = (ids: readonly string[]) => [
        ...new Set(ids.flatMap((one) => namesIn(names.get(one), language()))),
      ];
      return { ...asCandidate(item), directors: namesOf(directors), actors: namesOf(actors) };
    },
  };
}

/** A person's name in the interface language and in English. */
function namesIn(person: WikidataItem | undefined, language: Language): string[] {
  if (person === undefined) return [];
  return [labelOf(person, "en"), labelOf(person, language)].filter((name) => name !== null);
}

function candidateOf(item: WikidataItem, language: Language): FilmCandidate {
  const tmdbId = tmdbIdOf(item);
  const imdbId = imdbIdOf(item);
  const original = originalTitleOf(item);
  const runtimeMinutes = runtimeOf(item);
  return {
    provider: "wikidata",
    wikidataId: item.id,
    ...(tmdbId === null ? {} : { tmdbId }),
    ...(imdbId === null ? {} : { imdbId }),
    title: labelOf(item, language) ?? original?.text ?? item.id,
    ...(original === null ? {} : { originalTitle: original.text }),
    alternativeTitles: otherTitles(item),
    year: yearOf(item),
    ...(runtimeMinutes === null ? {} : { runtimeMinutes }),
    popularity: item.sitelinkCount,
    isFilm: isFilm(item),
  };
}

/** A merged item is in the map under two ids. */
function distinct(items: ReadonlyMap<string, WikidataItem>): readonly WikidataItem[] {
  return [...new Map([...items.values()].map((item) => [item.id, item])).values()];
}

function isNamed(item: WikidataItem, title: string): boolean {
  const wanted = folded(title);
  return (
    otherTitles(item).some((name) => folded(name) === wanted) || folded(originalTitleOf(item)?.text ?? "") === wanted
  );
}

function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/[^\p{L}\p{N}]+/gu, "")
    .toLowerCase();
}
