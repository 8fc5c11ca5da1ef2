import { isPersonName } from "./isPersonName.ts";
import type { ExtractedTitle, NameMarks } from "./nameMarks.ts";
import { renderTitle } from "./renderTitle.ts";
import type { Tokens } from "./tokenize.ts";
import { EDITION_NOUNS } from "./vocabulary/editionWords.ts";

/** Genres and studios in a bracket: the owner's remark. *Animated* and *musical* distinguish films of one title. */
const REMARKS: ReadonlySet<string> = new Set(
  (
    "drama drame comedy comedie thriller horror horreur action crime romance family famille fantasy fantastique adventure " +
    "aventure western war guerre sci fi sf scifi classic classique film movie colour color couleur nb bw silent muet disney " +
    "pixar dreamworks ghibli marvel dc hollywood bollywood and et"
  ).split(" "),
);
/** A longer bracket is a list of facts about the copy. */
const MAX_BRACKET_WORDS = 9;

/**
 * Words of a name that its title leaves out although they may belong to it, so that a fact about the film must explain
 * them: `Braveheart (The Untold Story) (1995)` is not *Braveheart*, nor is `Goodfellas (1990) The Real Henry Hill`
 * *Goodfellas*. People next to a year are actors or directors, as `Heat (Al Pacino) (1995)`; without a year they
 * distinguish films of one title.
 */
export function findOmittedWords(marks: NameMarks, title: ExtractedTitle, behindYear: string): string | undefined {
  if (marks.episode || marks.extra) return undefined;
  const found = [title.person ?? "", ...bracketsAtTitle(marks, title), behindBracketedYear(marks, behindYear)];
  const words = found.filter((text) => text !== "").join(" ");
  return words === "" ? undefined : words;
}

/** Brackets between the title and the year; without a year, round ones right behind the title. */
function bracketsAtTitle({ tokens, tags, year }: NameMarks, { to }: ExtractedTitle): string[] {
  const limit = year && !year.isFirst ? year.at : null;
  const texts: string[] = [];
  for (const group of tokens.groups) {
    if (group.first < to || group.last <= group.first || group.last - group.first > MAX_BRACKET_WORDS) continue;
    const isAtTitle = limit === null ? group.first === to && group.open === "(" : group.last <= limit;
    if (!isAtTitle || tags.slice(group.first, group.last).some((tag) => tag?.kind === "sure")) continue;
    if (isEdition(tokens, group.first, group.last) || isRemark(tokens, group.first, group.last)) continue;
    const text = renderTitle(tokens, group.first, group.last);
    if (/\p{L}{2}/u.test(text) && !(limit !== null && arePeople(text))) texts.push(text);
  }
  return texts;
}

/** `Goodfellas (1990) The Real Henry Hill`; a dash introduces a label of the copy instead. */
function behindBracketedYear({ tokens: { words }, year, label, part }: NameMarks, text: string): string {
  if (text === "" || !year?.isBracketed || label !== null || part) return "";
  const next = words[year.at + 1];
  if (!next || /[-–—_]/.test(next.gap) || !text.includes(" ") || arePeople(text)) return "";
  return words.slice(year.at + 1).some(({ folded }) => EDITION_NOUNS.has(folded)) ? "" : text;
}

function isEdition({ words }: Tokens, from: number, to: number): boolean {
  return words.slice(from, to).some(({ folded }) => EDITION_NOUNS.has(folded));
}

function isRemark({ words }: Tokens, from: number, to: number): boolean {
  return words.slice(from, to).every(({ folded }) => REMARKS.has(folded));
}

const arePeople = (text: string) => text.split(/, ?/).every((name) => isPersonName(name));
