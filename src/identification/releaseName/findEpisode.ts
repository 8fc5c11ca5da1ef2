import type { EpisodeMark } from "./episodeMark.ts";
import { findDate } from "./findDate.ts";
import { findNumberedEpisode } from "./findNumberedEpisode.ts";
import { countedLength } from "./findPart.ts";
import { readYear } from "./findYear.ts";
import { isDigitAt } from "./isDigitAt.ts";
import type { Tag } from "./tagTokens.ts";
import type { Token, Tokens } from "./tokenize.ts";
import { EPISODE_SAGAS } from "./vocabulary/filmTitles.ts";
import { EPISODE_WORDS, SEASON_WORDS } from "./vocabulary/folderWords.ts";

const SEASON_EPISODE = /^s(\d{1,4})(?:x?(?:e|ep|x|d|s)\d{1,4}){0,12}(?:v\d)?$/;
const EPISODE_CODE = /^(?:e|ep|cap)(\d{1,4})(?:(?:e|ep)\d{1,4}){0,12}(?:v\d)?$/;
const CROSS = /^(\d{1,4})x(\d{1,3})(?:x\d{1,3}){0,12}$/;
const SEASON_GLUED = /^(?:season|saison|temporada|staffel|stagione)\d{1,2}$/;
const EPISODE_GLUED = /^(?:episode|episodio)\d{1,4}$/;
const NUMBER = /^\d{1,4}(?:v\d)?$/;
/** `2`; and `1 and 3`, as `1&3` is folded. */
const SEASON_NUMBER = /^\d{1,2}(?: and \d{1,2})?$/;
const OF = /^\d{1,3}of\d{1,3}$/;
const NUMBER_WORDS: ReadonlySet<string> = new Set(
  "one two three four five six seven un deux trois quatre cinq six sept huit neuf dix".split(" "),
);

type FoundEpisode = Omit<EpisodeMark, "isWritten">;

/** Where a name says that it is an episode; null for films. */
export function findEpisode(tokens: Tokens, tags: readonly (Tag | null)[], start: number): EpisodeMark | null {
  const written = findWritten(tokens, tags, start);
  if (written) return { ...written, isWritten: true };
  const counted = findDate(tokens, start) ?? findNumberedEpisode(tokens, tags, start);
  return counted ? { ...counted, isWritten: false } : null;
}

/** `S01E02`, `1x02`, `Season 3`, `Ep 13`, `2of4`. */
function findWritten({ words }: Tokens, tags: readonly (Tag | null)[], start: number): FoundEpisode | null {
  const technicalAt = tags.findIndex((tag, at) => at > start && tag?.kind === "sure");
  for (let at = 0; at < words.length; at += 1) {
    // Right of the technical part a bare `S97` is a setting of the encoder.
    if (technicalAt >= 0 && at > technicalAt && /^s\d+$/.test(words[at]?.folded ?? "")) continue;
    const mark = writtenAt(words, at);
    if (mark) return mark;
  }
  return null;
}

function writtenAt(words: readonly Token[], at: number): FoundEpisode | null {
  const word = words[at]?.folded ?? "";
  // Codes begin or end with a digit.
  if (!isDigitAt(word, 0) && !isDigitAt(word, word.length - 1) && !SEASON_WORDS.has(word) && !EPISODE_WORDS.has(word))
    return null;
  const next = words[at + 1]?.folded ?? "";
  const season = SEASON_EPISODE.exec(word);
  if (season && (word.length > 2 || hasEpisodeBehind(words, at))) {
    const year = readYear(season[1] ?? "");
    return { from: at, to: at + 1, ...(year === null ? {} : { year }) };
  }
  if (EPISODE_CODE.test(word) && word.length > 2) {
    // `E02.S2010`
    const year = /^s\d{4}$/.test(next) ? readYear(next.slice(1)) : null;
    return { from: at, to: at + 1, ...(year === null ? {} : { year }) };
  }
  const cross = CROSS.exec(word);
  if (cross && (Number(cross[1]) < 100 || Number(cross[2]) < 100)) {
    const year = readYear(cross[1] ?? "");
    return { from: at, to: at + 1, ...(year === null ? {} : { year }) };
  }
  if (SEASON_GLUED.test(word) || EPISODE_GLUED.test(word) || (OF.test(word) && at > 0 && !/^[12]of[23]$/.test(word)))
    return { from: at, to: at + 1 };
  if (
    SEASON_WORDS.has(word) &&
    word !== "series" &&
    (SEASON_NUMBER.test(next) || NUMBER_WORDS.has(next) || (SEASON_EPISODE.test(next) && next.length > 1))
  ) {
    if (isFilmNamedSeason(words, at)) return null;
    return isBook(word) && !words.slice(at).some((later) => EPISODE_WORDS.has(later.folded))
      ? null
      : { from: at, to: at + 2 };
  }
  if (/^\d(?:st|nd|rd|th)$/.test(word) && next === "season") return { from: at, to: at + 2 };
  if (NUMBER.test(word) && next === "of" && NUMBER.test(words[at + 2]?.folded ?? "") && at > 0)
    return countedLength(words, at) > 0 ? null : { from: at, to: at + 3 };
  // `211 episode`, as Turks and Russians count.
  if (
    /^\d{2,4}$/.test(word) &&
    readYear(word) === null &&
    EPISODE_WORDS.has(next) &&
    at > 0 &&
    !NUMBER.test(words[at + 2]?.folded ?? "")
  )
    return { from: at, to: at + 2 };
  // *Episode (1935)* is a film.
  const isYearBehind = words[at + 1]?.group !== words[at]?.group && readYear(next) !== null;
  if (EPISODE_WORDS.has(word) && NUMBER.test(next) && !isYearBehind)
    return isFilmOfSaga(words, at) ? null : { from: at, to: at + 2 };
  return null;
}

/** `S2 (Ep 6)`, `S2 - Episode 4`, `S6.Ep5`: one digit alone would be too little. */
function hasEpisodeBehind(words: readonly Token[], at: number): boolean {
  return words.slice(at + 1, at + 3).some(({ folded }) => EPISODE_CODE.test(folded) || EPISODE_WORDS.has(folded));
}

/** *Open Season 2 (2008)*: no dash before, the year in brackets right behind. */
function isFilmNamedSeason(words: readonly Token[], at: number): boolean {
  const year = words[at + 2];
  const isFollowedByYear =
    year !== undefined && year.group >= 0 && words[at + 3]?.group !== year.group && readYear(year.folded) !== null;
  return (
    at > 0 &&
    isFollowedByYear &&
    !(words[at]?.gap ?? "").includes("-") &&
    !words.slice(at).some((word) => EPISODE_WORDS.has(word.folded))
  );
}

const isBook = (word: string) => word === "livre" || word === "book" || word === "serie";

/** *Star Wars Episode 6*, *Ep. 3 (2005)*: one low digit in a known film saga, or before a year. */
function isFilmOfSaga(words: readonly Token[], at: number): boolean {
  const number = words[at + 1]?.folded ?? "";
  if (at === 0 || number.length !== 1) return false;
  const head = words
    .slice(0, at)
    .map(({ folded }) => folded)
    .join(" ");
  const isSaga = EPISODE_SAGAS.some((saga) => head.endsWith(saga));
  return isSaga || words.slice(at + 2).some((word) => readYear(word.folded) !== null);
}
