import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { errorCode } from "../../errors/index.ts";
import type { FilmCandidate } from "../filmCandidate.ts";
import { catalogueFile } from "./catalogueFile.ts";
import { readImdbId } from "./catalogueFilm.ts";
import { mergeCandidates } from "./mergeCandidates.ts";
import { type Catalogue, openCatalogue } from "./openCatalogue.ts";
import { searchCatalogue } from "./searchCatalogue.ts";
import { suggestFilms } from "./suggestFilms.ts";
import type { TitleFolding } from "./titleFolding.ts";

export type CatalogueQuery =
  | { readonly kind: "search"; readonly title: string; readonly year?: number | undefined }
  | { readonly kind: "id"; readonly tmdb?: number | undefined; readonly imdb?: string | undefined }
  | { readonly kind: "suggest"; readonly text: string; readonly limit: number };

export interface CatalogueState {
  readonly name: string;
  readonly films: number;
  /** Milliseconds since 1970. */
  readonly importedAt: number;
  readonly bytes: number;
}

interface Opened {
  readonly stamp: string;
  readonly catalogue: Catalogue | null;
}

/**
 * Answers out of the catalogues of a folder, for a thread: it keeps them open, and opens anew one that was replaced.
 */
export function createCatalogueReader(folding: TitleFolding) {
  const opened = new Map<string, Opened>();

  function cataloguesOf(folder: string): { name: string; bytes: number; catalogue: Catalogue }[] {
    return filesOf(folder).flatMap(({ path, name, stamp, bytes }) => {
      let known = opened.get(path);
      if (known?.stamp !== stamp) {
        known?.catalogue?.close();
        known = { stamp, catalogue: openCatalogue(path) };
        opened.set(path, known);
      }
      return known.catalogue ? [{ name, bytes, catalogue: known.catalogue }] : [];
    });
  }

  /** A catalogue whose pages turn out to be damaged is left alone until another takes its place. */
  function answered(
    folder: string,
    { name, catalogue }: { name: string; catalogue: Catalogue },
    question: CatalogueQuery,
  ): FilmCandidate[] {
    try {
      return answer(catalogue, question, folding);
    } catch (error) {
      if (!isDamaged(error)) throw error;
      const path = catalogueFile(folder, name);
      opened.set(path, { stamp: opened.get(path)?.stamp ?? "", catalogue: null });
      catalogue.close();
      return [];
    }
  }

  return {
    /** Candidates, likeliest first; what several catalogues know of one film stands in one candidate. */
    query(folder: string, question: CatalogueQuery): FilmCandidate[] {
      return mergeCandidates(cataloguesOf(folder).map((known) => answered(folder, known, question)));
    },

    list(folder: string): CatalogueState[] {
      return cataloguesOf(folder).map(({ name, bytes, catalogue: { films, importedAt } }) => ({
        name,
        films,
        importedAt,
        bytes,
      }));
    },
  };
}

function answer(catalogue: Catalogue, question: CatalogueQuery, folding: TitleFolding): FilmCandidate[] {
  switch (question.kind) {
    case "search": {
      const { title, year } = question;
      return searchCatalogue(catalogue, year === undefined ? { title } : { title, year }, folding);
    }
    case "id": {
      const film = catalogue.byIds({ tmdb: question.tmdb, imdb: readImdbId(question.imdb) });
      return film === undefined ? [] : catalogue.read([film]).map(({ candidate }) => candidate);
    }
    case "suggest":
      return suggestFilms(catalogue, question.text, question.limit, folding).map(({ candidate }) => candidate);
  }
}

function isDamaged(error: unknown): boolean {
  return /^SQLITE_(?:CORRUPT|NOTADB|IOERR)/.test(errorCode(error) ?? "");
}

function filesOf(folder: string): { path: string; name: string; stamp: string; bytes: number }[] {
  return namesIn(folder)
    .filter((file) => file.endsWith(".sqlite"))
    .sort()
    .flatMap((file) => {
      const path = join(folder, file);
      const stats = statSync(path, { throwIfNoEntry: false });
      if (!stats?.isFile()) return [];
      const stamp = `${stats.ino}:${stats.size}:${stats.mtimeMs}`;
      return [{ path, name: file.slice(0, -".sqlite".length), stamp, bytes: stats.size }];
    });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Nothing was imported yet.
    return [];
  }
}
