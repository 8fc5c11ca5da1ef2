import type { Disk, PathRules } from "../../../src/paths/index.ts";

/** What a file system does with names; see Apple's and Microsoft's documentation of theirs. */
export interface DiskKind {
  /** `ignored`: stored as written, found under any. */
  readonly case: "sensitive" | "ignored";
  /** `ignored`: stored as written, found in both forms. `decomposed`: always stored decomposed. */
  readonly accents: "kept" | "ignored" | "decomposed";
}

interface Entry {
  name: string;
  readonly identity: string;
  readonly entries: Map<string, Entry>;
}

/** A file system in memory: no machine has all four of them at hand. */
export function createModelDisk(kind: DiskKind, rules: PathRules, rootPath: string) {
  let count = 0;
  const anEntry = (name: string): Entry => ({ name, identity: `1:${count++}`, entries: new Map() });
  const root = anEntry(rootPath);

  /** Under which a folder files a name. */
  function key(name: string): string {
    const accents = kind.accents === "kept" ? name : name.normalize("NFD");
    return kind.case === "ignored" ? accents.toUpperCase() : accents;
  }

  const stored = (name: string) => (kind.accents === "decomposed" ? name.normalize("NFD") : name);

  function find(path: string): Entry | undefined {
    const names = path === rootPath ? [] : (rules.relativeTo(path, rootPath)?.split(rules.separator) ?? []);
    return names.reduce<Entry | undefined>((entry, name) => entry?.entries.get(key(name)), root);
  }

  return {
    identity: (path: string) => find(path)?.identity ?? null,
    names: (folder: string) => [...(find(folder)?.entries.values() ?? [])].map(({ name }) => name),

    /** Makes what is not there yet. @returns the path as it is stored */
    add(names: readonly string[]): string {
      let [entry, path] = [root, rootPath];
      for (const name of names) {
        const inner = entry.entries.get(key(name)) ?? anEntry(stored(name));
        entry.entries.set(key(name), inner);
        [entry, path] = [inner, rules.join(path, inner.name)];
      }
      return path;
    },

    /** Gives every name of a path another spelling. @returns the path as it is stored now */
    rename(path: string, names: readonly string[]): string {
      const before = rules.relativeTo(path, rootPath)?.split(rules.separator) ?? [];
      let [entry, now] = [root, rootPath];
      for (const [index, name] of names.entries()) {
        const inner = entry.entries.get(key(before[index] ?? ""));
        if (!inner) throw new Error(`nothing at ${path}`);
        entry.entries.delete(key(before[index] ?? ""));
        inner.name = stored(name);
        entry.entries.set(key(name), inner);
        [entry, now] = [inner, rules.join(now, inner.name)];
      }
      return now;
    },
  } satisfies Disk & Record<string, unknown>;
}
