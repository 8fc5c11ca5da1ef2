import type { FileRecord, FileRecords, SidecarFileRecords } from "../../intake/index.ts";
import type { FolderEvidence } from "./folderEvidence.ts";
import type { NfoRecords } from "./nfoRecords.ts";

export interface FolderEvidenceRecordParts {
  readonly files: FileRecords;
  readonly sidecarFiles: SidecarFileRecords;
  readonly nfos: NfoRecords;
}

/** An NFO that came, went or was written to since the file was last looked at. */
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

/** What lies beside a file, as it was found where the file lay then. Inside a transaction. */
export function recordFolderEvidence(
  { id, path }: Pick<FileRecord, "id" | "path">,
  { sidecarFiles, nfo }: FolderEvidence,
  parts: FolderEvidenceRecordParts,
): void {
  parts.sidecarFiles.replace(id, sidecarFiles);
  parts.nfos.save(id, nfo);
  parts.files.setSidecarsReadAtPath(id, path);
}
