import { RESOLUTIONS, type Resolution } from "../../contract/index.ts";
import type { ParsedQuery } from "./parseQuery.ts";
import { isAllFields, tierQuery } from "./searchQueries.ts";
import { explain, type Place, RANK, type RankedQuery, rankedQuery, titlesAsOneWord } from "./searchRank.ts";
import { byRelevance, type RankedRow, type SearchHit, type SearchResult, usedQuery } from "./searchResult.ts";
import { resolutionCondition, type SearchFilter, type SearchRow, type SearchRows } from "./searchRows.ts";
import { titlePrefixQuery, titleQuery } from "./wordIndex.ts";
import { TIERS, type Tier } from "./wordPattern.ts";

/** Only this many of the most popular matches are ranked by relevance. */
export const MAX_HITS = 1_000;
/** Films that only have the fields asked for are equally relevant: more of them are listed, by popularity. */
const MAX_FIELD_HITS = 30_000;
/** Maximum number of films with exactly this title, regardless of popularity. */
const MAX_EXACT_TITLES = 100;
/** With fewer hits, keywords are searched too; with fewer again, overviews. */
const FEW_HITS = 24;
const MIN_JOINED_LENGTH = 5;

/** Finds the films that explain every word as it was typed. */
export type RankedSearch = (parsed: ParsedQuery, filter: SearchFilter) => SearchResult;

export function createRankedSearch(rows: SearchRows): RankedSearch {
  return (parsed, filter) => {
    const query = rankedQuery(parsed);
    const ranked = rankedRows(query, withResolution(filter, resolutionIn(parsed)));
    return { mode: "words", hits: ranked.hits, used: usedQuery(query, ranked.rows) };
  };

  function rankedRows(query: RankedQuery, filter: SearchFilter): { rows: RankedRow[]; hits: SearchHit[] } {
    const found = new Map<number, RankedRow>();
    let lastRow = 0;
    const add = (read: readonly SearchRow[], tier: Tier) => {
      for (const row of read)
        if (!found.has(row.id))
          found.set(row.id, { id: row.id, popularity: row.popularity, ...explain(row, query, tier) });
    };
    if (query.required.length === 0) add(rows.popular(filter, MAX_HITS), "names");
    for (const tier of TIERS) {
      const text = tierQuery(query, tier, found.size === 0);
      if (text === null || found.size >= FEW_HITS) break;
      const read = rows.ofWords(text, filter, MAX_HITS);
      lastRow = read.at(-1)?.row ?? 0;
      add(read, tier);
      if (tier !== "names") continue;
      if (found.size === MAX_HITS) add(exactTitles(query, filter), tier);
      if (found.size === 0) for (const row of joinedTitles(query, filter)) found.set(row.id, row);
    }
    const sorted = withoutWeakNames([...found.values()]).sort(byRelevance);
    return { rows: sorted, hits: [...sorted, ...moreByField(query, filter, found, lastRow)] };
  }

  /** Where popular films fill the list, exact titles of less popular ones. */
  function exactTitles({ parsed }: RankedQuery, filter: SearchFilter): SearchRow[] {
    return rows.ofWords(titleQuery(titlesAsOneWord(parsed.words)), filter, MAX_EXACT_TITLES);
  }

  /** Titles whose words were typed as one: `starwars`. */
  function joinedTitles({ parsed, required }: RankedQuery, filter: SearchFilter): RankedRow[] {
    const squeezed = parsed.words.join("");
    if (squeezed.length < MIN_JOINED_LENGTH) return [];
    const places = required.map((): Place => "title");
    return rows
      .ofWords(titlePrefixQuery(squeezed), filter, MAX_EXACT_TITLES)
      .map(({ id, popularity }) => ({ id, popularity, rank: RANK.titlePrefix, places }));
  }

  /** Films after the thousand that are ranked. Each would have to be looked up among the files for its resolution. */
  function moreByField(
    query: RankedQuery,
    filter: SearchFilter,
    found: ReadonlyMap<number, unknown>,
    lastRow: number,
  ): SearchHit[] {
    if (found.size < MAX_HITS || !isAllFields(query) || resolutionIn(query.parsed) !== null) return [];
    return rows
      .idsOfFields(query, filter, lastRow, MAX_FIELD_HITS)
      .filter((id) => !found.has(id))
      .map((id, index) => ({ id, rank: RANK.moreByField, popularity: -index }));
  }
}

/** The resolution that the text asks for: files have it, the index does not. */
export function resolutionIn({ segments }: ParsedQuery): Resolution | null {
  const found = segments.find(({ reading }) => reading?.kind === "resolution");
  return RESOLUTIONS.find(({ name }) => name === found?.reading?.value)?.name ?? null;
}

function withResolution(filter: SearchFilter, resolution: Resolution | null): SearchFilter {
  if (resolution === null) return filter;
  const condition = resolutionCondition(resolution, "film.id");
  return {
    lookup: `${filter.lookup} ${condition.lookup}`,
    parameters: { ...filter.parameters, ...condition.parameters },
  };
}

/**
 * Where one person has all the words of a name, films in which several people share them are not meant; nor, where a film
 * is called exactly so, people whose names only begin with the words.
 */
function withoutWeakNames(found: readonly RankedRow[]): RankedRow[] {
  const hasName = found.some(({ names }) => names === "one" || names === "prefix");
  const hasTitle = found.some(({ rank }) => rank >= RANK.otherTitle);
  return found.filter(({ names }) => !(hasName && names === "several") && !(hasTitle && names === "prefix"));
}
