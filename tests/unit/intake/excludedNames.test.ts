import { expect, test } from "vitest";
import {
  COMPANION_ENDINGS,
  EXCLUDED_NAMES,
  SUBTITLE_FOLDERS,
  UNSUPPORTED_FORMATS,
} from "../../../src/intake/exclusions/excludedNames.ts";
import { excludedFile, excludedFolder, isPartialName } from "../../../src/intake/exclusions/index.ts";

const reasonOf = (name: string) => excludedFile(name)?.reason ?? "film";

test.each([
  ["Film.2019.mkv", "film"],
  ["FILM.MP4", "film"],
  ["VTS_01_1.VOB", "film"],
  ["...And Justice for All (1979).mkv", "film"],
  [".45 (2006).mkv", "film"],
  ["The.Temp.mkv", "film"],
  ["Film.mkv.part", "incomplete"],
  ["Film.part", "incomplete"],
  ["Film.mp4.crdownload", "incomplete"],
  ["Film.avi.!qB", "incomplete"],
  ["Film.avi.!uT", "incomplete"],
  ["Film.mkv.opdownload", "incomplete"],
  ["Film.mkv.tmp", "incomplete"],
  ["Film.mkv.partial", "incomplete"],
  ["Film.mkv.unmanic", "incomplete"],
  ["Film-TdarrCacheFile-Ab12.mkv", "incomplete"],
  [".Film.mkv.a1B2c3", "incomplete"],
  [".syncthing.Film.mkv.tmp", "incomplete"],
  [".fuse_hidden0000012300000001", "incomplete"],
  ["notes.tmp", "control_file"],
  ["Film.mkv.aria2", "control_file"],
  ["Film.mkv.st", "control_file"],
  ["Film.torrent", "control_file"],
  ["._Film.mkv", "system_file"],
  [".DS_Store", "system_file"],
  ["desktop.ini", "system_file"],
  ["Thumbs.db", "thumbnails"],
  [".private.mkv", "hidden"],
  ["Film.iso", "disc_image"],
  ["Film.IMG", "disc_image"],
  ["Film.strm", "stream_link"],
  ["Film.rmvb", "unsupported_format"],
  ["Film.wtv", "unsupported_format"],
  ["Film.mxf", "unsupported_format"],
  ["Film.srt", "companion"],
  ["poster.jpg", "companion"],
  [".ignore", "companion"],
  ["Film", "not_a_video"],
  ["", "not_a_video"],
])("the file %j is %s", (name, reason) => {
  expect(reasonOf(name)).toBe(reason);
});

test.each([
  ["@eaDir", "thumbnails"],
  [".@__thumb", "thumbnails"],
  ["Film (2001).trickplay", "thumbnails"],
  ["#recycle", "recycle_bin"],
  ["@Recycle", "recycle_bin"],
  ["$RECYCLE.BIN", "recycle_bin"],
  [".Trash-1000", "recycle_bin"],
  [".Trashes", "recycle_bin"],
  ["Network Trash Folder", "recycle_bin"],
  ["#snapshot", "snapshot"],
  [".snapshot", "snapshot"],
  [".zfs", "snapshot"],
  ["@GMT-2024.01.01-00.00.00", "snapshot"],
  ["lost+found", "system_file"],
  ["System Volume Information", "system_file"],
  [".Spotlight-V100", "system_file"],
  [".fseventsd", "system_file"],
  [".AppleDouble", "system_file"],
  [".TemporaryItems", "system_file"],
  ["_UNPACK_Film.2019", "incomplete"],
  [".git", "hidden"],
  ["Subs", "companion"],
])("the folder %j is not scanned: %s", (name, reason) => {
  expect(excludedFolder(name)?.reason).toBe(reason);
});

test.each([
  "Substance (2024)",
  "...And Justice for All (1979)",
  ".45 (2006)",
  "Trash (1970)",
  "Recycled (2018)",
  "Snapshot (2017)",
])("the folder %j may hold films", (name) => {
  expect(excludedFolder(name)).toBeNull();
});

test("only a video's name says that a video is on its way", () => {
  expect(isPartialName("Film.mkv.download")).toBe(true);
  expect(isPartialName("notes.download")).toBe(false);
});

const HEADING = `# What is not added to the library

Scans, watches, drops and uploads leave the same files and folders out. Everything that was left out is in the list *Files not added* (screen *Folders*), with its reason; most of it can be added anyway. The tables are written by the test of this file from the one list in \`src/intake/exclusions/excludedNames.ts\`.

## Ignore files

| file | excludes |
| --- | --- |
| \`.ignore\` | empty: its folder and everything below. Otherwise each line is a pattern as in \`.gitignore\`, as Jellyfin 10.11 reads it: \`*.avi\`, \`specials/\`, \`/film.mkv\`, \`!keep.mkv\` |
| \`.plexignore\` | each line is a pattern; \`*\` stands for any text, folders included. A pattern with a slash is a path below the folder |
| \`.nomedia\` | its folder and everything below, whatever the file contains |

Letter case does not matter. The last pattern that matches decides; files in deeper folders come last. When an ignore file appears, changes or goes, the folder is scanned again. A film that is excluded later keeps its data and is shown as missing until it is included again. At most 1,000 patterns of 500 characters and 64 KiB of a file are read.

A name that begins with a dot is hidden, except a title such as \`.45 (2006)\` or \`...And Justice for All (1979)\`.`;

const quoted = (names: readonly string[]) => names.map((name) => `\`${name.replace("\r", "\\r")}\``).join(" ");

test("docs/excluded-names.md has the list", async () => {
  const rows = EXCLUDED_NAMES.map(({ reason, from, ...names }) => {
    const folders = [
      ...(names.folders ?? []),
      ...(names.folderPrefixes ?? []).map((name) => `${name}…`),
      ...(names.folderEndings ?? []).map((name) => `…${name}`),
    ];
    const files = [
      ...(names.files ?? []),
      ...(names.filePrefixes ?? []).map((name) => `${name}…`),
      ...(names.endings ?? []).map((name) => `…${name}`),
    ];
    return `| ${reason} | ${from} | ${quoted(folders)} | ${quoted(files)} |`;
  });
  const formats = Map.groupBy(UNSUPPORTED_FORMATS, ([, { fact }]) => fact);
  const formatRows = [...formats].map(
    ([fact, endings]) => `| ${endings[0]?.[1].reason} | ${fact} | ${quoted(endings.map(([ending]) => `.${ending}`))} |`,
  );
  const tables = [
    "## Names",
    "| reason | left by | folders | files |\n| --- | --- | --- | --- |",
    ...rows,
    "\n## Formats that cannot be opened",
    "| reason | format | endings |\n| --- | --- | --- |",
    ...formatRows,
    "\n## Files that belong to films",
    `They are read with their films, and counted: ${quoted([...COMPANION_ENDINGS].map((ending) => `.${ending}`))}, and the folders ${quoted([...SUBTITLE_FOLDERS])}.`,
  ];
  await expect(`${HEADING}\n\n${tables.join("\n")}\n`).toMatchFileSnapshot("../../../docs/excluded-names.md");
});

const PARTIAL = EXCLUDED_NAMES.filter(({ reason }) => reason === "incomplete").flatMap(
  ({ filePrefixes = [], endings = [] }) => [
    ...filePrefixes.map((prefix) => `${prefix}Film.mkv`),
    ...endings.map((ending) => `Film.mkv${ending}`),
  ],
);

test.each(PARTIAL)("%s is left alone as long as it has that name, however long it stays unchanged", (name) => {
  expect(reasonOf(name)).toBe("incomplete");
  expect(isPartialName(name)).toBe(true);
});
