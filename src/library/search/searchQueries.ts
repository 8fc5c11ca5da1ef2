/** A parsed search as queries of `film_word`, https://sqlite.org/fts5.html#full_text_query_syntax. Pure. */
import { allOf, anyOf, type FieldKind } from "./parseQuery.ts";
import type { RankedQuery, RequiredSegment } from "./searchRank.ts";
import { titlesAsOneWord } from "./searchRank.ts";
import { titleQuery } from "./wordIndex.ts";
import { patternQuery, type Tier } from "./wordPattern.ts";

const DATES: ReadonlySet<FieldKind> = new Set(["year", "decade", "years"]);

/**
 * Films that explain every segment. Null where only a resolution was asked for.
 * @param areFieldsDeep whether keywords and overviews may explain what names a genre or a place; never what names a date
 */
export function tierQuery({ required, parsed }: RankedQuery, tier: Tier, areFieldsDeep = false): string | null {
  if (required.length === 0) return null;
  const all = allOf(required.map((segment) => segmentQuery(segment, isDeep(segment, areFieldsDeep) ? tier : "names")));
  const [last, ...before] = parsed.words.toReversed();
  // The first film of a series has no number.
  return last === "1" && before.length > 0 ? anyOf([all, titleQuery(titlesAsOneWord(before.toReversed()))]) : all;
}

function isDeep({ segment: { reading } }: RequiredSegment, areFieldsDeep: boolean): boolean {
  return reading === null || (areFieldsDeep && !DATES.has(reading.kind));
}

/** Films that explain the segment: by the field that it names, or by its words. */
export function segmentQuery({ segment: { reading }, patterns }: RequiredSegment, tier: Tier): string {
  const words = allOf(patterns.map((pattern) => patternQuery(pattern, tier)));
  return reading?.query ? anyOf([reading.query, words]) : words;
}

/** Whether every segment names a field, so that a film without the words answers. */
export const isAllFields = ({ required }: RankedQuery): boolean =>
  required.length > 0 && required.every(({ segment }) => segment.reading !== null);

/** Films that have every field. */
export const fieldsQueryOf = ({ required }: RankedQuery): string =>
  allOf(required.flatMap(({ segment: { reading } }) => (reading?.query ? [reading.query] : [])));
