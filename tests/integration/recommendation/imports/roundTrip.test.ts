import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createDiaryPage } from "../../../../src/library/diary/index.ts";
import { exportFiles } from "../../../../src/library/personalExport/index.ts";
import { importMember } from "../../../../src/recommendation/members/importMember.ts";
import { createRatingRecords } from "../../../../src/recommendation/ratingRecords.ts";
import type { Store } from "../../../../src/store/index.ts";
import { temporaryFolder } from "../../../support/temporaryFolder.ts";
import { temporaryWorkers } from "../../../support/temporaryWorkers.ts";
import { createSampleFilms } from "../../library/support/sampleFilms.ts";
import { noEdits } from "./noEdits.ts";

const FILMS = [0, 1, 2, 3] as const;
const TITLES = ['=SUM("a"), the film', "Amélie; à Paris", "'-quoted", "L’Année\tdernière"] as const;
const TEXTS = ["One line", 'Two\nlines, "quoted"; and', "=1+1", "'=kept", "émoji 🎞"] as const;

const film = fc.constantFrom(...FILMS);
const text = fc.constantFrom(...TEXTS);
const stars = fc.integer({ min: 1, max: 10 }).map((half) => half / 2);
const day = fc.constantFrom("1999-12-31", "2024-02-29", "2024-05-06");
const anyAct = fc.oneof(
  fc.record({ kind: fc.constant("rate" as const), film, stars }),
  fc.record({ kind: fc.constant("unrate" as const), film }),
  fc.record({
    kind: fc.constant("watch" as const),
    film,
    watched: fc.boolean(),
    position: fc.constantFrom(undefined, 0, 61.5),
  }),
  fc.record({ kind: fc.constant("dismiss" as const), film, dismissed: fc.boolean() }),
  fc.record({ kind: fc.constant("less" as const), film, isLess: fc.boolean() }),
  fc.record({ kind: fc.constant("list" as const), film, list: fc.nat(4), listed: fc.boolean() }),
  fc.record({
    kind: fc.constant("view" as const),
    film,
    watchedOn: day,
    rating: fc.option(stars),
    note: fc.option(text),
    place: fc.constantFrom("cinema" as const, "elsewhere" as const, null),
    tags: fc.uniqueArray(fc.constantFrom("35 mm", "=tag", "été"), { maxLength: 2 }),
    rewatch: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("forget" as const), which: fc.nat(5) }),
);
type Act = typeof anyAct extends fc.Arbitrary<infer One> ? One : never;

/** A library with two identified and two unidentified films, without any user data. */
function freshLibrary() {
  const films = createSampleFilms();
  const { library, store, user, clock } = films;
  const ids = FILMS.map((at) =>
    at < 2
      ? films.addFilm({ title: TITLES[at]!, year: 1990 + at, tmdbId: 500 + at, imdbId: `tt000050${at}` })
      : films.addCard(TITLES[at]!, at === 2 ? 1992 : null),
  );
  const ada = { user, userId: "ada" };
  const lists = library.lists.all(user).map(({ id }) => id);
  const own = () => [
    ...lists,
    ...library.lists
      .all(user)
      .filter(({ kind }) => kind === "own")
      .map(({ id }) => id),
  ];
  const diary = createDiaryPage(store);
  const records = createRatingRecords(store);

  return {
    ...films,
    records,
    perform(act: Act): void {
      clock.time += 60_000;
      const id = "film" in act ? ids[act.film]! : 0;
      switch (act.kind) {
        case "rate":
          library.marks.rate(user, id, act.stars);
          break;
        case "unrate":
          library.marks.unrate(user, id);
          break;
        case "watch":
          library.marks.setWatched(user, id, act.watched, act.position);
          break;
        case "dismiss":
          library.marks.setDismissed(user, id, act.dismissed);
          break;
        case "less":
          library.lessLikeThis.set(ada, id, act.isLess);
          break;
        case "list":
          library.lists.setListed(user, own()[act.list % own().length]!, id, act.listed);
          break;
        case "view": {
          const { kind: _, film: __, ...viewing } = act;
          library.diary.add(ada, id, viewing);
          break;
        }
        case "forget": {
          const { items } = diary({ user, limit: 60 });
          const entry = items[act.which % Math.max(1, items.length)];
          if (entry) library.diary.remove(ada, entry.id);
        }
      }
    },
    createLists(): void {
      for (const name of TEXTS.slice(0, 3)) library.lists.create(user, name.replace("\n", " "));
    },
    write: (format: ExportFormat) => writeExport(store, user, format),
    async import(path: string, workers: Parameters<typeof importMember>[1]["workers"]): Promise<number | null> {
      const request = { path, format: "auto" as const, userKey: user, userId: "ada", isPreview: false, mayEdit: true };
      const parts = { store, workers, records, clock, edits: noEdits, findFilm: async () => null };
      const { importId, skipped } = await importMember(request, parts, new AbortController().signal);
      expect(skipped).toEqual([]);
      return importId;
    },
    /** Everything the user entered, as far as the format can represent it. */
    state(format: ExportFormat) {
      const [file] = exportFiles(store, { user, userId: "ada", format: "json", filters: [] });
      return tellableBy(format, JSON.parse(Buffer.concat(file!.pieces).toString()));
    },
  };
}

type ExportFormat = "csv" | "json" | "zip";

/** The export in one format, as files in a folder. */
function writeExport(store: Store, user: number, format: ExportFormat): string {
  const folder = temporaryFolder("round-trip");
  for (const { path, pieces } of exportFiles(store, { user, userId: "ada", format, filters: [] })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), Buffer.concat(pieces));
  }
  return folder;
}

// biome-ignore lint/suspicious/noExplicitAny: an export of this program, read back
function tellableBy(format: ExportFormat, { films, lists, listed, diary }: any) {
  if (format === "json") return { films, lists, listed, diary };
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const marked = films.map(({ positionSeconds, ...one }: any) =>
    format === "csv" ? { ...one, positionSeconds } : one,
  );
  // biome-ignore lint/suspicious/noExplicitAny: as above
  if (format === "zip") return { films: marked.filter((one: any) => isMarked(one)), lists, listed, diary };
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const days = diary.map(({ note: _, tags: __, ...one }: any) => one);
  return { films: marked, diary: days };
}

const isMarked = (one: Record<string, unknown>) =>
  one.rating !== null ||
  one.watched ||
  one.notForMe ||
  one.lessLikeThis ||
  one.watchlist ||
  one.favourite ||
  (one.lists as string[]).length > 0;

test.each(["json", "zip", "csv"] as const)(
  "law: what is exported as %s and imported into a library with the same films is the same, also twice, and goes whole",
  async (format) => {
    const workers = temporaryWorkers();
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { maxLength: 14 }), async (acts) => {
        const [from, to] = [freshLibrary(), freshLibrary()];
        try {
          // A table cannot contain lists without films.
          if (format !== "csv") from.createLists();
          for (const act of acts) from.perform(act);
          const empty = to.state("json");
          const path = from.write(format);
          const first = await to.import(path, workers);
          expect(to.state(format)).toEqual(from.state(format));
          const second = await to.import(path, workers);
          expect(to.state(format)).toEqual(from.state(format));
          for (const importId of [first, second]) to.store.writeDurable(() => to.records.undoImport(importId!));
          expect(to.state("json")).toEqual(empty);
        } finally {
          from.close();
          to.close();
        }
      }),
      { numRuns: 8 },
    );
  },
);
