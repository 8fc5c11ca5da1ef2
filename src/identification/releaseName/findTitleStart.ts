import { leadingDateLength } from "./findDate.ts";
import { readYear } from "./findYear.ts";
import { titleWords } from "./normalizeTitle.ts";
import type { Tag } from "./tagTokens.ts";
import type { Token, Tokens } from "./tokenize.ts";
import { GENERIC_NAMES, SITE_NAMES } from "./vocabulary/folderWords.ts";

/** `www.site.to - Title`, `www.site.to Title`, `[site.org] - Title`: the site is removed before parsing. */
export function stripSiteName(name: string): string {
  // `★01月新番★`: the season of a broadcast, among the brackets of Chinese fansub groups.
  const decoration = /[★☆][^★☆]{1,20}[★☆]/.exec(name)?.[0];
  if (decoration !== undefined) return stripSiteName(name.replace(decoration, ""));
  const [site, siteName = ""] = /^([a-z0-9-]{3,30})\.[a-z]{2,5}[ _-]+(?=\p{L})/iu.exec(name) ?? [];
  if (site !== undefined && SITE_NAMES.has(siteName.toLowerCase())) return name.slice(site.length);
  const address = /^www\.[a-z0-9-]{1,40}\.[a-z]{2,6}[ _]+(?=[^-–\s_])/i.exec(name)?.[0];
  if (address !== undefined) return name.slice(address.length);
  const dash = name.indexOf(" - ");
  if (dash <= 0 || dash > 60) return name;
  const head = name.slice(0, dash).trim();
  const isSite =
    /www\s?\./i.test(head) ||
    /^[[(]?\s?[a-z0-9-]+(?:\.[a-z0-9-]+){0,3}\.(?:com|org|net|to|me|cc|ru|info|tv|io|uk|fr|re|ws|se|xyz|link|li|eu)\s?[\])]?$/i.test(
      head,
    ) ||
    SITE_NAMES.has(titleWords(head).join(" "));
  // *Startup.com - 2001*: a site is followed by a title.
  return isSite && !/^\d{4}\b/.test(name.slice(dash + 3)) ? name.slice(dash + 3) : name;
}

export interface TitleStart {
  readonly at: number;
  /** Start of the title if the skipped words (a collection's index, a group's name) belong to it. */
  readonly alternative: number | null;
}

/** Where the title begins: behind leading brackets, technical words, dates, collection indexes and scene prefixes. */
export function findTitleStart(tokens: Tokens, tags: readonly (Tag | null)[]): TitleStart {
  const { words } = tokens;
  let at = skipBrackets(tokens, tags);
  const alternative = at > 0 && tokens.groups[0]?.open === "[" && words[at]?.gap === "]" ? 0 : null;
  at = skipTechnicalWords(tokens, tags, at);
  if (at === 0) at = leadingDateLength(words);
  const index = indexLength(words, at);
  // `007-02 From Russia with Love`: an index in a series of numbers.
  if (index > 0) return { at: at + index + indexLength(words, at + index), alternative: at };
  const prefix = prefixLength(words, tags, at);
  return prefix > 0 ? { at: at + prefix, alternative: at } : { at, alternative };
}

/** `1080p Heat`, `HD 720p: Heat`: words about the copy before the title, of which the last is sure. */
function skipTechnicalWords({ words }: Tokens, tags: readonly (Tag | null)[], from: number): number {
  let behind = from;
  for (let at = from; at + 1 < words.length && words[at]?.group === -1 && tags[at] && !isYear(words[at + 1]); at += 1)
    if (tags[at]?.kind === "sure") behind = at + 1;
  return behind;
}

/** Leading groups in brackets, as long as words follow outside; `(500) Days of Summer` and `[REC]` keep theirs. */
function skipBrackets({ name, words, groups }: Tokens, tags: readonly (Tag | null)[]): number {
  const second = groups[1];
  // Everything is in brackets: the first one is the release group.
  if (second && words.every((word) => word.group >= 0) && isTitleLike(words[second.first], tags[second.first])) {
    // After the group's name and the title in another script, before the episode number.
    const number = groups.findIndex((group) => /^\d+$/.test(words[group.first]?.text ?? ""));
    const latin = groups.findLast(
      (group, index) =>
        index > 0 &&
        (number < 0 ? index < 3 : index < number) &&
        !GENERIC_NAMES.has(words[group.first]?.folded ?? "") &&
        isTitleLike(words[group.first], tags[group.first]) &&
        /^[a-z]/.test(words[group.first]?.folded ?? ""),
    );
    return (latin ?? second).first;
  }
  let at = 0;
  for (const group of groups) {
    if (group.first !== at || words[at]?.gap.trim().length === 0) break;
    const rest = words.findIndex((word, index) => index >= group.last && word.group === -1);
    if (rest < 0 || !hasTitleFrom(words, tags, rest)) break;
    const inside = words[group.first]?.text ?? "";
    const isNumber = group.open === "(" && group.last - group.first === 1 && /^\d{1,3}$/.test(inside);
    // `(1)The Girl`, `(03) Thor`: an index if no space follows or it has a leading zero.
    if (isNumber && !inside.startsWith("0") && /[ ._]/.test(name[group.end] ?? "")) break;
    at = group.last;
  }
  return at;
}

const isYear = (word: Token | undefined) => word !== undefined && readYear(word.folded) !== null;

const isTitleLike = (word: Token | undefined, tag: Tag | null | undefined) =>
  !tag && word !== undefined && /\p{L}/u.test(word.text);

/** *[REC] (2007)*: no title follows the bracket, so the bracket is the title. */
function hasTitleFrom(words: readonly Token[], tags: readonly (Tag | null)[], from: number): boolean {
  const years = words.filter((word) => isYear(word)).length;
  for (let at = from; at < words.length; at += 1) {
    const word = words[at];
    if (!word || tags[at]?.kind === "sure") return false;
    if (isYear(word) && years < 2) return false;
    if (!tags[at] && (/\p{L}/u.test(word.text) || /^\d+$/.test(word.text))) return true;
  }
  return false;
}

/**
 * `01 - Title`, `07. Title`, `3) Title`, `#12 Title`, `N°4 Title`, `No. 5 - Title`: length in words of the film's
 * index in a collection.
 */
export function indexLength(words: readonly Token[], at: number): number {
  const [word, next, third] = [words[at], words[at + 1], words[at + 2]];
  if (!word || !next || word.group >= 0) return 0;
  if (/^(?:#|n[°º]?|no|nr)\d{1,4}$/.test(word.folded) && /^[#nN]/.test(word.text) && /[#°º]/.test(word.text)) return 1;
  if (/^(?:no|nr)$/.test(word.folded) && /^\d{1,3}$/.test(next.text) && third && isSpacedDash(third.gap)) return 2;
  if (!/^\d{1,3}$/.test(word.text)) return 0;
  const isZeroed = /^0\d*[1-9]$|^0+\d0$/.test(word.text);
  const isSpaced = /^(?:\s+-\s+[.(]*|\.\s+|_|-)$/.test(next.gap);
  // `001 Snow White`: padded as owners number; *007* alone is a name.
  if (isZeroed) return isSpaced || next.gap === "." || (next.gap === " " && /\p{L}/u.test(next.text)) ? 1 : 0;
  if (!/\p{L}/u.test(next.text) || next.group >= 0) return 0;
  const isListed = /^(?:\.\s+|\)\s+)$/.test(next.gap);
  const isDashed = word.text.length <= 2 && isSpacedDash(next.gap) && words.some((later) => isYear(later));
  return isListed || isDashed ? 1 : 0;
}

const isSpacedDash = (gap: string) => /^\.?\s+-\s+$/.test(gap);

/** Scene files without group at the end carry it in front: `blow-how.to.be.single.2016`. `Fr - Title` is a language. */
function prefixLength(words: readonly Token[], tags: readonly (Tag | null)[], at: number): number {
  const [word, next] = [words[at], words[at + 1]];
  if (!word || !next) return 0;
  if (tags[at] && tags[at]?.span === 1 && !isYear(next) && /^[ ._]-[ ._]$/.test(next.gap) && word.text.length <= 4)
    return 1;
  const film = words.findIndex(
    (candidate, index) => index > at && index < at + 6 && /^f\d{1,3}$/.test(candidate.folded) && candidate.gap === "-",
  );
  if (film > 0 && words[film + 1]?.gap === "-") return film + 1 - at;
  const isLower = words.every((candidate) => candidate.text === candidate.folded);
  const dashes = words.filter((candidate) => candidate.gap === "-").length;
  const isScene = words.length > at + 3 && tags.some((tag) => tag?.kind === "sure") && words[at + 2]?.gap === ".";
  return isLower && isScene && next.gap === "-" && dashes === 1 && word.text.length >= 3 && word.text.length <= 8
    ? 1
    : 0;
}
