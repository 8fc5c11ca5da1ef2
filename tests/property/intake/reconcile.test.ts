import fc from "fast-check";
import { expect, test } from "vitest";
import { type KnownFile, reconcile, type SeenContent } from "../../../src/intake/reconcile/index.ts";
import { wholeMs } from "../../../src/time/wholeMs.ts";

const CONTENTS = ["a", "b", "c", "d", "e"];
const NAMES = ["/x/1", "/x/2", "/x/3", "/y/1", "/y/2", "/y/3"];
/** All files of one size and time: only what they hold tells them apart. */
const LOOK = { sizeBytes: 100, mtimeMs: wholeMs(1) };

/** The content by its file name. */
type Disk = ReadonlyMap<string, string>;

const aDisk = (contents: readonly string[]): fc.Arbitrary<Disk> =>
  fc
    .uniqueArray(fc.constantFrom(...NAMES), { maxLength: NAMES.length })
    .chain((names) =>
      fc.tuple(...names.map((name) => fc.constantFrom(...contents).map((held) => [name, held] as const))),
    )
    .map((pairs) => new Map(pairs));

/** Each content once, as after a first look at films that are no copies. */
const aFirstDisk: fc.Arbitrary<Disk> = fc
  .tuple(fc.shuffledSubarray(NAMES), fc.shuffledSubarray(CONTENTS))
  .map(([names, contents]) => new Map(contents.slice(0, names.length).map((held, index) => [names[index]!, held])));

const knownOn = (disk: Disk): KnownFile[] =>
  [...disk].map(([path, held], index) => ({
    ...LOOK,
    id: index + 1,
    path,
    inode: null,
    fingerprint: held,
    fullHash: null,
    former: null,
    isRead: true,
    atPath: "nothing",
    identity: null,
  }));

const seenOn = (disk: Disk): SeenContent[] =>
  [...disk].map(([path, held]) => ({ ...LOOK, path, inode: null, identity: null, fingerprint: held, fullHash: null }));

test("law: each content that is still somewhere keeps its file, and no file is two", () => {
  fc.assert(
    fc.property(aFirstDisk, aDisk([...CONTENTS, "new", "newer"]), (before, after) => {
      const known = knownOn(before);
      const { changes, displaced } = reconcile(known, seenOn(after));
      expect(changes.map(({ seen }) => seen.path)).toEqual([...after.keys()]);

      const claimed = changes.flatMap((change) => ("file" in change ? [change.file.id] : []));
      expect(new Set(claimed).size).toBe(claimed.length);
      for (const change of changes) {
        if (change.kind === "kept" || change.kind === "moved")
          expect(change.file.fingerprint).toBe(change.seen.fingerprint);
        if (change.kind === "kept") expect(change.file.path).toBe(change.seen.path);
        if (change.kind === "copied") expect(change.of.fingerprint).toBe(change.seen.fingerprint);
        // Only unknown content replaces another, and only where the other is found nowhere.
        if (change.kind === "replaced") {
          expect(known.map(({ fingerprint }) => fingerprint)).not.toContain(change.seen.fingerprint);
          expect([...after.values()]).not.toContain(change.file.fingerprint);
        }
      }
      for (const file of known.filter(({ fingerprint }) => [...after.values()].includes(fingerprint!)))
        expect(claimed).toContain(file.id);
      for (const file of displaced) expect([claimed.includes(file.id), after.has(file.path)]).toEqual([false, true]);
    }),
    { numRuns: 2_000 },
  );
});

test("law: a permutation of names moves every file, and the same look again changes nothing", () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(NAMES, { minLength: NAMES.length }),
      fc.shuffledSubarray(CONTENTS),
      (names, held) => {
        const before = new Map(held.map((content, index) => [NAMES[index]!, content]));
        const after = new Map(held.map((content, index) => [names[index]!, content]));
        const { changes, displaced } = reconcile(knownOn(before), seenOn(after));
        expect(displaced).toEqual([]);
        expect(changes.every(({ kind }) => kind === "kept" || kind === "moved")).toBe(true);
        const again = reconcile(knownOn(after), seenOn(after));
        expect(again.changes.every(({ kind }) => kind === "kept")).toBe(true);
      },
    ),
  );
});

test("law: the paths of one file are one file, whichever of them was known", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(NAMES, { minLength: 1 }), fc.boolean(), (names, isKnown) => {
      const seen = seenOn(new Map(names.map((name) => [name, "a"]))).map((one) => ({ ...one, identity: "1:7" }));
      const known = isKnown ? knownOn(new Map([[NAMES[0]!, "a"]])) : [];
      const { changes } = reconcile(known, seen);
      expect(changes.filter(({ kind }) => kind !== "linked")).toHaveLength(1);
    }),
  );
});

test("a copy of a file in the bin and of one that stayed belongs to the one that stayed; alone, a removed file is followed", () => {
  const removed: KnownFile = { ...knownOn(new Map([["/x/1", "a"]]))[0]!, isRemoved: true };
  const stayed: KnownFile = { ...removed, id: 2, path: "/x/2", isRemoved: false, atPath: "itself" };
  const changeOf = (...known: KnownFile[]) => reconcile(known, seenOn(new Map([["/y/1", "a"]]))).changes[0];
  expect(changeOf(removed, stayed)).toMatchObject({ kind: "copied", of: { id: 2 } });
  expect(changeOf(removed, { ...stayed, atPath: "nothing" })).toMatchObject({ kind: "moved", file: { id: 2 } });
  expect(changeOf(removed)).toMatchObject({ kind: "moved", file: { id: 1 } });
});
