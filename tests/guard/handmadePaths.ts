import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where paths are concatenated on purpose. */
const PATH_CODE = [/^src\/paths\//, /^renderer\/components\/pathText\.ts$/];

/**
 * Files that split other things than machine paths at slashes: URLs, names in a ZIP, fractions, descriptors on Linux
 * only.
 */
const OTHER_SLASHES = new Set([
  "src/api/accessOf.ts",
  "src/hostConfig.ts",
  "src/intake/fileAccess/openWithoutLinks.ts",
  "src/intake/probe/readFfprobe.ts",
  "src/providers/wikimedia/readClaims.ts",
  "src/recommendation/ratings/zipSource.ts",
  "src/samples/provider/loopbackProvider.ts",
  "src/samples/provider/tmdbAnswers.ts",
  "src/server/requestListener.ts",
  "src/server/webHost.ts",
  "src/store/backup/safeEntry.ts",
  "src/store/backup/contributedFiles.ts",
  "src/store/restore/applyRestore.ts",
  "src/store/restore/prepareRestore.ts",
]);

/** What of `node:path` depends on the kind of system in ways that `src/paths` settles. */
const LEFT_TO_PATHS = /\b(?:sep|posix|win32|relative|normalize|isAbsolute|parse|format|toNamespacedPath)\b/;

const SLASH = String.raw`(?:\/|\\\\)`;
const HANDMADE: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["cuts at a slash", new RegExp(String.raw`\.split\((["'${"`"}])${SLASH}\1|\.split\(\/\[?(?:\\\\|\\?\/|\/)`)],
  [
    "looks for a slash",
    new RegExp(String.raw`\.(?:lastI|i)ndexOf\((["'${"`"}])${SLASH}\1|\.(?:starts|ends)With\((["'${"`"}])${SLASH}\2`),
  ],
  ["compares with a folder and a slash", new RegExp(String.raw`\.startsWith\(${"`"}\$\{[^${"`"}]*\}${SLASH}${"`"}`)],
  ["glues with a slash", new RegExp(String.raw`\+ (["'${"`"}])${SLASH}\1|(["'${"`"}])${SLASH}\2 \+`)],
  ["compares with a slash in SQL", /'\/'|LIKE '[^']*\/|GLOB '[^']*\//],
];

/** Lines that cut, glue or compare paths by their characters, with what each does. */
export function handmadePaths(root: string): string[] {
  return globSync("{src,electron,renderer}/**/*.{ts,tsx}", { cwd: root })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => !PATH_CODE.some((pattern) => pattern.test(file)) && !OTHER_SLASHES.has(file))
    .flatMap((file) => handmadeIn(readFileSync(join(root, file), "utf8")).map((found) => `${file}: ${found}`));
}

export function handmadeIn(source: string): string[] {
  const imports = [...source.matchAll(/import ([^;]+?) from "node:path"/g)].map(([, names = ""]) => names);
  const taken = imports.filter((names) => !names.startsWith("{") || LEFT_TO_PATHS.test(names));
  const lines = source.split("\n").filter((line) => !/^\s*(?:\*|\/\/|\/\*)/.test(line));
  return [
    ...taken.map((names) => `imports ${names} from node:path`),
    ...lines.flatMap((line) =>
      HANDMADE.filter(([, pattern]) => pattern.test(line)).map(([what]) => `${what}: ${line.trim()}`),
    ),
  ];
}
