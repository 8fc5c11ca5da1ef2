import type { Language } from "../../contract/index.ts";
import type { CandidateSource, FilmCandidate } from "../filmCandidate.ts";
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

/** Candidates without any key: by Wikidata's search, and by its labels where the search finds no film of that title. */
export function wikidataCandidates({ wikidata, language }: Source): CandidateSource {
  const asCandidate = (item: WikidataItem) => candidateOf(item, language());

  return {
    provider: "wikidata",

    async search({ title }, signal) {
      const options = { signal, reason: "identify" };
      const found = await wikidata.items(await wikidata.searchFilmItems(title, options), options);
      if ([...found.values()].some((item) => isNamed(item, title))) return distinct(found).map(asCandidate);

      const byLabel = (await wikidata.searchLabels(title, options)).filter((id) => !found.has(id));
      const others = await wikidata.items(byLabel, options);
      return [...distinct(found), ...distinct(others)].map(asCandidate);
    },

    async byId({ tmdb, imdb }, signal) {
      const options = { signal, reason: "identify" };
      const byTmdb =
        tmdb === undefined ? null : (await wikidata.findItems({ tmdbIds: [tmdb] }, options)).get(String(tmdb));
      if (byTmdb) return asCandidate(byTmdb);
      const byImdb = imdb === undefined ? null : (await wikidata.findItems({ imdbIds: [imdb] }, options)).get(imdb);
      return byImdb ? asCandidate(byImdb) : null;
    },

    async detail(candidate, signal) {
      if (candidate.wikidataId === undefined) return candidate;
      const options = { signal, reason: "identify" };
      const item = (await wikidata.items([candidate.wikidataId], options)).get(candidate.wikidataId);
      if (item === undefined) return candidate;
      const names = await wikidata.names(itemIds(item.claims, "P57"), options);
      const directors = [...new Set([...names.values()].map((name) => labelOf(name, "en")))];
      return { ...asCandidate(item), directors: directors.filter((name) => name !== null) };
    },
  };
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
