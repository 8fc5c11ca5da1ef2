import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { titleKey, titleWords } from "../../../src/identification/index.ts";
import {
  type CandidateSource,
  catalogueCandidates,
  createCatalogueReader,
  createWikimedia,
  importCatalogue,
  openSource,
  wikimediaUserAgent,
} from "../../../src/providers/index.ts";
import { benchDataFolder, loadBenchCatalogue, startWikimediaStandIn } from "../../standins/index.ts";

export const FOLDING = { key: titleKey, words: titleWords };

/** Wikidata's search over real HTTP to the stand-in, its published rate aside. @returns null without the bench data */
export async function withKeylessSource<T>(use: (source: CandidateSource) => Promise<T>): Promise<T | null> {
  const films = await loadBenchCatalogue();
  if (!films) return null;
  const standIn = await startWikimediaStandIn({ films });
  const wikimedia = createWikimedia({
    wikidataUrl: standIn.wikidataUrl,
    wikipediaUrl: standIn.wikipediaUrl,
    ratePerMinute: 1e7,
    language: () => "fr",
    userAgent: wikimediaUserAgent("0.0.0", "https://filmotheque.example/bench"),
    clock: Date,
    random: Math.random,
  });
  try {
    return await use(wikimedia.candidates());
  } finally {
    await wikimedia.close();
    await standIn.close();
  }
}

/** The shared catalogue, imported into a temporary folder that is removed afterwards. */
export async function withCatalogueSource<T>(use: (source: CandidateSource, folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-bench-catalogue-"));
  try {
    await importInto(folder, join(benchDataFolder(), "catalogue/films.jsonl"));
    const reader = createCatalogueReader(FOLDING);
    return await use(
      catalogueCandidates(async (question) => reader.query(folder, question)),
      folder,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Imports a catalogue of one JSON object a line. */
export function importInto(folder: string, source: string) {
  const parts = openSource("jsonl", source, () => {
    throw new Error("a file is no endpoint");
  });
  return importCatalogue({ folder, name: "bench", parts, folding: FOLDING, clock: Date }, new AbortController().signal);
}
