import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * A download that is not complete yet, kept between starts, with the mark by which its server knows the version that it
 * belongs to.
 */
export class PartialFile {
  readonly path: string;
  readonly #noteOfVersion: string;

  constructor(path: string) {
    this.path = path;
    this.#noteOfVersion = `${path}.version`;
    mkdirSync(dirname(path), { recursive: true });
  }

  get size(): number {
    return statSync(this.path, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** A strong ETag or a date. Without one the server could not tell whether the rest belongs to the same file. */
  get version(): string | null {
    return existsSync(this.#noteOfVersion) ? readFileSync(this.#noteOfVersion, "utf8") : null;
  }

  /** @param from how many bytes are kept */
  async openAt(from: number, version: string | null): Promise<FileHandle> {
    if (from === 0) this.remove();
    if (version) writeFileSync(this.#noteOfVersion, version);
    return open(this.path, from === 0 ? "w" : "r+");
  }

  moveTo(target: string): void {
    mkdirSync(dirname(target), { recursive: true });
    renameSync(this.path, target);
    this.remove();
  }

  remove(): void {
    for (const path of [this.path, this.#noteOfVersion]) rmSync(path, { force: true });
  }
}
