import { stat } from "node:fs/promises";
import type { OpenRequest } from "../bridge/ipc.ts";

/** As many as the engine takes in one drop. */
const MAX_PATHS = 20_000;

/**
 * What a person wants to open or add from outside the page. It is kept until the page takes it: the page may still be
 * loading, or no user is logged in.
 */
export class OpenRequests {
  #page: string | null = null;
  #paths: string[] = [];
  readonly #listeners = new Set<() => void>();

  openPage(page: string): void {
    this.#page = page;
    this.#notifyListeners();
  }

  addPaths(paths: readonly string[]): void {
    if (paths.length === 0) return;
    this.#paths = [...new Set([...this.#paths, ...paths])].slice(0, MAX_PATHS);
    this.#notifyListeners();
  }

  /** Each request is handed out once. */
  async take(): Promise<OpenRequest> {
    const page = this.#page;
    const paths = this.#paths;
    this.#page = null;
    this.#paths = [];
    const areFolders = await Promise.all(paths.map(isFolder));
    return { page, paths, folders: paths.filter((_, index) => areFolders[index]) };
  }

  onAdded(listener: () => void): void {
    this.#listeners.add(listener);
  }

  #notifyListeners(): void {
    for (const listener of this.#listeners) listener();
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false; // gone or unreadable: the engine reports that when it is added
  }
}
