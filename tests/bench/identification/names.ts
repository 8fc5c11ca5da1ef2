import { parseReleaseName } from "../../../src/identification/index.ts";
import { atLeast, type Row, skipped } from "../row.ts";
import { release01 } from "./release01.ts";
import { missesOf, type NameScore, scoreNames, type Tally } from "./scoreNames.ts";
import { type NameCase, type OwnNameCase, ownNames, readLines } from "./sets.ts";

/** Targets in percent for names that were not inspected during development. */
const GOALS = { films: 97, kind: 99, episodes: 98, extras: 95 } as const;

/** Accuracy of the parser on labelled names, without querying any catalogue. */
export function benchNames(): Row[] {
  return [
    ...ownRows("own names, development half", ownNames("development")),
    ...ownRows("own names, held-out half", ownNames("held-out")),
    ...categoryRows(ownNames("held-out")),
    ...ownRows("own names, third set", ownNames("after")),
    ...ownRows("own names, fourth set", ownNames("walked")),
    ...ownRows("own names, fifth set", ownNames("fifth")),
    ...sharedRows(),
  ];
}

function ownRows(set: string, cases: readonly OwnNameCase[]): Row[] {
  const right = cases.filter((one) => missesOf(one, parseReleaseName(one.path)).length === 0).length;
  return [
    ...scoreRows(set, scoreNames(cases)),
    row(`${set}: everything that the name says`, [right, cases.length], 90),
  ];
}

/** Each category separately, so that a rule for one kind of name does not reduce the accuracy of another unnoticed. */
function categoryRows(cases: readonly OwnNameCase[]): Row[] {
  const categories = Map.groupBy(cases, ({ category }) => category);
  return [...categories].map(([category, members]) => {
    const right = members.filter((one) => missesOf(one, parseReleaseName(one.path)).length === 0).length;
    return { ...row(`… held-out: ${category}`, [right, members.length], 0), target: "told" };
  });
}

function sharedRows(): Row[] {
  const named = readLines<NameCase>("filenames/dev.jsonl");
  const conventions = readLines<NameCase>("filenames/conventions.jsonl");
  if (!named || !conventions) return [skipped("names of other projects' tests")];
  const score = scoreNames(conventions);
  return [
    ...scoreRows("dev.jsonl", scoreNames(named)),
    row("conventions.jsonl: everything", [conventions.length - score.misses.length, conventions.length], 100),
    speed([...named, ...conventions]),
  ];
}

function scoreRows(set: string, { films, kind, episodes, extras }: NameScore): Row[] {
  return [
    row(`${set}: title and year of films`, films, GOALS.films),
    row(`${set}: kind`, kind, GOALS.kind),
    row(`${set}: episodes, kind and title`, episodes, GOALS.episodes),
    row(`${set}: extras and samples, kind`, extras, GOALS.extras),
  ];
}

function row(figure: string, [right, all]: Tally, goal: number): Row {
  const before = release01(figure);
  return { ...atLeast(`${figure} (${all} names)`, (100 * right) / all, goal, "%"), ...(before ? { before } : {}) };
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
