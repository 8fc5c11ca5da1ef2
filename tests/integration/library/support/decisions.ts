import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NonFilmKind } from "../../../../src/contract/index.ts";
import { createCustomPosters, isPosterUndo } from "../../../../src/enrichment/artwork/customPoster.ts";
import { createEvents } from "../../../../src/events/index.ts";
import { applyDecision } from "../../../../src/identification/files/applyDecision.ts";
import { createExtras } from "../../../../src/identification/files/extras.ts";
import { createMatchRecords } from "../../../../src/identification/files/matchRecords.ts";
import { createNfoRecords } from "../../../../src/identification/files/nfoRecords.ts";
import type { ScoredCandidate } from "../../../../src/identification/matching/scoredCandidate.ts";
import { parseReleaseName } from "../../../../src/identification/releaseName/parseReleaseName.ts";
import { createManualDecisions } from "../../../../src/identification/review/manualDecisions.ts";
import { FileRecords } from "../../../../src/intake/files/fileRecords.ts";
import { SidecarFileRecords } from "../../../../src/intake/sidecarFiles/sidecarFileRecords.ts";
import { createJobs } from "../../../../src/jobs/index.ts";
import { createLibrary, isMergeUndo } from "../../../../src/library/index.ts";
import { purgeTask } from "../../../../src/maintenance/kinds/purgeTask.ts";
import { openStore } from "../../../../src/store/index.ts";
import { wholeMs } from "../../../../src/time/wholeMs.ts";

/** Alpha twice, so that two files share a card; an extra that lies beside the first. */
const PATHS = ["/films/1/Alpha (2000).mkv", "/films/2/Alpha (2000).mkv", "/films/3/Beta (2001).mkv"];
const EXTRA = "/films/1/Alpha (2000)-trailer.mkv";

const ids = [{ tmdbId: 1 }, { wikidataId: "Q1" }, { tmdbId: 2 }, { imdbId: "tt0000003" }];
/** The first two are one film, which is not known until one of them learns the other's id. */
export const CANDIDATES: readonly ScoredCandidate[] = ids.map((id, index) => ({
  provider: "tmdb",
  ...id,
  title: ["One", "One", "Two", "Three"][index] ?? "",
  year: 1990,
  alternativeTitles: [],
  score: 0.9,
  evidence: [],
}));

const NOTHING_BESIDE = {
  sidecarFiles: { nfo: null, poster: null, backdrop: null, subtitles: [] },
  nfo: null,
  part: null,
};

const VISIBLE = ["film", "fact", "credit", "article", "alternative_title", "film_genre"];
const PERSONAL = ["rating", "watch_state", "list_film", "not_for_me"];

/** Everything that decides which film a file is, over a real database that can be closed and opened again. */
export function createSampleDecisions() {
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-decisions-"));
  const clock = { time: Date.UTC(2026, 0, 1), now: () => clock.time };
  let parts = open();

  function open() {
    const store = openStore(folder);
    const events = createEvents(clock);
    const jobs = createJobs({
      store,
      events,
      clock,
      random: () => 0.5,
      onSettled: () => undefined,
      onFailure: () => undefined,
    });
    const library = createLibrary({
      store,
      clock,
      language: () => "en",
      onMerged: (from, to) => jobs.moveSubject("film", from, to),
    });
    const files = new FileRecords(store);
    const matches = createMatchRecords(store);
    const extras = createExtras({ files, library, matches });
    // What is not called here stays out of reach: no thread, no source and no queue takes part in these laws.
    const rest = { queueSidecarFiles: () => undefined, queueStill: () => undefined, sources: () => ({}), workers: {} };
    const review = { store, files, matches, extras, library, jobs, events, clock, ...rest };
    const artwork = {
      prepare: (_: string, bytes: Uint8Array) =>
        Promise.resolve({ hash: `hash-${bytes[0]}`, placeholder: "", width: 1, height: 1 }),
    };
    return {
      ...review,
      hand: createManualDecisions(review as never),
      identify: { ...review, nfos: createNfoRecords(store), sidecarFiles: new SidecarFileRecords(store) },
      posters: createCustomPosters({ store, library, events, artwork: artwork as never }),
    };
  }

  function add(path: string): number {
    return parts.store.writeRelaxed(() => {
      clock.time += 1;
      const fileId = parts.files.insert(
        { path, sizeBytes: 1, mtimeMs: wholeMs(0), inode: null, fingerprint: null },
        "identifying",
        clock.time,
      );
      return fileId;
    });
  }

  function user(name: string): number {
    return parts.store
      .sql(`
        INSERT INTO user (user_id, display_name, role, language, password_hash, created_at)
        VALUES (:name, :name, 'member', 'en', '', 0)`)
      .run({ name }).id;
  }

  const users = [user("ada"), user("grace")];
  const fileIds = PATHS.map((path) => add(path));
  const extraId = add(EXTRA);
  for (const fileId of fileIds) identify(fileId, null);
  parts.store.writeRelaxed(() => {
    const release = parseReleaseName(EXTRA);
    parts.extras.assignFilm(extraId, EXTRA, { kind: "extra", title: release.title });
    const match = { parsed: release, decision: "matched", decidedBy: "machine", score: null, candidates: [] } as const;
    parts.matches.record(extraId, match, clock.time);
  });

  /** What the program decides by itself; a hand's word stands. */
  function identify(fileId: number, candidate: ScoredCandidate | null): void {
    clock.time += 1;
    parts.store.writeRelaxed(() => {
      const file = parts.files.byId(fileId)!;
      const release = parseReleaseName(file.path);
      const decision = candidate
        ? ({ kind: "matched", candidate } as const)
        : ({ kind: "ambiguous", candidates: CANDIDATES } as const);
      const identified = { decision, candidates: candidate ? [candidate] : CANDIDATES, providerCalls: 0 };
      applyDecision(file, release, NOTHING_BESIDE, identified, parts.identify as never);
    });
  }

  function undo(id: number): void {
    clock.time += 1;
    const { store, library, posters, hand, files } = parts;
    store.writeDurable(() =>
      library.journal.undo(id, "ada", (entry) => {
        if (isPosterUndo(entry.undo)) return posters.undo(entry);
        if (isMergeUndo(entry.undo)) return library.merging.undoMerge(entry);
        return hand.undo(entry, parseReleaseName(files.byId(entry.fileId ?? 0)?.path ?? ""));
      }),
    );
  }

  const rows = (table: string, without: readonly string[] = []) =>
    parts.store
      .sql<Record<string, unknown>>(`SELECT * FROM ${table}`)
      .all()
      .map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).filter(([name]) => !without.includes(name)))))
      .sort();

  return {
    fileIds,
    users,
    identify,
    undo,
    get library() {
      return parts.library;
    },
    get store() {
      return parts.store;
    },
    filmOf: (fileId: number) => parts.files.byId(fileId)?.film ?? null,
    films: () =>
      parts.store
        .sql<{ id: number }>("SELECT id FROM film ORDER BY id")
        .all()
        .map(({ id }) => id),
    /** Two rows that are one film, where nobody has said so yet. */
    twins(): number[] {
      const rows = parts.store
        .sql<{ id: number }>("SELECT id FROM film WHERE tmdb_id = 1 OR wikidata_id = 'Q1' ORDER BY id")
        .all();
      return rows.length === 2 ? rows.map(({ id }) => id) : [];
    },
    match(fileId: number, chosen: { candidate: ScoredCandidate } | { filmId: number }): void {
      clock.time += 1;
      const file = parts.files.byId(fileId)!;
      parts.store.writeRelaxed(() => parts.hand.match(file, chosen, parseReleaseName(file.path), "ada"));
    },
    unmatch(fileId: number): void {
      clock.time += 1;
      const file = parts.files.byId(fileId)!;
      parts.store.writeRelaxed(() => parts.hand.revert(file, parseReleaseName(file.path), "ada"));
    },
    excludeFromLibrary(fileId: number, kind: NonFilmKind): void {
      clock.time += 1;
      const file = parts.files.byId(fileId)!;
      parts.store.writeRelaxed(() => parts.hand.excludeFromLibrary(file, kind, parseReleaseName(file.path), "ada"));
    },
    /** Asked anew by a person: what a machine decided is in doubt until it decides again. */
    doubt(fileId: number): void {
      const filmId = parts.files.byId(fileId)?.film;
      parts.store.writeRelaxed(() => filmId && parts.matches.markAmbiguous([filmId]));
    },
    rate(user: number, filmId: number, value: number): void {
      clock.time += 1;
      parts.library.marks.rate(user, filmId, value);
    },
    watch(user: number, filmId: number): void {
      clock.time += 1;
      parts.library.marks.setWatched(user, filmId, true);
    },
    list(user: number, filmId: number): void {
      clock.time += 1;
      parts.library.lists.setListed(user, parts.library.lists.all(user)[0]!.id, filmId, true);
    },
    async give(filmId: number, picture: number): Promise<void> {
      clock.time += 1;
      await parts.posters.attach(filmId, new Uint8Array([picture]), "ada", new AbortController().signal);
    },
    learn(filmId: number, learnt: { tmdb?: number; wikidata?: string }): void {
      clock.time += 1;
      parts.store.writeRelaxed(() => parts.library.identity.recordIds(filmId, learnt));
    },
    restart(): void {
      parts.store.close();
      parts = open();
    },
    async purge(): Promise<void> {
      clock.time += 40 * 86_400_000;
      await purgeTask({ store: parts.store, dataFolder: folder, clock }).run({
        isDryRun: false,
        isScheduled: false,
        signal: new AbortController().signal,
        progress: () => undefined,
      });
    },
    undoable: () =>
      parts.library.journal
        .page({ limit: 1_000 })
        .items.filter(({ undo, undoneAt }) => undo !== null && undoneAt === null),
    /** What films and files are, and what people did, as it is shown. */
    visible: () => ({
      ...Object.fromEntries(VISIBLE.map((table) => [table, rows(table, ["changed_at", "fetched_at"])])),
      ...Object.fromEntries(PERSONAL.map((table) => [table, rows(table)])),
      identification: rows("identification"),
      file: parts.store
        .sql(`
          SELECT file.id, file.film, edition.name AS edition, part.number AS part, kind, state, error_code FROM file
          LEFT JOIN part ON part.id = file.part LEFT JOIN edition ON edition.id = part.edition ORDER BY file.id`)
        .all(),
    }),
    everything: () => ({
      ...Object.fromEntries(
        [
          ...VISIBLE,
          ...PERSONAL,
          "rating_layer",
          "watch_layer",
          "identification",
          "file",
          "journal",
          "removed_film",
          "distinct_film",
        ].map((table) => [table, rows(table)]),
      ),
    }),
    close(): void {
      parts.store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Decisions = ReturnType<typeof createSampleDecisions>;
