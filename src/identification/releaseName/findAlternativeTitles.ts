import type { Opening } from "./findOpening.ts";
import type { FoundYear } from "./findYear.ts";
import type { AlternativeGuess, ExtractedTitle, NameMarks } from "./nameMarks.ts";
import { renderTitle } from "./renderTitle.ts";
import { shorterTitles } from "./shorterTitles.ts";

export interface AlternativeTitles {
  readonly alternativeTitles: readonly string[];
  readonly guesses: readonly AlternativeGuess[];
}

/** Second titles (in brackets, behind AKA or a slash), and other places where the title may end. */
export function findAlternativeTitles(
  marks: NameMarks,
  title: ExtractedTitle,
  opening: Pick<Opening, "alternative" | "director">,
  years: readonly FoundYear[],
): AlternativeTitles {
  const { tokens, year } = marks;
  const chosenYear = year?.year ?? null;
  const guesses: AlternativeGuess[] = [];
  const offer = (text: string, otherYear: number | null, weight: number, omittedWords?: string) => {
    if (text === "" || text === title.text) return;
    guesses.push({ title: text, year: otherYear, weight, ...(omittedWords === undefined ? {} : { omittedWords }) });
  };
  const alternatives = [
    ...(title.secondTitle === null ? [] : [title.secondTitle]),
    ...(title.person === null ? [] : [title.person]),
    ...bracketTitles(marks, title),
    ...akaTitle(marks, title),
    ...slashTitles(title.text),
  ];
  for (const alternative of alternatives) offer(alternative, chosenYear, 0.8);
  if (title.limit > title.to) offer(renderTitle(tokens, title.from, title.limit), chosenYear, 0.65);
  if (isFollowedByWords(marks)) offer(renderTitle(tokens, title.from, tokens.words.length), null, 0.5);
  if (year && !year.isBracketed && year.at === title.to)
    offer(renderTitle(tokens, title.from, year.at + 1), otherYearOf(years, year), 0.5);
  if (!year && years[0]?.isFirst) offer(renderTitle(tokens, title.from + 1, title.to), years[0].year, 0.4);
  const bound = years[0];
  if (!year && bound?.isBound) offer(renderTitle(tokens, title.from, bound.at), bound.year, 0.5);
  if (year?.isFirst) offer(renderTitle(tokens, year.at, title.to), null, 0.5);
  offer(title.whole, chosenYear, 0.6);
  for (const shorter of shorterTitles(title.text)) offer(shorter, chosenYear, 0.6);
  offer(withoutLanguage(marks, title), chosenYear, 0.5);
  offer(withoutPart(marks, title), chosenYear, 0.5);
  offer(withPart(marks, title), chosenYear, 0.5);
  if (opening.alternative !== null) offer(renderTitle(tokens, opening.alternative, title.to), chosenYear, 0.5);
  if (opening.director !== null) offer(opening.director, chosenYear, 0.5);
  offer(textBehindYear(marks, title), chosenYear, 0.5, title.text);
  for (const half of halvesAtDash(tokens.name, title.text)) offer(half, chosenYear, 0.45);
  return { alternativeTitles: alternatives.filter((alternative) => alternative !== title.text), guesses };
}

/** *Amityville 1992 It's About Time*: nothing technical, and more words behind the year. */
function isFollowedByWords({ tokens: { words }, tags, year, episode, extra }: NameMarks): boolean {
  if (!year || year.isBracketed || episode || extra || year.at + 1 >= words.length) return false;
  return words.every((word, at) => at <= year.at || (word.group === -1 && !tags[at] && word.gap.trim() === ""));
}

/**
 * `Kubrick - 1980 - The Shining`, `Godard (1960) A bout de souffle`: what stands before the year may be the director,
 * which only the film can tell.
 */
export function textBehindYear({ tokens, tags, year, episode, extra }: NameMarks, title: ExtractedTitle): string {
  const { words } = tokens;
  if (!year || year.isFirst || year.at !== title.to || title.from > 0 || episode || extra) return "";
  const next = words[year.at + 1];
  const isSeparate = year.isBracketed || [words[year.at], next].every((word) => /\s[-–—]\s/.test(word?.gap ?? ""));
  if (!next || next.group >= 0 || !isSeparate) return "";
  let to = year.at + 1;
  while (to < words.length && words[to]?.group === -1 && tags[to]?.kind !== "sure") to += 1;
  return tags.slice(year.at + 1, to).some((tag) => tag !== null) ? "" : renderTitle(tokens, year.at + 1, to);
}

function otherYearOf(years: readonly FoundYear[], chosen: FoundYear): number | null {
  return years.find((candidate) => candidate !== chosen && !candidate.isFirst)?.year ?? null;
}

/** Bracketed words near the title that are neither technical nor a year. */
function bracketTitles({ tokens, tags, year, episode }: NameMarks, title: ExtractedTitle): string[] {
  if (episode) return [];
  const titles: string[] = [];
  for (const group of tokens.groups) {
    if (group.first < title.to || group.last <= group.first) continue;
    let plain = 0;
    let hasSure = false;
    for (let at = group.first; at < group.last; at += 1) {
      if (tags[at]?.kind === "sure") hasSure = true;
      if (!tags[at] && at !== year?.at) plain += 1;
    }
    if (hasSure || plain === 0 || plain * 2 < group.last - group.first || group.last - group.first > 14) continue;
    const text = renderTitle(tokens, group.first, year && year.at === group.last - 1 ? group.last - 1 : group.last);
    if (/\p{L}{2}/u.test(text)) titles.push(text);
    if (titles.length === 2) break;
  }
  return titles;
}

/** What follows AKA, up to the year or the technical part. */
function akaTitle({ tokens, tags, year }: NameMarks, title: ExtractedTitle): string[] {
  const word = tokens.words[title.to];
  if (word?.folded !== "aka") return [];
  let end = title.to + 1;
  while (end < tokens.words.length && end !== year?.at && tags[end]?.kind !== "sure" && tokens.words[end]?.group === -1)
    end += 1;
  const text = renderTitle(tokens, title.to + 1, end);
  return text === "" ? [] : [text];
}

function slashTitles(title: string): string[] {
  return title.includes(" / ")
    ? title
        .split(" / ")
        .map((half) => half.trim())
        .filter((half) => half !== "")
    : [];
}

/** `Polish Wedding` keeps its language; a reading without the last word serves names like `Zombie Shark French 2015`. */
function withoutLanguage({ tokens, tags }: NameMarks, title: ExtractedTitle): string {
  return title.to - title.from > 1 && tags[title.to - 1]?.kind === "language"
    ? renderTitle(tokens, title.from, title.to - 1)
    : "";
}

function withoutPart({ tokens, part }: NameMarks, title: ExtractedTitle): string {
  return part && part.from > title.from && part.to === title.to ? renderTitle(tokens, title.from, part.from) : "";
}

/** The title with the part that was cut from it, in case it is a sequel's number. */
function withPart({ tokens, part }: NameMarks, title: ExtractedTitle): string {
  const isGluedPart = part !== null && part.from === title.to && tokens.words[part.from]?.folded.startsWith("p");
  return isGluedPart ? renderTitle(tokens, title.from, part.to) : "";
}

/** Halves around the first lone dash or colon: title and subtitle, title and director, or two languages. */
function halvesAtDash(name: string, title: string): string[] {
  const cut = title.indexOf(" - ");
  const last = title.lastIndexOf(" - ");
  // `Thor - The Dark World - Alan Taylor`: a subtitle, then the director.
  const behindLast = last > cut ? [title.slice(0, last).trim()] : [];
  if (cut > 0) return [...behindLast, title.slice(0, cut).trim(), title.slice(cut + 3).trim()];
  const colon = title.indexOf(": ");
  if (colon > 0) return [title.slice(0, colon).trim()];
  const double = name.includes("--") ? title.indexOf("--") : -1;
  return double > 0 ? [title.slice(0, double).trim()] : [];
}
