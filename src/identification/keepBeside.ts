import type { FileRecord, FileRecords, SidecarFileRecords } from "../intake/index.ts";
import type { Beside } from "./beside.ts";
import type { NfoRecords } from "./nfoRecords.ts";

export interface KeepBesideParts {
  readonly files: FileRecords;
  readonly sidecarFiles: SidecarFileRecords;
  readonly nfos: NfoRecords;
}

/** An NFO that came, went or was written to since the file was last looked at. */
export function isNfoNew(
  fileId: number,
  { sidecarFiles }: Beside,
  parts: Pick<KeepBesideParts, "sidecarFiles">,
): boolean {
  const known = parts.sidecarFiles.nfoOf(fileId);
  const found = sidecarFiles.nfo;
  if (known === null || found === null) return known !== found;
  return known.path !== found.path || known.sizeBytes !== found.sizeBytes || known.mtimeMs !== found.mtimeMs;
}

/** What lies beside a file, as it was found where the file lay then. Inside a transaction. */
export function keepBeside(
  { id, path }: Pick<FileRecord, "id" | "path">,
  { sidecarFiles, nfo }: Beside,
  parts: KeepBesideParts,
): void {
  parts.sidecarFiles.replace(id, sidecarFiles);
  parts.nfos.keep(id, nfo);
  parts.files.setSidecarsReadAtPath(id, path);
}
