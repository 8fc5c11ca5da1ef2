import type { EpisodeMark } from "./episodeMark.ts";
import type { ExtraMark } from "./extraMark.ts";
import { findAlternativeTitles, textBehindYear } from "./findAlternativeTitles.ts";
import { findEpisode } from "./findEpisode.ts";
import { findExtraMark } from "./findExtraMark.ts";
import { findOmittedWords } from "./findOmittedWords.ts";
import { findOpening } from "./findOpening.ts";
import { findPart } from "./findPart.ts";
import { findTitleEnd } from "./findTitleEnd.ts";
import { stripSiteName } from "./findTitleStart.ts";
import { findVersionLabel } from "./findVersionLabel.ts";
import { isPersonName } from "./isPersonName.ts";
import type { AlternativeGuess, ExtractedTitle, NameMarks } from "./nameMarks.ts";
import { type ReleaseAttributes, readAttributes } from "./readAttributes.ts";
import { renderTitle } from "./renderTitle.ts";
import { splitBilingualTitle } from "./splitBilingualTitle.ts";
import { tagTokens } from "./tagTokens.ts";
import { tokenize } from "./tokenize.ts";

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
  /** See `TitleGuess`: words that `title` leaves out. */
  readonly omittedWords: string | undefined;
}

/**
 * Parses one name, in linear time.
 * @param folderKey key of the title of the film's folder: words of extras count next to that title
 */
export function readName(given: string, folderKey: string | null = null): ParsedName {
  const name = separateYear(stripSiteName(given));
  const tokens = tokenize(name);
  const tags = tagTokens(tokens.words);
  const hasTechnical = tags.some((tag) => tag?.kind === "sure");
  const opening = findOpening(tokens, tags);
  const label = findVersionLabel(tokens.words, folderKey);
  const { years } = opening;
  // `Star Wars - 3. Original 1977 Version`: the year of a version.
  const year = label !== null && (opening.year?.at ?? 0) > label ? null : opening.year;
  const extra = findExtraMark(tokens, { tags, years: years.map(({ at }) => at), folderKey });
  const start = extra?.kind === "sample" && extra.from === 0 ? Math.max(opening.start, extra.to) : opening.start;
  const indexStart = opening.alternative ?? start;
  const counted = findEpisode(tokens, tags, years.length > 0 ? start : Math.min(start, indexStart));
  const episode = isNumberOfExtra(counted, extra) ? null : counted;
  const marks: NameMarks = { tokens, tags, start, year, episode, extra, label, part: findPart(tokens.words, start) };
  const title = cutTitle(marks);
  const others = findAlternativeTitles(marks, title, opening, years);
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
    omittedWords: findOmittedWords(marks, title, textBehindYear(marks, title)),
  };
}

/** `Heat - Deleted Scene 03`: the number counts extras. */
function isNumberOfExtra(episode: EpisodeMark | null, extra: ExtraMark | null): boolean {
  return (
    episode !== null && !episode.isWritten && extra?.kind === "extra" && extra.from > 0 && extra.from < episode.from
  );
}

/** `Inception2010`, `Two Girls - 199706`: a year that is joined to the title, or to a month. */
function separateYear(name: string): string {
  return name
    .replace(/^(\p{Lu}\p{L}*\p{Ll})((?:19|20)\d\d)$/u, "$1 $2")
    .replace(/(?<= - |\()((?:19|20)\d\d)(?:0[1-9]|1[0-2])(?=\)?$)/, "$1");
}

function cutTitle(marks: NameMarks): ExtractedTitle {
  const { tokens, episode, start, year } = marks;
  // `01 - Ep Name`: an episode mark before the title.
  const behindMark = episode && episode.from <= start ? episode.to : start;
  const from = year?.isFirst && year.at === behindMark ? behindMark + 1 : behindMark;
  const end = findTitleEnd(marks, from);
  const whole = renderTitle(tokens, from, end.to);
  const halves = secondTitle(marks, from, end.to) ?? splitBilingualTitle(whole, episode !== null);
  const [text = seriesOf(whole, episode !== null), second = null] = halves ?? [];
  const person = halves || episode ? null : personBehind(text);
  const bare = person === null ? text : text.slice(0, text.length - person.length - DASH.length);
  return { text: bare, secondTitle: second, person, whole, from, ...end };
}

const DASH = " - ";

/** `Night and Fog - Alain Resnais`; where the other half is a name too (*Annie Hall*), the film decides. */
function personBehind(title: string): string | null {
  const at = title.lastIndexOf(DASH);
  const person = at > 0 ? title.slice(at + DASH.length) : "";
  return person !== "" && isPersonName(person) && !isPersonName(title.slice(0, at)) ? person : null;
}

/** `Garo - Vanishing Line - 01`: the words after the series' title name a season or an episode. */
function seriesOf(title: string, isEpisode: boolean): string {
  const dash = isEpisode ? /[ .]-[ .]/.exec(title) : null;
  if (!dash || dash.index < 2) return title;
  const series = title.slice(0, dash.index).replaceAll(".", " ");
  return series.replace(/ \((?:US|UK|AU|NZ|CA)\)$/, "");
}

/** `Le Nom de la rose _ The Name of the Rose`: the underscore replaces a slash, which file names cannot contain. */
function secondTitle({ tokens }: NameMarks, from: number, to: number): readonly [string, string] | null {
  const at = tokens.words.findIndex(
    ({ gap }, index) => index > from && index < to && /^[^\S\n]+[_=|][^\S\n]+$/.test(gap),
  );
  return at < 0 ? null : [renderTitle(tokens, from, at), renderTitle(tokens, at, to)];
}

/** A part number counts behind the title; inside it, only the other files of the folder can tell. */
function partOf({ part }: NameMarks, titleEnd: number): number | undefined {
  return part && (part.isSure || part.from >= titleEnd) ? part.part : undefined;
}
