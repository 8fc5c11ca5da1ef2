import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";

/** One way a machine can differ from the one the suite was written on. */
export interface Condition {
  readonly name: string;
  readonly text: string;
  /** Of the copy that is tested, below a scratch folder. */
  readonly folder: string;
  readonly user: User;
  readonly home: "writable" | "read-only";
  /** Put in front of the command. */
  readonly launcher: readonly string[];
  readonly busyLoops: number;
  /** Why it cannot be had here; null where it can. */
  readonly missing: string | null;
}

/** null: the user who runs the script. */
export type User = { readonly uid: number; readonly gid: number } | null;

const IS_ROOT = process.getuid?.() === 0;
/** Every Unix has this user. */
const NOBODY = { uid: 65_534, gid: 65_534 };
const ORDINARY: User = IS_ROOT ? NOBODY : null;

/** In the order in which they are run: what failed most often comes first. */
export function conditions(): readonly Condition[] {
  const plain = {
    folder: "filmotheque",
    user: ORDINARY,
    home: "writable",
    launcher: [],
    busyLoops: 0,
    missing: null,
  } as const;
  return [
    {
      ...plain,
      name: "root",
      text: "as root, in a folder that nobody else may enter",
      user: null,
      missing: missingRoot(),
    },
    { ...plain, name: "user", text: "as an ordinary user" },
    { ...plain, name: "path", text: "in a path with spaces and accents", folder: "Mes films d’été/La filmothèque (2)" },
    { ...plain, name: "home", text: "with a home that cannot be written", home: "read-only" },
    { ...plain, name: "busy", text: "beside two busy loops of equal priority", busyLoops: 2 },
    {
      ...plain,
      name: "core",
      text: `on one core of ${availableParallelism()}`,
      launcher: ["taskset", "-c", "0"],
      missing: missingTaskset(),
    },
  ];
}

function missingRoot(): string | null {
  return IS_ROOT ? null : "this is not root: start it with sudo to try this";
}

function missingTaskset(): string | null {
  return spawnSync("taskset", ["-c", "0", "true"]).status === 0 ? null : "there is no taskset here (util-linux)";
}
