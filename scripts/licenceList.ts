/** What npm says of the packages of a lockfile; `""` is the program itself. */
export interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

/** Programs that come inside a package, or around it, under a licence of their own. */
const PROGRAMS: Readonly<Record<string, string>> = {
  "Chromium (in Electron)": "BSD-3-Clause and others, as LICENSES.chromium.html next to the program says",
  Electron: "MIT",
  "FFmpeg (in @ffmpeg-installer and @ffprobe-installer)": "GPL-3.0-or-later: a program of its own, started, not linked",
  "Node.js (in Electron)": "MIT",
  "SQLite (in better-sqlite3)": "public domain",
  "libvips (in @img/sharp-wasm32)": "LGPL-3.0-or-later",
};

/** Packages whose lockfile entry has no licence, or only an address; their own files say this. */
const TOLD_ELSEWHERE: Readonly<Record<string, string>> = {
  async: "MIT",
  "@ffmpeg-installer/darwin-arm64": "GPLv3",
};

const FOLDER = "node_modules/";

/** The names of the packages that a user gets: those that nothing but development needs are left out. */
export function shippedPackages({ packages }: Lockfile): ReadonlyMap<string, string> {
  const shipped = Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path.includes(FOLDER) && !dev && !devOptional)
    .map(([path, { license }]) => {
      const name = path.slice(path.lastIndexOf(FOLDER) + FOLDER.length);
      return [name, TOLD_ELSEWHERE[name] ?? license ?? "unknown"] as const;
    });
  return new Map(shipped.toSorted(([one], [other]) => one.localeCompare(other, "en")));
}

/** Without versions: those of Chromium, Node, SQLite and FFmpeg are in the about box, the others in the lockfile. */
export function licenceList(lockfile: Lockfile): string {
  const rows = (entries: Iterable<readonly [string, string]>) =>
    [...entries].map(([name, licence]) => `| ${name} | ${licence} |`);
  return [
    "# Licences",
    "",
    "What ships with Filmothèque, written by `npm run licences`. The text of each licence is in its package, which the program brings along; the versions of the programs are in the about box.",
    "",
    "| program | licence |",
    "| --- | --- |",
    ...rows(Object.entries(PROGRAMS)),
    "",
    "| package | licence |",
    "| --- | --- |",
    ...rows(shippedPackages(lockfile)),
    "",
  ].join("\n");
}
