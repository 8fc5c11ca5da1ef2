import type { EpisodeMark } from "./episodeMark.ts";
import { findAlternativeTitles } from "./findAlternativeTitles.ts";
import { findEpisode } from "./findEpisode.ts";
import { type ExtraMark, findExtraMark } from "./findExtraMark.ts";
import { findPart } from "./findPart.ts";
import { findTitleEnd } from "./findTitleEnd.ts";
import { findTitleStart, stripSiteName } from "./findTitleStart.ts";
import { type FoundYear, findYears } from "./findYear.ts";
import type { AlternativeGuess, ExtractedTitle, NameMarks } from "./nameMarks.ts";
import { type ReleaseAttributes, readAttributes } from "./readAttributes.ts";
import { renderTitle } from "./renderTitle.ts";
import { splitBilingualTitle } from "./splitBilingualTitle.ts";
import { type Tag, tagTokens } from "./tagTokens.ts";
import { type Tokens, tokenize } from "./tokenize.ts";

/** What one name, of a file or a folder, says on its own. */
export interface ParsedName {
  readonly name: string;
  /** Empty where the name holds nothing but marks: `S01E02`, `cd1`. */
  readonly title: string;
  readonly year: number | null;
  readonly isYearBracketed: boolean;
  readonly episode: EpisodeMark | null;
  readonly extraKind: ExtraMark["kind"] | null;
  /** The name is only the word for an extra or sample. */
  readonly isOnlyExtraWord: boolean;
  readonly part: number | undefined;
  /** A part number that may belong to the title: `Part 2`. In a folder named for the title without it, it is a part. */
  readonly possiblePart: number | undefined;
  readonly hasTechnical: boolean;
  readonly alternativeTitles: readonly string[];
  readonly alternatives: readonly AlternativeGuess[];
  readonly attributes: ReleaseAttributes;
}

/** Parses one name without the names around it, in linear time. */
export function readName(given: string): ParsedName {
  const name = stripSiteName(given);
  const tokens = tokenize(name);
  const tags = tagTokens(tokens.words);
  const hasTechnical = tags.some((tag) => tag?.kind === "sure");
  const beginning = findTitleStart(tokens, tags);
  const years = findYears(tokens, tags, beginning.at);
  const extra = findExtraMark(tokens, hasTechnical || years.length > 0);
  const start = extra?.kind === "sample" && extra.from === 0 ? Math.max(beginning.at, extra.to) : beginning.at;
  const indexStart = beginning.alternative ?? start;
  const episode = findEpisode(tokens, tags, years.length > 0 ? start : Math.min(start, indexStart));
  const year = chooseYear(years, tokens, tags, start);
  const marks: NameMarks = { tokens, tags, start, year, episode, extra, part: findPart(tokens.words, start) };
  const title = cutTitle(marks);
  const others = findAlternativeTitles(marks, title, beginning.alternative, years);
  return {
    name,
    title: title.text,
    year: year?.year ?? episode?.year ?? null,
    isYearBracketed: year?.isBracketed ?? false,
    episode,
    extraKind: extra?.kind ?? null,
    isOnlyExtraWord: extra !== null && extra.from === 0 && extra.to === tokens.words.length,
    part: partOf(marks, title.to),
    possiblePart: marks.part?.part,
    hasTechnical,
    alternativeTitles: others.alternativeTitles,
    alternatives: others.guesses,
    attributes: readAttributes(tokens, tags, title.to),
  };
}

function cutTitle(marks: NameMarks): ExtractedTitle {
  const { tokens, episode, start, year } = marks;
  // `01 - Ep Name`: an episode mark before the title.
  const behindMark = episode && episode.from <= start ? episode.to : start;
  const from = year?.isFirst && year.at === behindMark ? behindMark + 1 : behindMark;
  const end = findTitleEnd(marks, from);
  const text = renderTitle(tokens, from, end.to);
  const [first = text, second = null] = splitBilingualTitle(text) ?? [];
  return { text: first, secondScript: second, from, ...end };
}

/** A year at the start of the name is title, unless a scene name has no other: `2009.shoot.fruit.chan.multi.dvd9`. */
function chooseYear(
  years: readonly FoundYear[],
  { words }: Tokens,
  tags: readonly (Tag | null)[],
  start: number,
): FoundYear | null {
  const [best] = years;
  if (best?.isBound) return null;
  if (!best?.isFirst) return best ?? null;
  const isScene = words[best.at + 1]?.gap === "." && tags.some((tag) => tag?.kind === "sure") && best.at === start;
  return isScene && words.length > best.at + 3 && !tags[best.at + 1] ? best : null;
}

/** A part number counts behind the title; inside it, only the other files of the folder can tell. */
function partOf({ part }: NameMarks, titleEnd: number): number | undefined {
  return part && (part.isSure || part.from >= titleEnd) ? part.part : undefined;
}
