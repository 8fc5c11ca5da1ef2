import type { FileRecord, FileRecords, SidecarFileRecords } from "../../intake/index.ts";
import type { FolderEvidence } from "./folderEvidence.ts";
import type { NfoRecords } from "./nfoRecords.ts";

export interface FolderEvidenceRecordParts {
  readonly files: FileRecords;
  readonly sidecarFiles: SidecarFileRecords;
  readonly nfos: NfoRecords;
}

/** Whether an NFO was added, removed or changed since the file was identified last. */
export function hasNfoChanged(
  fileId: number,
  { sidecarFiles }: FolderEvidence,
  parts: Pick<FolderEvidenceRecordParts, "sidecarFiles">,
): boolean {
  const known = parts.sidecarFiles.nfoOf(fileId);
  const found = sidecarFiles.nfo;
  if (known === null || found === null) return known !== found;
  return known.path !== found.path || known.sizeBytes !== found.sizeBytes || known.mtimeMs !== found.mtimeMs;
}

/** Stores what the file's folder says, and the path at which it was read. Inside a transaction. */
export function recordFolderEvidence(
  { id, path }: Pick<FileRecord, "id" | "path">,
  { sidecarFiles, nfo }: FolderEvidence,
  parts: FolderEvidenceRecordParts,
): void {
  parts.sidecarFiles.replace(id, sidecarFiles);
  parts.nfos.save(id, nfo);
  parts.files.setSidecarsReadAtPath(id, path);
}
