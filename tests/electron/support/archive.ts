import { type DirectoryRecord, getRawHeader } from "@electron/asar";

export type ArchivedFile = {
  /** Inside the archive, with slashes. */
  readonly path: string;
  /** It is next to the archive, where the system can start it. */
  readonly unpacked: boolean;
};

/** All files of an asar archive, including the unpacked ones. */
export function archivedFiles(archive: string): ArchivedFile[] {
  return filesIn(getRawHeader(archive).header);
}

function filesIn(folder: DirectoryRecord, prefix = ""): ArchivedFile[] {
  return Object.entries(folder.files).flatMap(([name, entry]) =>
    "files" in entry
      ? filesIn(entry, `${prefix}${name}/`)
      : [{ path: `${prefix}${name}`, unpacked: entry.unpacked === true }],
  );
}
