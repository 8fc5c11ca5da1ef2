/** How well a film's texts answer a search, and by what. Pure. */
import { spellings } from "./foldText.ts";
import type { ParsedQuery, Segment } from "./parseQuery.ts";
import { ARTICLES, isArticle, isIgnored } from "./vocabulary/ignoredWords.ts";
import { comesBeforeNumber, isNumber, numberAsDigits } from "./vocabulary/numerals.ts";
import { isIn, isWholeWordIn, type Tier, type WordPattern, wordPattern } from "./wordPattern.ts";

/** A film as the index has it: folded titles between bars, folded names between bars. */
export interface SearchableFilm {
  readonly titles: string;
  readonly people: string;
  /** As shown. */
  readonly title: string;
  readonly originalTitle: string | null;
}

/** What explains a segment: `deep` is a keyword or the overview, which the row does not hold. */
export type Place = "title" | "otherTitle" | "person" | "field" | "deep";

/** A search, prepared to be compared with many films. */
export interface RankedQuery {
  readonly parsed: ParsedQuery;
  /** What has to be explained. */
  readonly required: readonly RequiredSegment[];
}

export interface RequiredSegment {
  readonly segment: Segment;
  readonly patterns: readonly WordPattern[];
}

export interface Explained {
  readonly rank: number;
  /** Of each required segment. */
  readonly places: readonly Place[];
  /** Whether one person has all the words that no title explains, or begins with them, or several people share them. */
  readonly names?: "one" | "prefix" | "several";
}

/** Best first. What needs a field, too, ranks a little below what does not. */
export const RANK = {
  title: 10,
  otherTitle: 9,
  titlePrefix: 8,
  titleWordPrefix: 7.8,
  titleWords: 7.4,
  titleWordPrefixes: 7,
  otherTitlePrefix: 6.5,
  otherTitleWords: 6,
  acrossTitles: 5.5,
  field: 5.2,
  moreByField: 5.1,
  person: 5,
  personPrefix: 4.8,
  titleAndPeople: 4.5,
  severalPeople: 4.2,
  keywords: 3,
  overviews: 2,
  similarTitle: 1.5,
  infix: 1,
} as const;
/** The article was typed as it stands in the title. */
const SAME_ARTICLE = 0.2;
/** Every word stands in the title as it was typed: *Part II* before *The Two Towers* for `part ii`. */
const AS_TYPED = 0.05;
const BY_FIELD = 0.1;
const SEPARATOR = " | ";

/** Every word has a space on both sides, so that whole words are found as text. */
export function searchText(parts: Iterable<string>): string {
  const kept = [...new Set(parts)].filter(Boolean);
  return kept.length === 0 ? "" : ` ${kept.join(SEPARATOR)} `;
}

export function rankedQuery(parsed: ParsedQuery): RankedQuery {
  const required = parsed.segments.filter(({ isRequired, reading }) => isRequired && reading?.kind !== "resolution");
  const last = parsed.segments.at(-1);
  return {
    parsed,
    required: required.map((segment) => ({
      segment,
      patterns: segment.words.map((word, index) =>
        wordPattern(word, {
          isFirst: segment === parsed.segments[0] && index === 0,
          isLast: segment === last && index === segment.words.length - 1,
        }),
      ),
    })),
  };
}

/** @param tier where the film was found */
export function explain(film: SearchableFilm, query: RankedQuery, tier: Tier): Explained {
  const inTitles = query.required.map(({ patterns }) => patterns.every((one) => isIn(film.titles, one)));
  if (inTitles.every(Boolean)) {
    const rank = titleRank(film, query.required, query.parsed.words);
    return { rank, places: inTitles.map(() => (rank >= RANK.otherTitle || isMain(rank) ? "title" : "otherTitle")) };
  }
  const inPeople = query.required.map(({ patterns }) => patterns.every((one) => isIn(film.people, one)));
  const places = query.required.map(({ segment }, index): Place => {
    if (inTitles[index]) return "title";
    if (inPeople[index]) return "person";
    return segment.reading === null ? "deep" : "field";
  });
  return { ...rankOf(film, query, places, { inPeople, tier }), places };
}

const isMain = (rank: number): boolean => rank >= RANK.titleWordPrefixes && rank < RANK.otherTitle;

function rankOf(
  film: SearchableFilm,
  query: RankedQuery,
  places: readonly Place[],
  { inPeople, tier }: { readonly inPeople: readonly boolean[]; readonly tier: Tier },
): Omit<Explained, "places"> {
  const exactTitle = titleWithoutNumberOne(film, query);
  if (exactTitle !== null) return { rank: exactTitle };
  if (places.includes("deep")) return { rank: tier === "overviews" ? RANK.overviews : RANK.keywords };
  const rest = query.required.filter((_, index) => places[index] !== "field");
  if (rest.length === 0) return { rank: RANK.field };
  const byField = rest.length < query.required.length ? BY_FIELD : 0;
  const restInTitles = places.every((place) => place === "field" || place === "title");
  if (restInTitles) return { rank: titleRank(film, rest, wordsOf(rest)) - byField };
  const restInPeople = places.every((place, index) => place === "field" || inPeople[index]);
  if (!restInPeople) return { rank: RANK.titleAndPeople - byField };
  const names = namesWith(film, rest);
  return { rank: PERSON_RANK[names] - byField, names };
}

const PERSON_RANK = { one: RANK.person, prefix: RANK.personPrefix, several: RANK.severalPeople } as const;

/** *Rocky* for `rocky 1`: the first film of a series has no number. Null where nothing of the kind was asked. */
function titleWithoutNumberOne(film: SearchableFilm, { parsed }: RankedQuery): number | null {
  if (parsed.words.at(-1) !== "1" || parsed.words.length < 2) return null;
  const wanted = comparable(parsed.words.slice(0, -1));
  return mainTitles(film).some((title) => comparable(title.split(" ")) === wanted) ? RANK.title : null;
}

function titleRank(film: SearchableFilm, required: readonly RequiredSegment[], words: readonly string[]): number {
  const patterns = required.flatMap((one) => one.patterns);
  const wanted = comparable(words);
  const main = mainTitles(film);
  const typed = new Set(words);
  const best = Math.max(...main.map((title) => rankOfTitle(title, wanted, patterns, true) + asTyped(title, typed)));
  const others = film.titles.trim().split(SEPARATOR);
  const other = Math.max(...others.map((title) => rankOfTitle(title, wanted, patterns, false)));
  const isSame = best >= RANK.title && main.includes(words.join(" "));
  return Math.max(best, other, RANK.acrossTitles) + (isSame ? SAME_ARTICLE : 0);
}

function asTyped(title: string, typed: ReadonlySet<string>): number {
  return typed.isSubsetOf(new Set(title.split(" "))) ? AS_TYPED : 0;
}

function rankOfTitle(title: string, wanted: string, patterns: readonly WordPattern[], isShown: boolean): number {
  const own = comparable(title.split(" "));
  if (own === wanted) return isShown ? RANK.title : RANK.otherTitle;
  const text = ` ${title} `;
  if (own.startsWith(`${wanted} `)) return isShown ? RANK.titlePrefix : RANK.otherTitlePrefix;
  if (own.startsWith(wanted)) return isShown ? RANK.titleWordPrefix : RANK.otherTitlePrefix;
  if (patterns.every((one) => isWholeWordIn(text, one))) return isShown ? RANK.titleWords : RANK.otherTitleWords;
  if (patterns.every((one) => isIn(text, one))) return isShown ? RANK.titleWordPrefixes : RANK.otherTitleWords;
  return 0;
}

function namesWith({ people }: SearchableFilm, required: readonly RequiredSegment[]): keyof typeof PERSON_RANK {
  const patterns = required.flatMap((one) => one.patterns);
  const names = namesOf(people);
  if (names.some((name) => patterns.every((one) => isWholeWordIn(name, one)))) return "one";
  return names.some((name) => patterns.every((one) => isIn(name, one))) ? "prefix" : "several";
}

/** Each with a space on both sides. */
function namesOf(people: string): string[] {
  return people
    .trim()
    .split(SEPARATOR)
    .filter(Boolean)
    .map((name) => ` ${name} `);
}

const wordsOf = (required: readonly RequiredSegment[]): string[] => required.flatMap(({ segment }) => segment.words);

/** The title that is shown and the original one, folded; each may have two spellings. */
function mainTitles({ title, originalTitle }: SearchableFilm): string[] {
  return [title, originalTitle].flatMap((one) => (one === null ? [] : spellings(one)));
}

/** A title by which two spellings are one: without articles and joining words, numbers as digits. */
export function comparable(words: readonly string[]): string {
  const telling = words.filter((word) => !isIgnored(word));
  const kept = telling.length === 0 ? words : telling;
  return kept
    .filter((word, index) => !(comesBeforeNumber(word) && isNumber(kept[index + 1] ?? "")))
    .map((word, index) => numberAsDigits(word, index === 0))
    .join(" ");
}

/** The titles that consist of exactly these words, with and without an article, spaces left out. */
export function titlesAsOneWord(words: readonly string[]): string[] {
  const [first = "", ...rest] = words;
  const bare = rest.length > 0 && isArticle(first) ? rest : words;
  const joined = bare.join("");
  return [...new Set([words.join(""), joined, ...[...ARTICLES].map((article) => article + joined)])];
}
