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

/** An open catalogue, null where the file is no catalogue or is damaged; `stamp` tells when the file was replaced. */
interface Opened {
  readonly stamp: string;
  readonly catalogue: Catalogue | null;
}

/** Queries the catalogues of a folder, in a thread. It keeps them open, and opens one again that was replaced. */
export interface CatalogueReader {
  /** Candidates, likeliest first; what several catalogues know of one film is merged into one candidate. */
  query(folder: string, query: CatalogueQuery): FilmCandidate[];
  list(folder: string): CatalogueState[];
}

export function createCatalogueReader(folding: TitleFolding): CatalogueReader {
  return new CachingCatalogueReader(folding);
}

class CachingCatalogueReader implements CatalogueReader {
  readonly #folding: TitleFolding;
  readonly #opened = new Map<string, Opened>();

  constructor(folding: TitleFolding) {
    this.#folding = folding;
  }

  query(folder: string, query: CatalogueQuery): FilmCandidate[] {
    const lists = this.#cataloguesIn(folder).map(({ name, catalogue }) => {
      try {
        return answer(catalogue, query, this.#folding);
      } catch (error) {
        if (!isDamaged(error)) throw error;
        this.#closeDamaged(catalogueFile(folder, name), catalogue);
        return [];
      }
    });
    return mergeCandidates(lists);
  }

  list(folder: string): CatalogueState[] {
    return this.#cataloguesIn(folder).map(({ name, bytes, catalogue }) => {
      const { films, importedAt } = catalogue;
      return { name, films, importedAt, bytes };
    });
  }

  #cataloguesIn(folder: string): { name: string; bytes: number; catalogue: Catalogue }[] {
    const files = filesOf(folder);
    this.#closeOthers(new Set(files.map(({ path }) => path)));
    return files.flatMap(({ path, name, stamp, bytes }) => {
      let known = this.#opened.get(path);
      if (known?.stamp !== stamp) {
        known?.catalogue?.close();
        known = { stamp, catalogue: openCatalogue(path) };
        this.#opened.set(path, known);
      }
      return known.catalogue ? [{ name, bytes, catalogue: known.catalogue }] : [];
    });
  }

  /** A removed catalogue that stayed open would keep its space, and on Windows its name. */
  #closeOthers(paths: ReadonlySet<string>): void {
    for (const [path, { catalogue }] of this.#opened) {
      if (paths.has(path)) continue;
      catalogue?.close();
      this.#opened.delete(path);
    }
  }

  /** It is not opened again until another file replaces it. */
  #closeDamaged(path: string, catalogue: Catalogue): void {
    this.#opened.set(path, { stamp: this.#opened.get(path)?.stamp ?? "", catalogue: null });
    catalogue.close();
  }
}

function answer(catalogue: Catalogue, query: CatalogueQuery, folding: TitleFolding): FilmCandidate[] {
  switch (query.kind) {
    case "search": {
      const { title, year } = query;
      return searchCatalogue(catalogue, year === undefined ? { title } : { title, year }, folding);
    }
    case "id": {
      const film = catalogue.byIds({ tmdb: query.tmdb, imdb: readImdbId(query.imdb) });
      return film === undefined ? [] : catalogue.read([film]).map(({ candidate }) => candidate);
    }
    case "suggest":
      return suggestFilms(catalogue, query.text, query.limit, folding).map(({ candidate }) => candidate);
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
    // The folder is made by the first import.
    return [];
  }
}
