import { atLeast, atMost, type Row, skipped } from "../row.ts";
import { type CatalogueFilm, inMemorySource } from "./inMemorySource.ts";
import { type IdentificationScore, scoreIdentification, weakestRule } from "./scoreIdentification.ts";
import { type FilmCase, readLines } from "./sets.ts";
import { withKeylessSource } from "./sources.ts";

/** Percent of right and wrong answers that each set has to keep to. */
interface Targets {
  readonly right: number;
  readonly wrong: number;
}

/** From a path to a film, with each source by itself. */
export async function benchFilms(): Promise<Row[]> {
  const films = readLines<CatalogueFilm>("catalogue/films.jsonl");
  const first = readLines<FilmCase>("catalogue/identify-dev.jsonl");
  const hard = readLines<FilmCase>("catalogue/identify-hard-dev.jsonl");
  if (!films || !first || !hard) return [skipped("identification")];
  const tmdb = inMemorySource(films);
  const firstJudged = await scoreIdentification(first, tmdb);
  const hardJudged = await scoreIdentification(hard, tmdb);
  return [
    ...rowsOf("identify-dev, TMDB's way of searching", firstJudged, { right: 99, wrong: 0.2 }),
    weakest("… the weakest of 15 rules", firstJudged, 95),
    ...rowsOf("identify-hard-dev, TMDB's way of searching", hardJudged, { right: 98, wrong: 0.3 }),
    ...callRows([firstJudged, hardJudged]),
    ...(await benchKeyless(first, hard)),
  ];
}

async function benchKeyless(first: readonly FilmCase[], hard: readonly FilmCase[]): Promise<Row[]> {
  const rows = await withKeylessSource(async (source) => [
    ...rowsOf("identify-dev without a key (Wikidata)", await scoreIdentification(first, source), {
      right: 97,
      wrong: 0.2,
    }),
    ...rowsOf("identify-hard-dev without a key (Wikidata)", await scoreIdentification(hard, source), {
      right: 95,
      wrong: 0.3,
    }),
  ]);
  return rows ?? [skipped("identification without a key")];
}

function rowsOf(what: string, { right, wrong, count }: IdentificationScore, target: Targets): Row[] {
  return [
    atLeast(`${what}: right`, (100 * right) / count, target.right, "%"),
    atMost("… wrong", (100 * wrong) / count, target.wrong, "%"),
  ];
}

function weakest(what: string, judged: IdentificationScore, target: number): Row {
  const { rule, percent } = weakestRule(judged);
  return atLeast(`${what}: ${rule}`, percent, target, "%");
}

function callRows(sets: readonly IdentificationScore[]): Row[] {
  const sum = (of: (judged: IdentificationScore) => number) => sets.reduce((all, judged) => all + of(judged), 0);
  const perIdentified = sum(({ callsOfMatched }) => callsOfMatched) / sum(({ matched }) => matched);
  const perFile = sum(({ calls }) => calls) / sum(({ count }) => count);
  const milliseconds = sum(({ elapsedMs }) => elapsedMs) / sum(({ count }) => count);
  return [
    atMost("provider calls an identified file, both sets", perIdentified, 1.6, "calls"),
    { figure: "… a file, those that must stay unmatched too", measured: perFile.toFixed(2), target: "told", met: true },
    {
      figure: "time a file, provider in memory",
      measured: `${milliseconds.toFixed(2)} ms`,
      target: "told",
      met: true,
    },
  ];
}
