import type { PersonDetails } from "../personDetails.ts";
import { earliestDate, itemIds, texts } from "./readClaims.ts";
import { labelOf, type WikidataItem } from "./wikidataItem.ts";
import type { ArticleOutcome } from "./wikipedia.ts";

const BORN = "P569";
const DIED = "P570";
const PLACE_OF_BIRTH = "P19";
const IMDB = "P345";
const TMDB_PERSON = "P4985";

/** The item whose name is needed to describe the person; null where it names none. */
export function placeOfBirthOf(item: WikidataItem): string | null {
  return itemIds(item.claims, PLACE_OF_BIRTH)[0] ?? null;
}

/**
 * Wikidata's person (CC0) with the lead of an article as biography. Wikidata lists no films here: those of the library
 * are known already.
 */
export function readWikidataPerson(
  item: WikidataItem,
  place: WikidataItem | undefined,
  article: ArticleOutcome | undefined,
  language: string,
): PersonDetails {
  const imdb = texts(item.claims, IMDB).find((id) => /^nm\d{5,10}$/.test(id));
  const tmdb = texts(item.claims, TMDB_PERSON).find((id) => /^[1-9]\d{0,9}$/.test(id));
  return {
    biography:
      article?.kind === "found"
        ? { text: article.extract, language: article.language, source: "wikipedia", url: article.url }
        : null,
    birthday: dateOf(item, BORN),
    deathday: dateOf(item, DIED),
    placeOfBirth: place === undefined ? null : labelOf(place, language),
    ids: {
      wikidata: item.id,
      ...(imdb === undefined ? {} : { imdb }),
      ...(tmdb === undefined ? {} : { tmdb: Number(tmdb) }),
    },
    films: [],
  };
}

function dateOf(item: WikidataItem, property: string): string | null {
  const date = earliestDate(item.claims, property);
  return date === null ? null : (date.day ?? String(date.year));
}
