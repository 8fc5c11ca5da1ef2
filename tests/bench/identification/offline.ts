import { once } from "node:events";
import { createWriteStream, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createCatalogueReader } from "../../../src/providers/index.ts";
import { pseudoRandom } from "../../fixtures/clips.ts";
import { benchDataFolder } from "../../standins/index.ts";
import { atLeast, atMost, quantile, type Row, skipped } from "../row.ts";
import { scoreIdentification } from "./scoreIdentification.ts";
import { type FilmCase, readLines } from "./sets.ts";
import { FOLDING, importInto, withCatalogueSource } from "./sources.ts";

const MADE_FILMS = 1_000_000;
const ASKED = 2_000;

/** Identification with nothing but a catalogue, and what a large one costs. */
export async function benchOffline(): Promise<Row[]> {
  const films = join(benchDataFolder(), "catalogue/films.jsonl");
  const first = readLines<FilmCase>("catalogue/identify-dev.jsonl");
  const hard = readLines<FilmCase>("catalogue/identify-hard-dev.jsonl");
  if (!existsSync(films) || !first || !hard) return [skipped("identification without a network")];
  return withCatalogueSource(async (source, folder) => {
    const firstJudged = await scoreIdentification(first, source);
    const hardJudged = await scoreIdentification(hard, source);
    const percent = (part: number, whole: number) => (100 * part) / whole;
    return [
      atLeast("identify-dev without a network: right", percent(firstJudged.right, firstJudged.count), 97, "%"),
      atMost("… wrong", percent(firstJudged.wrong, firstJudged.count), 0.5, "%"),
      atLeast("identify-hard-dev without a network: right", percent(hardJudged.right, hardJudged.count), 93, "%"),
      atMost("… wrong", percent(hardJudged.wrong, hardJudged.count), 1, "%"),
      ...(await benchMillion(folder, films)),
    ];
  });
}

/** The real films among a million generated ones, so that searches have many similar candidates. */
async function benchMillion(folder: string, films: string): Promise<Row[]> {
  const source = join(folder, "million.jsonl");
  await writeMillion(source, films);
  const large = join(folder, "large");
  const started = performance.now();
  const report = await importInto(large, source);
  const seconds = (performance.now() - started) / 1000;
  const residentMb = process.memoryUsage.rss() / 2 ** 20;
  const reader = createCatalogueReader(FOLDING);
  const titles = readFileSync(films, "utf8")
    .split("\n", ASKED * 2)
    .map((line): { title: string; year: number } => JSON.parse(line));
  const random = pseudoRandom(1895);
  const times = Array.from({ length: ASKED }, () => {
    const { title, year } = titles[Math.floor(random() * titles.length)]!;
    const asked = random() < 0.5 ? title : misspelt(title, random);
    return timed(() => reader.query(large, { kind: "search", title: asked, ...(random() < 0.7 ? { year } : {}) }));
  });
  const typing = titles
    .slice(0, ASKED)
    .map(({ title }, index) =>
      timed(() => reader.query(large, { kind: "suggest", text: title.slice(0, 2 + (index % 8)), limit: 8 })),
    );
  return [
    atMost(`import of ${report.films.toLocaleString("en")} films`, seconds, 120, "s"),
    { figure: "… resident memory at the end", measured: `${Math.round(residentMb)} MB`, target: "told", met: true },
    atMost("candidates among them, half of the titles misspelt, p95", quantile(times, 0.95), 10, "ms"),
    atMost("suggestions while typing, p95", quantile(typing, 0.95), 10, "ms"),
  ];
}

async function writeMillion(path: string, films: string): Promise<void> {
  const text = readFileSync(films, "utf8");
  const words = text.split("\n").flatMap((line) => (line === "" ? [] : String(JSON.parse(line).title).split(" ")));
  const random = pseudoRandom(1927);
  const title = () =>
    Array.from({ length: 1 + Math.floor(random() * random() * 6) }, () =>
      random() < 0.25 ? madeWord(random) : words[Math.floor(random() * words.length)],
    ).join(" ");
  const out = createWriteStream(path);
  out.write(text.endsWith("\n") ? text : `${text}\n`);
  for (let number = 0; number < MADE_FILMS; number += 1) {
    const film = {
      tmdbId: 20_000_000 + number,
      title: title(),
      alternativeTitles: random() < 0.4 ? [title()] : [],
      year: 2026 - Math.floor(110 * random() * random()),
      runtime: 60 + Math.floor(random() * 90),
      popularity: random() ** 6,
    };
    if (!out.write(`${JSON.stringify(film)}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "close");
}

const SYLLABLES = ["ka", "lo", "mi", "ta", "ren", "vo", "sha", "bel", "dur", "no", "fi", "gra", "ost", "um", "il"];

function madeWord(random: () => number): string {
  const length = 2 + Math.floor(random() * 3);
  return Array.from({ length }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join("");
}

/** One letter lost, doubled or swapped. */
function misspelt(title: string, random: () => number): string {
  const at = 1 + Math.floor(random() * Math.max(1, title.length - 2));
  const [before, letter, rest] = [title.slice(0, at), title.slice(at, at + 1), title.slice(at + 1)];
  const kind = Math.floor(random() * 3);
  if (kind === 0) return before + rest;
  return kind === 1 ? before + letter + letter + rest : before + rest.slice(0, 1) + letter + rest.slice(1);
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
