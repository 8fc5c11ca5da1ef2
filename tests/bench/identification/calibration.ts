import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { atLeast, type Row, skipped } from "../row.ts";
import { type CatalogueFilm, inMemorySource } from "./inMemorySource.ts";
import { drawReliability, type ReliabilityBin } from "./reliabilityPlot.ts";
import { scoreIdentification, type TopCandidate } from "./scoreIdentification.ts";
import { readLines } from "./sets.ts";
import { makeSyntheticCases } from "./syntheticCases.ts";

const PLOT = resolve(import.meta.dirname, "../../../docs/identification-reliability.svg");
/** Where TMDB has no numbers. */
const FIRST_MADE_ID = 10_000_000;
const CASES = 8_000;
const SEED = 20_261_121;
const BINS = 20;

/** How far a score can be believed, over cases made from a hundred thousand films. Draws docs/identification-reliability.svg. */
export async function benchCalibration(): Promise<Row[]> {
  const films = readLines<CatalogueFilm>("catalogue/films.jsonl");
  const others = readLines<Omit<CatalogueFilm, "tmdbId">>("catalogue/films-unlinked.jsonl.gz");
  if (!films || !others) return [skipped("calibration")];
  const numbered = others.map((film, index) => ({ ...film, tmdbId: FIRST_MADE_ID + index }));
  const { cases, known } = makeSyntheticCases([...films, ...numbered], CASES, SEED);
  const { tops, right, wrong, count } = await scoreIdentification(cases, inMemorySource(known));
  const sure = tops.filter(({ score, isMatched }) => isMatched && score >= 0.9);
  const decided = tops.filter(({ isMatched }) => isMatched);
  writeFileSync(PLOT, drawReliability(binsOf(tops), { count }));
  return [
    atLeast(
      `${count} made cases over 102,643 films: decisions of score ≥ 0.9 that are right`,
      percentRight(sure),
      99,
      "%",
    ),
    { ...atLeast("… all decisions that are right", percentRight(decided), 99, "%"), target: "told", met: true },
    { figure: "… right", measured: `${((100 * right) / count).toFixed(1)} %`, target: "told", met: true },
    { figure: "… wrong", measured: `${((100 * wrong) / count).toFixed(2)} %`, target: "told", met: true },
  ];
}

function percentRight(tops: readonly TopCandidate[]): number {
  return (100 * tops.filter(({ isRight }) => isRight).length) / tops.length;
}

/** The best candidates by score, decided on or not. */
function binsOf(tops: readonly TopCandidate[]): ReliabilityBin[] {
  return Array.from({ length: BINS }, (_, index) => {
    const inside = tops.filter(({ score }) => Math.min(BINS - 1, Math.floor(score * BINS)) === index);
    const decided = inside.filter(({ isMatched }) => isMatched);
    return {
      from: index / BINS,
      to: (index + 1) / BINS,
      best: { count: inside.length, right: inside.filter(({ isRight }) => isRight).length },
      decided: { count: decided.length, right: decided.filter(({ isRight }) => isRight).length },
    };
  });
}
