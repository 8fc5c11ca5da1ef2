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
import type { Artwork, PreparedArtwork } from "./artwork/artwork.ts";
import { nfoFacts } from "./nfoFacts.ts";
import { nfoMarks } from "./nfoMarks.ts";
import { nfoPeople } from "./nfoPeople.ts";

export interface SidecarFilesJobParts {
  readonly library: Library;
  readonly files: FileRecords;
  readonly sidecarFiles: SidecarFileRecords;
  readonly folderListings: FolderListings;
  readonly artwork: Artwork;
  readonly events: Events;
  locale(): Locale;
  /** The sidecar NFO of a file, where it is about the film that the file was matched with. */
  nfoForFile(fileId: number): Nfo | null;
}

const MAX_IMAGE_BYTES = 20 * 1024 * 1024;
const IMAGE_KINDS = ["poster", "backdrop"] as const;
type ImageKind = (typeof IMAGE_KINDS)[number];

/** A sidecar image of the file, decoded. */
interface SidecarImage {
  readonly kind: ImageKind;
  /** Identifies the artwork: it changes when the file does. */
  readonly source: string;
  readonly prepared: PreparedArtwork;
}

/** Uses the sidecar NFO and artwork of a film's file: they take precedence over providers. */
export function readSidecarFilesJob(parts: SidecarFilesJobParts): JobHandler<"read_sidecar_files"> {
  return {
    kind: "read_sidecar_files",
    concurrency: 1,
    batchSize: 1,
    priority: 26,
    timeoutMs: 60_000,
    async run([job], { signal }) {
      const file = parts.files.inLibrary(job?.subjectId ?? 0);
      if (!file || file.film === null || file.part === null) return [{ kind: "done" }];
      return [await readSidecarFiles(file, file.film, parts, signal)];
    },
  };
}

async function readSidecarFiles(
  file: FileRecord,
  filmId: number,
  parts: SidecarFilesJobParts,
  signal: AbortSignal,
): Promise<Outcome> {
  const { library, files, events } = parts;
  const isSame = isUnchangedRecord(files, file);
  /** The file may be matched with another film while its images are read. */
  const isStillOfFilm = () => {
    const now = files.byId(file.id);
    return now?.film === filmId && now.part !== null;
  };
  // Other images may have been found in the folder meanwhile.
  const namedImages = () => JSON.stringify(IMAGE_KINDS.map((kind) => parts.sidecarFiles.imageOf(file.id, kind)));
  const before = namedImages();
  const found = await Promise.all(IMAGE_KINDS.map((kind) => readImage(file.id, kind, parts, signal)));
  const images = found.filter((image) => image !== null);
  return onlyIf(() => isSame() && isStillOfFilm() && namedImages() === before, {
    kind: "done",
    apply() {
      const hasFacts = replaceNfoFacts(filmId, parts);
      const nfo = parts.nfoForFile(file.id);
      const isMarked = nfo !== null && library.marks.adoptNfoMarks(file.id, filmId, nfoMarks(nfo));
      for (const { kind, source, prepared } of images) {
        const artworkId = library.artwork.findOrCreate(kind, source);
        library.artwork.complete(artworkId, prepared);
        library.artwork.setSidecarArtwork(filmId, kind, artworkId);
      }
      if (hasFacts || isMarked || images.length > 0) events.emit({ type: "film.changed", filmId });
    },
  });
}

/**
 * Replaces the film's NFO facts by those of all its copies: the first copy's NFO, completed by the others'. Where a copy
 * has an NFO that cannot be read, or that is about another film, and no other has a usable one, the stored facts stay.
 * @returns whether there are facts
 */
function replaceNfoFacts(filmId: number, { library, files, sidecarFiles, nfoForFile, locale }: SidecarFilesJobParts) {
  const copies = files.copiesOfFilm(filmId);
  const nfos = copies.flatMap((id) => nfoForFile(id) ?? []);
  const facts = nfos.map(nfoFacts);
  if (facts.length === 0 && copies.some((id) => sidecarFiles.nfoOf(id) !== null)) return false;
  // In reverse, so that the first copy's fact is the one that stays.
  const byField = new Map(facts.toReversed().flatMap((ofCopy) => ofCopy.map((fact) => [fact.field, fact])));
  library.facts.replace(filmId, "nfo", [...byField.values()]);
  library.people.recordNfoCredits(filmId, nfos.map(nfoPeople).find((people) => people.length > 0) ?? []);
  library.facts.refreshFilmRow(filmId, locale());
  return facts.length > 0;
}

/** @returns null where there is none, or it cannot be used: the provider's is shown then */
async function readImage(
  fileId: number,
  kind: ImageKind,
  { sidecarFiles, folderListings, artwork }: SidecarFilesJobParts,
  signal: AbortSignal,
): Promise<SidecarImage | null> {
  const image = sidecarFiles.imageOf(fileId, kind);
  const bytes = image && (await folderListings.readFile(image.path, MAX_IMAGE_BYTES, signal));
  if (!bytes) return null;
  try {
    const prepared = await artwork.prepare(kind, bytes, signal);
    return { kind, source: `beside:${image.path}:${image.mtimeMs}`, prepared };
  } catch (error) {
    if (hasCode(error, "picture_refused", "content_too_costly")) return null;
    throw error;
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
