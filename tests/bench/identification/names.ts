import { parseReleaseName, titleWords } from "../../../src/identification/index.ts";
import { atLeast, type Row, skipped } from "../row.ts";
import { type NameCase, readLines } from "./sets.ts";

/** What the parser reads in names whose truth is known, before any catalogue is asked. */
export function benchNames(): Row[] {
  const named = readLines<NameCase>("filenames/dev.jsonl");
  const conventions = readLines<NameCase>("filenames/conventions.jsonl");
  if (!named || !conventions) return [skipped("names that are read")];
  const films = named.filter(({ kind }) => kind === "movie");
  const others = named.filter(({ kind }) => kind !== "movie");
  const isConventional = (one: NameCase) => isNamedRight(one) && isKindRight(one);
  return [
    atLeast("names of films (dev.jsonl): title and year", rate(films, isNamedRight), 98, "%"),
    atLeast("… kind", rate(films, isKindRight), 98.5, "%"),
    atLeast("episodes, extras, samples: kind", rate(others, isKindRight), 98.5, "%"),
    { ...atLeast("… title and year", rate(others, isNamedRight), 90, "%"), target: "told", met: true },
    atLeast("conventions.jsonl: title, year, kind", rate(conventions, isConventional), 100, "%"),
    speed([...named, ...conventions]),
  ];
}

function isNamedRight({ path, title, year, accept = [] }: NameCase): boolean {
  const release = parseReleaseName(path);
  const key = (text: string) => titleWords(text).join("");
  const isTitleRight = title === null || [title, ...accept].some((truth) => key(truth) === key(release.title));
  return isTitleRight && (year === null || year === release.year);
}

const isKindRight = ({ path, kind }: NameCase) => parseReleaseName(path).kind === kind;

/** In percent. */
function rate<Case>(cases: readonly Case[], isRight: (one: Case) => boolean): number {
  return (100 * cases.filter(isRight).length) / cases.length;
}

/** The best of several rounds: what the others took longer is due to other load on the machine. */
function speed(cases: readonly NameCase[]): Row {
  let perSecond = 0;
  for (let round = 0; round < 30; round += 1) {
    const started = performance.now();
    for (const { path } of cases) parseReleaseName(path);
    perSecond = Math.max(perSecond, (cases.length * 1000) / (performance.now() - started));
  }
  return atLeast("names read a second, one thread, best round", perSecond, 30_000, "/s");
}
