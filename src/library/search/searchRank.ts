import { distance } from "fastest-levenshtein";

/** The folded words of a search. `required` are the words without articles. */
export interface SearchTerms {
  readonly words: readonly string[];
  readonly required: readonly string[];
}

/** A film's search text as `searchText` wrote it: folded titles between bars, folded names between bars. */
export interface SearchableText {
  readonly titles: string;
  readonly people: string;
}

/** Ranks from the exact title downwards; fuzzy matches fill the range between 0 and 1. */
const RANK = { title: 6, titleWithoutArticle: 5, titlePrefix: 4, wordPrefixes: 3, words: 2 } as const;

/** Below this similarity (one letter in four, two in five) it is another word. */
export const MIN_WORD_SIMILARITY = 0.6;
export const MIN_TITLE_SIMILARITY = 0.75;
/** In a shorter word any other letter would count as a typo. */
export const MIN_FUZZY_WORD_LENGTH = 4;
const MAX_LENGTH_DIFFERENCE = 2;

const ARTICLES: ReadonlySet<string> = new Set(["the", "a", "an", "le", "la", "les", "l", "un", "une", "des"]);
const SEPARATOR = " | ";

export function isArticle(word: string): boolean {
  return ARTICLES.has(word);
}

/** Every word has a space on both sides, so that short words have trigrams too. */
export function searchText(parts: Iterable<string>): string {
  const kept = [...new Set(parts)].filter(Boolean);
  return kept.length === 0 ? "" : ` ${kept.join(SEPARATOR)} `;
}

/** Rank of a film whose text contains every required word. */
export function wordsRank({ titles, people }: SearchableText, { words, required }: SearchTerms): number {
  const phrase = words.join(" ");
  const bare = withoutArticle(words).join(" ");
  const text = ` ${titles} ${people} `;
  if (text.includes(` ${phrase}`) || text.includes(` ${bare}`)) {
    const own = titlesOf(titles);
    if (own.includes(phrase)) return RANK.title;
    if (own.some((title) => titleWithoutArticle(title) === bare)) return RANK.titleWithoutArticle;
    if (own.some((title) => title.startsWith(phrase) || titleWithoutArticle(title).startsWith(bare)))
      return RANK.titlePrefix;
  }
  return required.every((word) => text.includes(` ${word}`)) ? RANK.wordPrefixes : RANK.words;
}

/** The titles that consist of exactly these words, with and without an article, spaces left out. */
export function titlesAsOneWord({ words }: SearchTerms): string[] {
  const bare = withoutArticle(words).join("");
  return [...new Set([words.join(""), bare, ...[...ARTICLES].map((article) => article + bare)])];
}

/** Rank of a film that shares only trigrams with the words; 0 when none of its words is similar enough. */
export function fuzzyRank({ titles, people }: SearchableText, { required }: SearchTerms): number {
  const own = titlesOf(titles);
  const squeezed = required.join("");
  const asOneWord = Math.max(
    0,
    ...own.map((title) => similarity(squeezed, titleWithoutArticle(title).replaceAll(" ", ""))),
  );
  if (asOneWord === 1) return RANK.titleWithoutArticle;
  const words = [...new Set(`${titles} ${people}`.split(/[ |]+/))].filter(Boolean);
  const each = required.map((word) => bestWordSimilarity(word, words));
  const mean = each.reduce((sum, one) => sum + one, 0) / each.length;
  const byWords = Math.min(...each) >= MIN_WORD_SIMILARITY ? mean : 0;
  return Math.max(byWords, asOneWord >= MIN_TITLE_SIMILARITY ? asOneWord : 0);
}

function titlesOf(titles: string): string[] {
  return titles.trim().split(SEPARATOR);
}

function withoutArticle(words: readonly string[]): readonly string[] {
  const [first, ...rest] = words;
  return rest.length > 0 && first !== undefined && isArticle(first) ? rest : words;
}

function titleWithoutArticle(title: string): string {
  const end = title.indexOf(" ");
  return end > 0 && isArticle(title.slice(0, end)) ? title.slice(end + 1) : title;
}

function bestWordSimilarity(word: string, own: readonly string[]): number {
  let best = 0;
  for (const candidate of own) {
    if (candidate.startsWith(word)) return 1;
    if (candidate.includes(word)) best = Math.max(best, 0.9);
    else if (isComparable(word, candidate)) best = Math.max(best, similarity(word, candidate));
  }
  return best;
}

export function isComparable(word: string, candidate: string): boolean {
  return word.length >= MIN_FUZZY_WORD_LENGTH && Math.abs(candidate.length - word.length) <= MAX_LENGTH_DIFFERENCE;
}

export function similarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 0;
  return 1 - (isTransposed(a, b) ? 1 : distance(a, b)) / longest;
}

/** Two adjacent letters in the wrong order are one typo, not two. */
function isTransposed(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at + 1 < a.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
