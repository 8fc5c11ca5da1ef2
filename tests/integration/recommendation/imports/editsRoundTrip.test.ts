import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { filmEdit } from "../../../../src/contract/edits.ts";
import type { FilmEdit } from "../../../../src/contract/index.ts";
import { createFilmEdits } from "../../../../src/enrichment/editing/filmEdits.ts";
import { createImportedEdits } from "../../../../src/enrichment/editing/importedEdits.ts";
import { ARTWORK_WIDTHS, artworkFile, type FilmArtworkKind } from "../../../../src/library/index.ts";
import { exportFiles } from "../../../../src/library/personalExport/index.ts";
import { importMember } from "../../../../src/recommendation/members/importMember.ts";
import { undoEdits } from "../../../../src/recommendation/members/memberImportRecord.ts";
import { createRatingRecords } from "../../../../src/recommendation/ratingRecords.ts";
import { temporaryFolder } from "../../../support/temporaryFolder.ts";
import { temporaryWorkers } from "../../../support/temporaryWorkers.ts";
import { createSampleFilms } from "../../library/support/sampleFilms.ts";

const FILMS = [0, 1, 2, 3] as const;
const film = fc.constantFrom(...FILMS);
const words = fc.constantFrom("Été", "=SUM(1)", "L’Année dernière", "Zwei, drei; vier", '"quoted"', "🎞");
const fields = fc.uniqueArray(fc.constantFrom("title", "year", "overview", "genres", "credits", "collection"), {
  maxLength: 2,
});

/** An edit as the page sends it. */
const anyEdit = fc
  .record({
    language: fc.constantFrom(null, "fr", "en"),
    set: fc.record(
      {
        title: words,
        sortTitle: fc.option(words),
        year: fc.option(fc.integer({ min: 1890, max: 2030 })),
        overview: fc.option(fc.constantFrom("One line", "Two\nlines")),
        genres: fc.uniqueArray(words, { maxLength: 3 }),
        certification: fc.option(fc.constantFrom("12", "R")),
        collection: fc.option(words),
        credits: fc.array(
          fc.record({
            personId: fc.constant(null),
            name: words,
            job: fc.constantFrom("director", "actor"),
            character: fc.option(words),
          }),
          { maxLength: 3 },
        ),
      },
      { requiredKeys: [] },
    ),
    addTags: fc.uniqueArray(words, { maxLength: 2 }),
    removeTags: fc.uniqueArray(words, { maxLength: 1 }),
    lock: fields,
    unlock: fields,
  })
  .map((edit) => filmEdit.parse(edit));

const kind = fc.constantFrom("poster" as const, "backdrop" as const);
const anyAct = fc.oneof(
  fc.record({ act: fc.constant("edit" as const), film, edit: anyEdit }),
  fc.record({ act: fc.constant("rate" as const), film, stars: fc.integer({ min: 1, max: 10 }).map((n) => n / 2) }),
  fc.record({ act: fc.constant("own" as const), film, kind, bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }) }),
  fc.record({ act: fc.constant("offered" as const), film, kind, path: fc.constantFrom("/a.jpg", "/b-1.png") }),
);
type Act = typeof anyAct extends fc.Arbitrary<infer One> ? One : never;

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex").slice(0, 40);

/** Stores the bytes as they are: what is exported can be compared with them. */
function storeImage(folder: string, of: FilmArtworkKind, bytes: Uint8Array) {
  const hash = hashOf(bytes);
  const file = artworkFile(folder, hash, Math.max(...ARTWORK_WIDTHS[of]));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  return { hash, placeholder: "", width: 1, height: 1 };
}

/** A library with two identified and two unidentified films, and its folder of images. */
function aLibrary() {
  const films = createSampleFilms();
  const { library, store, user, clock } = films;
  store.writeRelaxed(() => store.sql("UPDATE user SET role = 'owner' WHERE id = :user").run({ user }));
  const artworkFolder = temporaryFolder("images");
  const ids = FILMS.map((at) =>
    at < 2
      ? films.addFilm({ title: `Film ${at}`, year: 1990 + at, tmdbId: 500 + at, imdbId: `tt000050${at}` })
      : films.addCard(`Card ${at}`, at === 2 ? 1992 : null),
  );
  const jobs = { enqueue: () => 1 } as never;
  const events = { emit: () => undefined } as never;
  const filmEdits = createFilmEdits({ store, library, jobs, events });
  const stored = (of: FilmArtworkKind, bytes: Uint8Array) => storeImage(artworkFolder, of, bytes);
  const artwork = { prepare: async (of: FilmArtworkKind, bytes: Uint8Array) => stored(of, bytes) } as never;
  const unreachable = new Set<string>();
  const remotePosters = {
    forFilm: async (_: number, of: FilmArtworkKind | "logo", path: string) =>
      unreachable.has(path) || of === "logo" ? null : library.artwork.findOrCreate(of, `tmdb:${path}`),
  };
  const edits = createImportedEdits({ store, library, jobs, events, artwork, remotePosters, filmEdits });
  const records = createRatingRecords(store);

  function choose(filmId: number, of: FilmArtworkKind, source: string, bytes: Uint8Array | null): void {
    const artworkId = library.artwork.findOrCreate(of, source);
    if (bytes) library.artwork.complete(artworkId, stored(of, bytes));
    library.artwork.setCustomArtwork(filmId, of, artworkId);
  }

  const filesOf = (format: "json" | "zip") =>
    exportFiles(store, { user, userId: "ada", format, filters: [], edits: { artworkFolder } });

  return {
    ...films,
    ids,
    records,
    edits,
    filmEdits,
    unreachable,
    edit: (at: number, edit: Partial<FilmEdit>) => filmEdits.edit([ids[at]!], filmEdit.parse(edit), "ada"),
    perform(act: Act): void {
      clock.time += 60_000;
      const filmId = ids[act.film]!;
      if (act.act === "edit") filmEdits.edit([filmId], act.edit, "ada");
      else if (act.act === "rate") library.marks.rate(user, filmId, act.stars);
      else
        store.writeRelaxed(() =>
          act.act === "own"
            ? choose(filmId, act.kind, `own:${act.kind}:${hashOf(act.bytes)}`, act.bytes)
            : choose(filmId, act.kind, `own:tmdb:${act.path}`, null),
        );
    },
    write(format: "json" | "zip"): string {
      const folder = temporaryFolder("edits-round-trip");
      for (const { path, pieces } of filesOf(format)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), Buffer.concat(pieces));
      }
      return folder;
    },
    /** Everything that was entered, as an export of it says it. */
    state() {
      const { edits: rows, films: marks } = JSON.parse(Buffer.concat(filesOf("json")[0]!.pieces).toString());
      return { rows, marks };
    },
    async import(path: string, workers: Parameters<typeof importMember>[1]["workers"], mayEdit = true) {
      const request = { path, format: "auto" as const, userKey: user, userId: "ada", isPreview: false, mayEdit };
      const parts = { store, workers, records, clock, edits, findFilm: async () => null };
      return importMember(request, parts, new AbortController().signal);
    },
    undo(importId: number): void {
      undoEdits(importId, "ada", { records, edits });
      store.writeDurable(() => records.undoImport(importId));
    },
  };
}

test.each(["json", "zip"] as const)(
  "law: edits, locks, tags and chosen images that are exported as %s are the same in another library, also twice, and go whole",
  async (format) => {
    const workers = temporaryWorkers();
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { maxLength: 10 }), async (acts) => {
        const [from, to] = [aLibrary(), aLibrary()];
        try {
          for (const act of acts) from.perform(act);
          const empty = to.state();
          const path = from.write(format);
          const first = await to.import(path, workers);
          expect(first.skipped).toEqual([]);
          expect(to.state()).toEqual(from.state());
          const second = await to.import(path, workers);
          expect(second.skipped).toEqual([]);
          expect(to.state()).toEqual(from.state());
          to.undo(second.importId!);
          to.undo(first.importId!);
          expect(to.state()).toEqual(empty);
        } finally {
          from.close();
          to.close();
        }
      }),
      { numRuns: 12 },
    );
  },
);

test("what was edited here stays, tags of both remain, and an undo leaves what was edited since", async () => {
  const workers = temporaryWorkers();
  const [from, to] = [aLibrary(), aLibrary()];
  from.edit(0, { set: { title: "There", year: 1950 }, addTags: ["There", "both"] });
  to.edit(0, { set: { title: "Here" }, addTags: ["Here", "Both"] });
  const imported = await to.import(from.write("json"), workers);
  expect(imported.skippedRows).toMatchObject([{ reason: "edited_here", title: "There" }]);
  const form = () => to.library.edits.form(to.ids[0]!);
  expect(form()).toMatchObject({ shown: { title: "Here", year: 1950 }, tags: ["Here", "Both", "There"] });
  to.edit(0, { set: { year: 1951 } });
  to.undo(imported.importId!);
  expect(form()).toMatchObject({ shown: { title: "Here", year: 1951 }, tags: ["Here", "Both"] });
});

test("only the owner imports edits; a member is told so, row by row", async () => {
  const workers = temporaryWorkers();
  const [from, to] = [aLibrary(), aLibrary()];
  from.edit(1, { set: { title: "Edited" } });
  from.library.marks.rate(from.user, from.ids[1]!, 4);
  const imported = await to.import(from.write("zip"), workers, false);
  expect(imported).toMatchObject({ edited: 0, linked: 1 });
  expect(imported.skippedRows).toMatchObject([{ reason: "owner_only", title: "Edited" }]);
  expect(to.state().rows).toEqual([]);
});

test("a chosen image that cannot be fetched is reported, and the film goes on showing the one that it has", async () => {
  const workers = temporaryWorkers();
  const [from, to] = [aLibrary(), aLibrary()];
  from.perform({ act: "offered", film: 0, kind: "poster", path: "/a.jpg" });
  to.perform({ act: "offered", film: 1, kind: "poster", path: "/b-1.png" });
  const shown = to.library.artwork.findOrCreate("poster", "tmdb:/own.jpg");
  to.library.artwork.setProviderArtwork(to.ids[0]!, "poster", shown);
  to.unreachable.add("/a.jpg");
  const imported = await to.import(from.write("json"), workers);
  expect(imported.skippedRows).toMatchObject([{ reason: "image_missing" }]);
  expect(to.library.artwork.artworkOf(to.ids[0]!, "poster")).toBe(shown);
  // A chosen one that was never fetched is fetched with the film's next enrichment.
  expect(to.library.artwork.missingArtwork(to.ids[1]!)).toMatchObject([{ kind: "poster", path: "/b-1.png" }]);
});
