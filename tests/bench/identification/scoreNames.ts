import { parseReleaseName, type Release, titleWords } from "../../../src/identification/index.ts";
import type { NameCase, OwnNameCase } from "./sets.ts";

/** Number of names parsed correctly, and of all names in a set. */
export type Tally = readonly [right: number, all: number];

export interface NameScore {
  /** Films: title and year. */
  readonly films: Tally;
  /** All kinds: the kind. */
  readonly kind: Tally;
  /** Episodes: kind, and title and year where the name has them. */
  readonly episodes: Tally;
  /** Extras and samples: kind. */
  readonly extras: Tally;
  readonly misses: readonly string[];
}

/** Parses every name of a labelled set. */
export function scoreNames(cases: readonly NameCase[]): NameScore {
  const judged = cases.map((one) => ({ one, release: parseReleaseName(one.path) }));
  const films = judged.filter(({ one }) => one.kind === "movie");
  const episodes = judged.filter(({ one }) => one.kind === "episode");
  const extras = judged.filter(({ one }) => one.kind === "extra" || one.kind === "sample");
  const isKindRight = ({ one, release }: (typeof judged)[number]) => release.kind === one.kind;
  const isNamed = ({ one, release }: (typeof judged)[number]) => isNamedRight(one, release);
  const isRight = (each: (typeof judged)[number]) => isKindRight(each) && (each.one.kind === "extra" || isNamed(each));
  return {
    films: tally(films, isNamed),
    kind: tally(judged, isKindRight),
    episodes: tally(episodes, isRight),
    extras: tally(extras, isKindRight),
    misses: judged.filter((each) => !isRight(each)).map(({ one, release }) => describeMiss(one, release)),
  };
}

/** Compares titles by letters and digits, and years exactly. Fields that the set leaves out are ignored. */
export function isNamedRight({ title, year, accept = [] }: NameCase, release: Release): boolean {
  const key = (text: string) => titleWords(text).join("");
  const isTitleRight = title === null || [title, ...accept].some((truth) => key(truth) === key(release.title));
  return isTitleRight && (year === null || year === release.year);
}

/** For our own set, every field is compared, including a missing year, part, edition, ids and displayed title. */
export function missesOf(one: OwnNameCase, release: Release): string[] {
  const { title, year, kind, part, edition, ids = {}, isShown = false, accept = [] } = one;
  const isTitleJudged = kind !== "extra" && kind !== "sample";
  return [
    ...(release.kind === kind ? [] : [`kind ${release.kind}`]),
    ...(!isTitleJudged || isNamedRight({ ...one, year: null }, release) ? [] : [`title ${release.title}`]),
    ...(!isTitleJudged || (year === null && kind === "episode") || release.year === year
      ? []
      : [`year ${release.year}`]),
    ...(isShown && ![title, ...accept].includes(release.title) ? [`shown ${release.title}`] : []),
    ...(part === undefined || release.part === part ? [] : [`part ${release.part}`]),
    ...(edition === undefined || release.edition?.toLowerCase().includes(edition)
      ? []
      : [`edition ${release.edition}`]),
    ...(ids.tmdb === undefined || release.ids.tmdb === ids.tmdb ? [] : [`tmdb ${release.ids.tmdb}`]),
    ...(ids.imdb === undefined || release.ids.imdb === ids.imdb ? [] : [`imdb ${release.ids.imdb}`]),
  ];
}

function describeMiss({ path, title, year, kind }: NameCase, release: Release): string {
  return `${path}\n    ${release.kind}: ${release.title} (${release.year}); expected ${kind}: ${title} (${year})`;
}

function tally<Case>(cases: readonly Case[], isRight: (one: Case) => boolean): Tally {
  return [cases.filter(isRight).length, cases.length];
}
