import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { FileRecords } from "../../../src/intake/files/fileRecords.ts";
import { createNonFilmFiles } from "../../../src/library/nonFilmFiles/index.ts";
import { pathRules } from "../../../src/paths/index.ts";
import { wholeMs } from "../../../src/time/wholeMs.ts";
import { openNewStore } from "../../support/newStore.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { aName, aRoot, KINDS, someNames } from "../../unit/paths/arbitraryPaths.ts";

describe.for(KINDS)("files of a %s system in the database", (kind) => {
  const store = openNewStore(temporaryFolder("ranges"));
  afterAll(() => store.close());
  const rules = pathRules(kind);
  const files = new FileRecords(store, rules);
  const nonFilmFiles = createNonFilmFiles(store, rules);

  function fill(paths: readonly string[], fileKind = "movie"): void {
    store.writeRelaxed(() => {
      store.sql("DELETE FROM file").run({});
      for (const path of new Set(paths)) {
        const id = files.insert(
          { path, sizeBytes: 1, mtimeMs: wholeMs(1), inode: null, fingerprint: null },
          "queued",
          1,
        );
        files.setKind(id, fileKind);
      }
    });
  }

  const somePaths = fc.array(
    fc.tuple(aRoot(kind), aName, someNames).map(([root, first, more]) => rules.join(root, first, ...more)),
    { maxLength: 8 },
  );

  test("the files of a folder are found and counted, with everything below it and nothing of its siblings", () => {
    fc.assert(
      fc.property(somePaths, aRoot(kind), someNames, someNames, (others, root, above, below) => {
        const folder = rules.join(root, ...above);
        fill([...others, rules.join(folder, "film.mkv", ...below), `${rules.join(folder, "x")}2.mkv`]);
        const all = store.sql<{ path: string }>("SELECT path FROM file").all({});
        const expected = all.map(({ path }) => path).filter((path) => rules.isInside(path, folder));
        expect(
          files.folders
            .page(folder)
            .map(({ path }) => path)
            .sort(),
        ).toEqual(expected.sort());
        expect(files.folders.count(folder)).toBe(expected.length);
      }),
      { numRuns: 50 },
    );
  });

  test("extras are found below the film's folder, and those of another folder are not", () => {
    const folder = rules.join(kind === "posix" ? "/films" : "C:\\films", "Heat (1995)");
    const trailer = rules.join(folder, "Trailers", "teaser.mkv");
    fill([trailer, rules.join(`${folder} II`, "teaser.mkv")], "extra");
    expect(nonFilmFiles.below(folder).map(({ path }) => path)).toEqual([trailer]);
  });

  test("a folder that is spelled otherwise takes its files with it", () => {
    const root = kind === "posix" ? "/" : "C:\\";
    const paths = ["films", "Films2"].map((name) => rules.join(root, name, "Heat", "film.mkv"));
    fill(paths);
    store.writeRelaxed(() => files.respellUnder(rules.join(root, "films"), rules.join(root, "FILMS")));
    const after = store.sql<{ path: string }>("SELECT path FROM file ORDER BY path").all({});
    expect(after.map(({ path }) => path)).toEqual([rules.join(root, "FILMS", "Heat", "film.mkv"), paths[1]]);
  });
});

test("the files of a Windows folder are counted on every machine", () => {
  const store = openNewStore(temporaryFolder("ranges"));
  const files = new FileRecords(store, pathRules("windows"));
  store.writeRelaxed(() =>
    files.insert(
      { path: "C:\\films\\Heat.mkv", sizeBytes: 1, mtimeMs: wholeMs(1), inode: null, fingerprint: null },
      "queued",
      1,
    ),
  );
  expect([files.folders.page("C:\\films"), files.folders.page("c:/films/")].map(({ length }) => length)).toEqual([
    1, 1,
  ]);
  store.close();
});
