import type { Store } from "../../store/index.ts";
import { createCorrections, replacements } from "./corrections.ts";
import { type ParsedQuery, parseQuery } from "./parseQuery.ts";
import type { RankedSearch } from "./rankedSearch.ts";
import { segmentQuery } from "./searchQueries.ts";
import { RANK, rankedQuery } from "./searchRank.ts";
import { byRelevance, distinct, NOTHING, type SearchHit, type SearchResult, unusedQuery } from "./searchResult.ts";
import type { SearchFilter, SearchRow, SearchRows } from "./searchRows.ts";
import { MIN_LENGTH } from "./spelling.ts";
import { titleQuery } from "./wordIndex.ts";

const MAX_FUZZY_HITS = 400;
const MAX_SIMILAR_TITLES = 100;
const MIN_INFIX_LENGTH = 5;

/**
 * Finds what was meant where no film explains the words as typed.
 * @param isContinued the pages before were corrected: a film that is spelt as typed may have come since
 */
export type MistypedSearch = (parsed: ParsedQuery, filter: SearchFilter, isContinued: boolean) => SearchResult;

export function createMistypedSearch(
  store: Pick<Store, "sql">,
  rows: SearchRows,
  ranked: RankedSearch,
): MistypedSearch {
  const corrections = createCorrections(store);

  return (parsed, filter, isContinued) => {
    const unknown = unknownWords(parsed);
    const wrong = unknown.length === 0 && isContinued ? correctableWords(parsed) : unknown;
    const corrected = withCorrections(parsed, wrong, filter);
    if (corrected.hits.length > 0) return corrected;
    const hits = distinct([...withSimilarTitle(parsed, filter), ...withInfixes(parsed, filter)]).toSorted(byRelevance);
    return { mode: hits.length > 0 ? "fuzzy" : "words", hits, used: unusedQuery(parsed) };
  };

  /** Words that no film has are replaced by the most similar words that one has. */
  function withCorrections(parsed: ParsedQuery, wrong: readonly string[], filter: SearchFilter): SearchResult {
    const spellings = wrong.map((word) => corrections.spellingsOf(word));
    if (wrong.length === 0 || spellings.some((list) => list.length === 0)) return NOTHING;
    const results = replacements(spellings).flatMap((chosen): SearchResult[] => {
      const words = parsed.words.map((word) => chosen[wrong.indexOf(word)] ?? word);
      const corrected = parseQuery(words.join(" "));
      return corrected === null ? [] : [ranked(corrected, filter)];
    });
    const best = results.toSorted((a, b) => (b.hits[0]?.rank ?? 0) - (a.hits[0]?.rank ?? 0))[0];
    const hits = distinct(results.flatMap((result) => result.hits))
      .toSorted(byRelevance)
      .slice(0, MAX_FUZZY_HITS);
    return { mode: "fuzzy", hits, used: best?.used ?? null };
  }

  function correctableWords(parsed: ParsedQuery): string[] {
    const words = rankedQuery(parsed).required.flatMap(({ segment }) => (segment.reading ? [] : segment.words));
    return [...new Set(words)].filter((word) => corrections.spellingsOf(word).length > 0);
  }

  /** Required words that no film has as a whole word. */
  function unknownWords(parsed: ParsedQuery): string[] {
    const { required } = rankedQuery(parsed);
    const unknown = required.flatMap(({ segment, patterns }) =>
      segment.reading !== null
        ? []
        : patterns.filter((pattern) => {
            const query = segmentQuery({ segment, patterns: [{ ...pattern, prefix: null }] }, "overviews");
            return pattern.word.length >= MIN_LENGTH && !rows.exists(query);
          }),
    );
    return [...new Set(unknown.map(({ word }) => word))];
  }

  function withSimilarTitle(parsed: ParsedQuery, filter: SearchFilter): SearchHit[] {
    const titles = corrections.titlesLike(parsed.words.join(""));
    if (titles.length === 0) return [];
    return rows.ofWords(titleQuery(titles), filter, MAX_SIMILAR_TITLES).map((row) => alike(row, RANK.similarTitle));
  }

  function withInfixes(parsed: ParsedQuery, filter: SearchFilter): SearchHit[] {
    const { required } = rankedQuery(parsed);
    const words = required.flatMap(({ segment }) => segment.words);
    if (words.length === 0 || words.some((word) => word.length < MIN_INFIX_LENGTH)) return [];
    return rows.withInfixes(words, filter, MAX_FUZZY_HITS).map((row) => alike(row, RANK.infix));
  }
}

const alike = ({ id, popularity }: SearchRow, rank: number): SearchHit => ({ id, popularity, rank });
