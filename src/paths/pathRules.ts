import { posix, win32 } from "node:path";
import { fromLongForm, isShareOrDrive, toLongForm, unifyRoot } from "./windowsNames.ts";

export type PathKind = "posix" | "windows";

/** Every path inside a folder, and no other, as SQL compares text: `path >= from AND path < to`. */
export type PathRange = { readonly from: string; readonly to: string };

/** How one kind of system writes paths. Whether case matters depends on the file system: see `spelling.ts`. */
export interface PathRules {
  readonly kind: PathKind;
  readonly separator: string;
  /** Independent of the current folder and drive; on Windows with a drive or a share, not a device. */
  isAbsolute(path: string): boolean;
  /**
   * The normal form of an absolute path: separators, `.` and `..` resolved, no separator at the end, no `\\?\`; drives in
   * upper case, server and share in lower case.
   */
  normalize(path: string): string;
  join(folder: string, ...names: readonly string[]): string;
  /** `/`, `C:\`, `\\server\share\`. */
  root(path: string): string;
  /** The parent folder; a root is its own parent. */
  dirname(path: string): string;
  basename(path: string): string;
  /** Anywhere below the folder; the folder itself is not. */
  isInside(path: string, folder: string): boolean;
  /** The path relative to a folder; null where it is not inside. */
  relativeTo(path: string, folder: string): string | null;
  range(folder: string): PathRange;
  /** In the form that programs need which do not open long paths by themselves. */
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
  /** One form for several forms of a path. */
  unify(path: string): string;
  /** One spelling for several of a root: no folder lists it, so the stored one is unknown. */
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

  /** The prefix of every path inside. */
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
