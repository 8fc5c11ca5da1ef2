import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { titleKey, titleWords } from "../../../../src/identification/index.ts";
import {
  type CatalogueFormat,
  type CatalogueImport,
  createCatalogueReader,
  importCatalogue,
  openSource,
} from "../../../../src/providers/index.ts";

export const FOLDING = { key: titleKey, words: titleWords };

/** A line of a catalogue in JSON lines. */
export const lineOf = (tmdbId: number, title: string, year: number | null = 1971, more: object = {}) =>
  JSON.stringify({ tmdbId, title, year, ...more });

export function writeLines(folder: string, lines: readonly string[], name = "films.jsonl"): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

export function importInto(
  folder: string,
  source: string,
  options: Partial<CatalogueImport> & { readonly format?: CatalogueFormat; readonly signal?: AbortSignal } = {},
) {
  const { format = "jsonl", signal = new AbortController().signal, ...others } = options;
  const parts = openSource(format, source, () => {
    throw new Error("a file is no endpoint");
  });
  return importCatalogue({ folder, name: "test", parts, folding: FOLDING, clock: Date, ...others }, signal);
}

/** What a catalogue answers, as `title year` lines. */
export function searching(folder: string) {
  const reader = createCatalogueReader(FOLDING);
  return {
    find: (title: string, year?: number) =>
      reader.query(folder, { kind: "search", title, year }).map((film) => `${film.title} ${film.year}`),
    suggest: (text: string) => reader.query(folder, { kind: "suggest", text, limit: 8 }).map(({ title }) => title),
    byId: (ids: { tmdb?: number; imdb?: string }) => reader.query(folder, { kind: "id", ...ids }),
    list: () => reader.list(folder),
  };
}
