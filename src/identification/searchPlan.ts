import type { FilmQuery } from "./candidate.ts";
import { titleWords } from "./foldTitle.ts";
import type { Reading, Release } from "./release.ts";
import { ARTICLES, NUMERALS, ROMAN, SMALL_WORDS } from "./vocabulary/titleWords.ts";

/** A year found by a shortened question tells little more than the year: only what the scoring finds alike counts. */
const MOST_SHORTENED_WORDS = 5;

/**
 * The questions to a provider, likeliest to help first. A provider finds a film only if every word of the question is
 * in one of its titles; so the later questions have fewer or other words.
 */
export function searchPlan(release: Release): FilmQuery[] {
  const readings = release.readings.filter((reading) => titleWords(reading.title).length > 0);
  const queries = [
    ...readings.slice(0, 1).flatMap(dated("primary")),
    ...readings
      .slice(1)
      .filter((reading) => reading.weight >= 0.45)
      .flatMap(dated("primary")),
    ...readings
      .slice(0, 1)
      .flatMap((reading) => respelt(reading.title).flatMap((title) => dated("primary")({ ...reading, title }))),
    ...readings
      .slice(0, 1)
      .flatMap((reading) =>
        reading.year === null ? [] : [{ title: reading.title, year: reading.year, yearField: "any" as const }],
      ),
    ...readings.flatMap((reading) => (reading.year === null ? [] : [{ title: reading.title }])),
    ...readings.slice(0, 1).flatMap((reading) => shortened(reading).flatMap(dated("primary"))),
  ];
  const seen = new Set<string>();
  return queries.filter((query) => {
    const key = `${titleWords(query.title).join(" ")}|${query.year ?? ""}|${query.yearField ?? ""}`;
    if (query.title === "" || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const dated =
  (yearField: "primary" | "any") =>
  ({ title, year }: Pick<Reading, "title" | "year">): FilmQuery[] => [
    year === null ? { title } : { title, year, yearField },
  ];

/** Other spellings of the whole title: `II` for `2`, no *and*, no article, `Frost Nixon` for `FrostNixon`. */
function respelt(title: string): string[] {
  const words = title.split(/[\s:,]+/).filter((word) => word !== "" && word !== "-");
  const swapped = words.map((word) => swapNumeral(word)).join(" ");
  const withoutAnd = words.filter((word) => !/^(?:and|et|&|\+|und|y)$/i.test(word)).join(" ");
  const withoutArticle =
    ARTICLES.has((words[0] ?? "").toLowerCase()) && words.length > 1 ? words.slice(1).join(" ") : "";
  const split = title.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
  return [swapped, withoutAnd, withoutArticle, split].filter(
    (candidate) => candidate !== "" && candidate !== words.join(" ") && candidate !== title,
  );
}

function swapNumeral(word: string): string {
  const roman = ROMAN.get(word);
  if (roman !== undefined) return roman;
  return /^[IVX]{1,4}$/.test(word) ? (NUMERALS.get(word.toLowerCase()) ?? word) : word;
}

/** One word fewer at a time, for a misspelt or lost one; then single words, longest first, for two of them. */
function shortened({ title, year }: Reading): Pick<Reading, "title" | "year">[] {
  const words = titleWords(title);
  const telling = words.filter((word) => word.length >= 3 && !SMALL_WORDS.has(word));
  const fewer: string[] = [];
  if (telling.length >= 3) {
    for (const word of telling) fewer.push(telling.filter((other) => other !== word).join(" "));
  }
  const single = [...new Set(telling)].sort((a, b) => b.length - a.length);
  // Without a year a single word finds half of all films.
  const alone = year === null ? (telling.length === 2 ? single : []) : single;
  return [...fewer.slice(0, MOST_SHORTENED_WORDS + 1), ...alone.slice(0, MOST_SHORTENED_WORDS)].map((shorter) => ({
    title: shorter,
    year,
  }));
}
