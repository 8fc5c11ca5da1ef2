import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checksumOf, readArtefact } from "./artefact.ts";

/** The artefacts of versions, a file each: `models/v<version>.bin`. */
export class ArtefactFiles {
  readonly #folder: string;
  /** By version: reading megabytes for each prediction would cost more than the prediction. */
  readonly #intact = new Map<number, boolean>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  pathOf(version: number): string {
    return join(this.#folder, `v${version}.bin`);
  }

  /** Writes the whole file before it gets its name. @throws the file system's error; nothing is left then */
  write(version: number, bytes: Uint8Array): void {
    const path = this.pathOf(version);
    const partial = `${path}.part`;
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    try {
      writeFileSync(partial, bytes, { mode: 0o600, flush: true });
      renameSync(partial, path);
    } catch (error) {
      removeQuietly(partial);
      throw error;
    }
  }

  /** Makes a file that was written and checked elsewhere in this folder the one of a version. */
  adopt(version: number, written: string): void {
    renameSync(written, this.pathOf(version));
    this.#intact.set(version, true);
  }

  exists(version: number): boolean {
    return existsSync(this.pathOf(version));
  }

  remove(version: number): void {
    removeQuietly(this.pathOf(version));
    this.#intact.delete(version);
  }

  /** Whether the file is there and holds what was written. */
  isIntact(version: number, checksum: string): boolean {
    try {
      const bytes = readFileSync(this.pathOf(version));
      if (checksumOf(bytes) !== checksum) return false;
      readArtefact(bytes);
      return true;
    } catch {
      // Missing, unreadable or damaged: the caller takes another version.
      return false;
    }
  }

  /** The same, looked at once a version. */
  wasIntact(version: number, checksum: string): boolean {
    const known = this.#intact.get(version);
    if (known !== undefined) return known;
    const isIntact = this.isIntact(version, checksum);
    this.#intact.set(version, isIntact);
    return isIntact;
  }
}

/** What could not be written cannot be removed either where the disk is broken: the first error says why. */
function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // See above.
  }
}
