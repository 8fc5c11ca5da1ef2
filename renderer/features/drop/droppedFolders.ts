/** The files of a drop in a browser, with those in dropped folders. */

/** Which files of a folder are uploaded. A file that is dropped on its own always is; the engine decides what it is. */
const VIDEO_EXTENSIONS = new Set(
  "3gp asf avi divx f4v flv iso m2ts m2v m4v mkv mov mp4 mpe mpeg mpg mts mxf ogm ogv qt rm rmvb ts vob webm wmv".split(
    " ",
  ),
);

export type DroppedFiles = { files: File[]; ignored: number };

/** Must be called during the drop event: afterwards the items are empty. */
export function entriesOf(transfer: DataTransfer): FileSystemEntry[] {
  return [...transfer.items].flatMap((item) => {
    const entry = item.kind === "file" ? item.webkitGetAsEntry() : null;
    return entry ? [entry] : [];
  });
}

export async function readFolders(entries: readonly FileSystemEntry[]): Promise<DroppedFiles> {
  const found: DroppedFiles = { files: [], ignored: 0 };
  for (const entry of entries) await readEntry(entry, found, false);
  return found;
}

async function readEntry(entry: FileSystemEntry, found: DroppedFiles, isInFolder: boolean): Promise<void> {
  if (isFile(entry)) {
    if (isInFolder && !looksLikeVideo(entry.name)) found.ignored += 1;
    else found.files.push(await fileOf(entry));
    return;
  }
  if (!isDirectory(entry)) return;
  const reader = entry.createReader();
  // readEntries returns a folder in parts, and an empty part at the end.
  for (let part = await readPart(reader); part.length > 0; part = await readPart(reader)) {
    for (const child of part) await readEntry(child, found, true);
  }
}

function looksLikeVideo(name: string): boolean {
  return VIDEO_EXTENSIONS.has(name.slice(name.lastIndexOf(".") + 1).toLowerCase());
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

function readPart(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}
