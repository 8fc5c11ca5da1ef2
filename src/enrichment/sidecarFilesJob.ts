import type { Locale } from "../contract/index.ts";
import { hasCode } from "../errors/index.ts";
import type { Events } from "../events/index.ts";
import {
  type FileRecord,
  type FileRecords,
  type FolderListings,
  isUnchangedRecord,
  type SidecarFileRecords,
} from "../intake/index.ts";
import { type JobHandler, type Jobs, type Outcome, onlyIf } from "../jobs/index.ts";
import type { Library } from "../library/index.ts";
import type { Nfo } from "../nfo/index.ts";
import type { Artwork } from "./artwork/artwork.ts";
import { nfoFacts } from "./nfoFacts.ts";

export interface SidecarFilesJobParts {
  readonly library: Library;
  readonly files: FileRecords;
  readonly sidecarFiles: SidecarFileRecords;
  readonly folderListings: FolderListings;
  readonly artwork: Artwork;
  readonly events: Events;
  locale(): Locale;
  /** What the NFO beside a file says, where it is about the film that the file is. */
  nfoForFile(fileId: number): Nfo | null;
}

const LARGEST_PICTURE_BYTES = 20 * 1024 * 1024;
const PICTURES = ["poster", "backdrop"] as const;

/** What somebody laid beside a film is used before what providers say: facts of its NFO, its pictures. */
export function sidecarFilesJob(parts: SidecarFilesJobParts): JobHandler<"read_sidecar_files"> {
  const { library, files, sidecarFiles, folderListings, artwork, events } = parts;
  return {
    kind: "read_sidecar_files",
    concurrency: 1,
    batchSize: 1,
    priority: 26,
    timeoutMs: 60_000,
    async run([job], { signal }) {
      const file = files.byId(job?.subjectId ?? 0);
      if (!file || file.film === null || file.part === null) return [{ kind: "done" }];
      return [await useBeside(file, file.film, signal)];
    },
  };

  async function useBeside(file: FileRecord, filmId: number, signal: AbortSignal): Promise<Outcome> {
    const fileId = file.id;
    const isSame = isUnchangedRecord(files, file);
    /** It may have been matched with another film while its pictures were read. */
    const isItsFilm = () => {
      const now = files.byId(fileId);
      return now?.film === filmId && now.part !== null;
    };
    const found = await Promise.all(PICTURES.map((kind) => pictureBeside(fileId, kind, signal)));
    const pictures = found.filter((picture) => picture !== null);
    return onlyIf(() => isSame() && isItsFilm(), {
      kind: "done",
      apply() {
        const hasFacts = replaceNfoFacts(filmId);
        for (const { kind, source, prepared } of pictures) {
          const artworkId = library.artwork.findOrCreate(kind, source);
          library.artwork.complete(artworkId, prepared);
          library.artwork.setSidecarArtwork(filmId, kind, artworkId);
        }
        if (hasFacts || pictures.length > 0) events.emit({ type: "film.changed", filmId });
      },
    });
  }

  /**
   * What the NFOs beside a film's copies say now: the first copy's, with what it leaves out from the others. One that
   * lies there and cannot be read, or is about another film, says nothing: what is known stays.
   */
  function replaceNfoFacts(filmId: number): boolean {
    const copies = files.copiesOfFilm(filmId);
    const said = copies.flatMap((id) => parts.nfoForFile(id) ?? []).map(nfoFacts);
    if (said.length === 0 && copies.some((id) => sidecarFiles.nfoOf(id) !== null)) return false;
    const byField = new Map(said.toReversed().flatMap((facts) => facts.map((fact) => [fact.field, fact])));
    library.facts.replace(filmId, "nfo", [...byField.values()]);
    library.facts.refreshFilmRow(filmId, parts.locale());
    return said.length > 0;
  }

  async function pictureBeside(fileId: number, kind: "poster" | "backdrop", signal: AbortSignal) {
    const picture = sidecarFiles.imageOf(fileId, kind);
    const prepared = picture && (await prepare(kind, picture.path, signal));
    return prepared && { kind, source: `beside:${picture.path}:${picture.mtimeMs}`, prepared };
  }

  /** @returns null for what is no picture, or cannot be read: the provider's stands in its place */
  async function prepare(kind: "poster" | "backdrop", path: string, signal: AbortSignal) {
    const bytes = await folderListings.readFile(path, LARGEST_PICTURE_BYTES, signal);
    if (bytes === null) return null;
    try {
      return await artwork.prepare(kind, bytes, signal);
    } catch (error) {
      if (hasCode(error, "picture_refused")) return null;
      throw error;
    }
  }
}

export function queueSidecarFiles(jobs: Jobs, fileId: number): void {
  jobs.enqueue({
    kind: "read_sidecar_files",
    subject: "file",
    subjectId: fileId,
    uniqueKey: `read_sidecar_files:${fileId}`,
  });
}
