import { posix, win32 } from "node:path";
import { fromLongForm, isShareOrDrive, toLongForm, unifyRoot } from "./windowsNames.ts";

export type PathKind = "posix" | "windows";

/** Every path inside a folder, and no other, as SQL compares text: `path >= from AND path < to`. */
export type PathRange = { readonly from: string; readonly to: string };

/** How one kind of system writes paths. The case of letters is the file system's business: see `spelling.ts`. */
export interface PathRules {
  readonly kind: PathKind;
  readonly separator: string;
  /** Names a place whatever the current folder and drive are; on Windows by a drive or a share, not by a device. */
  isAbsolute(path: string): boolean;
  /**
   * The one writing of an absolute path: separators, `.` and `..`, nothing at the end, no `\\?\`; drives in capital
   * letters, server and share in small ones.
   */
  normalize(path: string): string;
  join(folder: string, ...names: readonly string[]): string;
  /** `/`, `C:\`, `\\server\share\`. */
  root(path: string): string;
  /** The folder that it lies in; a root lies in itself. */
  dirname(path: string): string;
  basename(path: string): string;
  /** Anywhere below the folder; the folder itself is not. */
  isInside(path: string, folder: string): boolean;
  /** From the folder to what lies in it; null where it lies elsewhere. */
  relativeTo(path: string, folder: string): string | null;
  range(folder: string): PathRange;
  /** For programs that do not open long paths by themselves. */
  forExternalPrograms(path: string): string;
}

const POSIX = createRules("posix", posix, {
  isAbsolute: posix.isAbsolute,
  unify: (path) => path,
  unifyRoot: (root) => root,
  forExternalPrograms: (path) => path,
});

const WINDOWS = createRules("windows", win32, {
  isAbsolute: (path) => isShareOrDrive(win32.parse(fromLongForm(path)).root),
  unify: fromLongForm,
  unifyRoot,
  forExternalPrograms: toLongForm,
});

export function pathRules(kind: PathKind): PathRules {
  return kind === "windows" ? WINDOWS : POSIX;
}

interface PlatformRules {
  isAbsolute(path: string): boolean;
  /** Of several forms of a path, one. */
  unify(path: string): string;
  /** Of several spellings of a root, one: no folder could be asked which of them is stored. */
  unifyRoot(root: string): string;
  forExternalPrograms(path: string): string;
}

function createRules(
  kind: PathKind,
  path: typeof posix,
  { isAbsolute, unify, unifyRoot, forExternalPrograms }: PlatformRules,
): PathRules {
  const { sep } = path;

  function normalize(written: string): string {
    const normal = path.normalize(unify(written));
    const { root } = path.parse(normal);
    const isClosed = normal.length > root.length && normal.endsWith(sep);
    return unifyRoot(root) + normal.slice(root.length, isClosed ? -1 : undefined);
  }

  /** What every path inside begins with. */
  function prefixOf(folder: string): string {
    const normal = normalize(folder);
    return normal.endsWith(sep) ? normal : normal + sep;
  }

  function relativeTo(inner: string, folder: string): string | null {
    const prefix = prefixOf(folder);
    const normal = normalize(inner);
    return normal.length > prefix.length && normal.startsWith(prefix) ? normal.slice(prefix.length) : null;
  }

  return {
    kind,
    separator: sep,
    isAbsolute,
    normalize,
    join: (folder, ...names) => path.join(folder, ...names),
    root: (inner) => path.parse(normalize(inner)).root,
    dirname: path.dirname,
    basename: (inner) => path.basename(inner),
    isInside: (inner, folder) => relativeTo(inner, folder) !== null,
    relativeTo,
    range(folder) {
      const from = prefixOf(folder);
      return { from, to: from.slice(0, -1) + following(sep) };
    },
    forExternalPrograms,
  };
}

/** The character after this one: what begins with `C:\films\` comes before `C:\films]`. */
function following(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + 1);
}
