import { distance } from "fastest-levenshtein";

/** What a person looks for, folded. `required` are the words less the articles. */
export interface Sought {
  readonly words: readonly string[];
  readonly required: readonly string[];
}

/** A film's search text as `searchText` wrote it: folded titles between bars, folded names between bars. */
export interface Searched {
  readonly titles: string;
  readonly people: string;
}

/** From the title itself down to what is a typo away, which fills the room between 0 and 1. */
const RANK = { title: 6, titleLessArticle: 5, beginning: 4, wordsAtTheirBeginning: 3, words: 2 } as const;

/** Less than this much alike is another word: one letter in four, two in five. */
const ALIKE_WORD = 0.6;
const ALIKE_TITLE = 0.75;
/** In a shorter word every other letter would be a typo. */
const SHORTEST_MISSPELT = 4;
const MOST_LENGTH_DIFFERENCE = 2;

const ARTICLES: ReadonlySet<string> = new Set(["the", "a", "an", "le", "la", "les", "l", "un", "une", "des"]);
const BAR = " | ";

export function isArticle(word: string): boolean {
  return ARTICLES.has(word);
}

/** Spaces at both ends too: each word has one before and behind it, for the trigrams of short words. */
export function searchText(parts: Iterable<string>): string {
  const kept = [...new Set(parts)].filter(Boolean);
  return kept.length === 0 ? "" : ` ${kept.join(BAR)} `;
}

/** How near a film is that holds every required word. */
export function wordsRank({ titles, people }: Searched, { words, required }: Sought): number {
  const phrase = words.join(" ");
  const bare = lessArticle(words).join(" ");
  const text = ` ${titles} ${people} `;
  if (text.includes(` ${phrase}`) || text.includes(` ${bare}`)) {
    const own = titlesOf(titles);
    if (own.includes(phrase)) return RANK.title;
    if (own.some((title) => titleLessArticle(title) === bare)) return RANK.titleLessArticle;
    if (own.some((title) => title.startsWith(phrase) || titleLessArticle(title).startsWith(bare)))
      return RANK.beginning;
  }
  return required.every((word) => text.includes(` ${word}`)) ? RANK.wordsAtTheirBeginning : RANK.words;
}

/** How near a film is that shares only trigrams with the words; 0 when it is another film. */
export function nearnessRank({ titles, people }: Searched, { required }: Sought): number {
  const own = titlesOf(titles);
  const squeezed = required.join("");
  const asOneWord = Math.max(0, ...own.map((title) => likeness(squeezed, titleLessArticle(title).replaceAll(" ", ""))));
  if (asOneWord === 1) return RANK.titleLessArticle;
  const words = [...new Set(`${titles} ${people}`.split(/[ |]+/))].filter(Boolean);
  const each = required.map((word) => wordLikeness(word, words));
  const mean = each.reduce((sum, one) => sum + one, 0) / each.length;
  const byWords = Math.min(...each) >= ALIKE_WORD ? mean : 0;
  return Math.max(byWords, asOneWord >= ALIKE_TITLE ? asOneWord : 0);
}

function titlesOf(titles: string): string[] {
  return titles.trim().split(BAR);
}

function lessArticle(words: readonly string[]): readonly string[] {
  const [first, ...rest] = words;
  return rest.length > 0 && first !== undefined && isArticle(first) ? rest : words;
}

function titleLessArticle(title: string): string {
  const end = title.indexOf(" ");
  return end > 0 && isArticle(title.slice(0, end)) ? title.slice(end + 1) : title;
}

function wordLikeness(word: string, own: readonly string[]): number {
  let best = 0;
  for (const candidate of own) {
    if (candidate.startsWith(word)) return 1;
    if (candidate.includes(word)) best = Math.max(best, 0.9);
    else if (isComparable(word, candidate)) best = Math.max(best, likeness(word, candidate));
  }
  return best;
}

function isComparable(word: string, candidate: string): boolean {
  return word.length >= SHORTEST_MISSPELT && Math.abs(candidate.length - word.length) <= MOST_LENGTH_DIFFERENCE;
}

function likeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 0;
  return 1 - (isSwapped(a, b) ? 1 : distance(a, b)) / longest;
}

/** Two neighbours in the wrong order are one slip of the fingers, not two. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at + 1 < a.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
