import type { NameMarks, TitleEnd } from "./nameMarks.ts";
import { CONNECTING_WORDS, stripTrailingTags } from "./stripTrailingTags.ts";
import { EPISODE_WORDS, SEASON_WORDS } from "./vocabulary/folderWords.ts";
import { ROMAN_NUMERALS } from "./vocabulary/titleCase.ts";

/**
 * Index behind the title's last word: the first word that is certainly not title, then back over the editions, languages
 * and hints right before it.
 */
export function findTitleEnd(marks: NameMarks, from: number): TitleEnd {
  const limit = findTitleLimit(marks, from);
  const to = stripTrailingTags(marks, from, limit);
  return { to: marks.episode?.from === limit ? beforeEpisode(marks, from, to) : to, limit };
}

const COMPLETE: ReadonlySet<string> = new Set(["complete", "the", "integrale", "l", "boxset"]);
const isNumeral = (word: string) => /^\d{1,2}$/.test(word) || ROMAN_NUMERALS.has(word) || word === "i";
const COUNTRIES: ReadonlySet<string> = new Set(["US", "UK", "AU", "NZ", "CA"]);

/** `Show The Complete | Season 3`, `The.Office.US | S07`: what tells series apart is not their title. */
function beforeEpisode({ tokens: { words } }: NameMarks, from: number, end: number): number {
  let to = end;
  while (to > from + 1 && EPISODE_WORDS.has(words[to - 1]?.folded ?? "")) to -= 1;
  // `Mob Psycho 100 S2 - 07`
  if (to > from + 1 && /^s\d{1,2}$/.test(words[to - 1]?.folded ?? "")) to -= 1;
  // `Kaamelott - Livre V`
  if (to > from + 2 && SEASON_WORDS.has(words[to - 2]?.folded ?? "") && isNumeral(words[to - 1]?.folded ?? "")) to -= 2;
  if (words[to - 1]?.folded === "complete" || words[to - 1]?.folded === "integrale") {
    while (to > from + 1 && COMPLETE.has(words[to - 1]?.folded ?? "")) to -= 1;
  }
  while (to > from + 1 && COUNTRIES.has(words[to - 1]?.text ?? "") && words[to - 1]?.group !== -1) to -= 1;
  return to > from + 1 && COUNTRIES.has(words[to - 1]?.text ?? "") ? to - 1 : to;
}

function findTitleLimit({ tokens, tags, year, episode, extra, part, label }: NameMarks, from: number): number {
  const { words, groups } = tokens;
  let end = words.length;
  const cut = (at: number) => {
    if (at > from && at < end) end = at;
  };
  if (episode && episode.from > from) cut(episode.from);
  // A year at the start of a scene name was skipped; any other ends the title.
  if (year) cut(year.at);
  if (extra && extra.from > 0) cut(extra.from);
  if (label !== null) cut(label);
  if (part?.isSure) cut(part.from);
  else if (part && year && part.from > year.at) cut(part.from);
  for (let at = from; at < end; at += 1) {
    if (tags[at]?.kind === "sure" && tags[at]?.isHead && at > from) cut(at);
  }
  for (const group of groups) {
    if (group.first <= from || group.first >= end) continue;
    // `Frontière(s)`: letters in brackets inside a word are title.
    const inside = words[group.first];
    const isEnding =
      group.isAttached &&
      group.last - group.first === 1 &&
      inside !== undefined &&
      inside.text.length <= 2 &&
      /\p{L}/u.test(inside.text);
    const isInside =
      CONNECTING_WORDS.has(words[group.first - 1]?.folded ?? "") ||
      continuesAfterBracket({ tokens, tags }, group, [year?.at, episode?.from]);
    if (!isEnding && !(isInside && !tags[group.first] && group.first !== year?.at)) {
      cut(group.first);
      break;
    }
  }
  const aka = words.findIndex(
    (word, at) =>
      at > from &&
      at < end &&
      (word.text === "AKA" || word.folded === "a.k.a" || (word.folded === "aka" && at + 1 < words.length)),
  );
  if (aka > 0) cut(aka);
  return end;
}

/** *You Are (Not) Alone*: one plain word in brackets, with more title behind it, rather than a year or an episode. */
function continuesAfterBracket(
  { tokens, tags }: Pick<NameMarks, "tokens" | "tags">,
  group: NameMarks["tokens"]["groups"][number],
  marks: readonly (number | undefined)[],
): boolean {
  const next = tokens.words[group.last];
  const isOneWord = group.last - group.first === 1 && group.open === "(" && !group.isAttached;
  return (
    isOneWord &&
    next !== undefined &&
    next.group === -1 &&
    !marks.includes(group.last) &&
    !tags[group.last] &&
    /^\)[ ._]$/.test(next.gap)
  );
}
