import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { filmEdit } from "../../../../src/contract/edits.ts";
import type { NonFilmKind } from "../../../../src/contract/index.ts";
import { isArtworkUndo } from "../../../../src/enrichment/artwork/artworkUndo.ts";
import { isEditUndo } from "../../../../src/enrichment/editing/filmEdits.ts";
import { applyDecision } from "../../../../src/identification/files/applyDecision.ts";
import type { ScoredCandidate } from "../../../../src/identification/matching/scoredCandidate.ts";
import { parseReleaseName, type Release } from "../../../../src/identification/releaseName/index.ts";
import type { FileRecord } from "../../../../src/intake/index.ts";
import { isMergeUndo, type JournalEntry, type Library } from "../../../../src/library/index.ts";
import { createJournalPage } from "../../../../src/library/journal/index.ts";
import { purgeTask } from "../../../../src/maintenance/kinds/purgeTask.ts";
import { isRemovalUndo } from "../../../../src/removal/index.ts";
import type { Store } from "../../../../src/store/index.ts";
import { wholeMs } from "../../../../src/time/wholeMs.ts";
import { type DecisionFeatures, openDecisionFeatures } from "./decisionFeatures.ts";
import { everyRow, visibleRows } from "./decisionRows.ts";
import { insertUser } from "./insertRows.ts";

/** Alpha twice, so that two files share a card; an extra next to the first. */
const PATHS = ["/films/1/Alpha (2000).mkv", "/films/2/Alpha (2000).mkv", "/films/3/Beta (2001).mkv"];
const EXTRA = "/films/1/Alpha (2000)-trailer.mkv";
const PURGE_AFTER_MS = 40 * 86_400_000;

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

const NO_FOLDER_EVIDENCE = {
  sidecarFiles: { nfo: null, poster: null, backdrop: null, subtitles: [] },
  nfo: null,
  part: null,
  titles: new Set<string>(),
};

/** Everything that decides which film a file is, over a real database that can be closed and opened again. */
export class SampleDecisions {
  readonly fileIds: readonly number[];
  readonly users: readonly number[];
  readonly #folder = mkdtempSync(join(tmpdir(), "filmotheque-decisions-"));
  readonly #clock = { time: Date.UTC(2026, 0, 1), now: () => this.#clock.time };
  #features: DecisionFeatures = openDecisionFeatures(this.#folder, this.#clock);

  constructor() {
    this.users = ["ada", "grace"].map((name) => insertUser(this.store, name, "en"));
    this.library.lists.addBuiltInLists();
    this.fileIds = PATHS.map((path) => this.#addFile(path));
    const extraId = this.#addFile(EXTRA);
    for (const fileId of this.fileIds) this.identify(fileId, null);
    this.#assignExtra(extraId);
  }

  get library(): Library {
    return this.#features.library;
  }

  get store(): Store {
    return this.#features.store;
  }

  isInLibrary(fileId: number): boolean {
    return this.#features.files.inLibrary(fileId) !== undefined;
  }

  films(): number[] {
    return this.#filmIds("SELECT id FROM film ORDER BY id");
  }

  /** Two rows that are one film but not merged yet. */
  duplicates(): number[] {
    const found = this.#filmIds("SELECT id FROM film WHERE tmdb_id = 1 OR wikidata_id = 'Q1' ORDER BY id");
    return found.length === 2 ? found : [];
  }

  /** What the program decides by itself; manual decisions stand. */
  identify(fileId: number, candidate: ScoredCandidate | null): void {
    const { identifyParts } = this.#features;
    this.#write(() => {
      const { file, release } = this.#fileOf(fileId);
      const decision = candidate
        ? ({ kind: "matched", candidate } as const)
        : ({ kind: "ambiguous", candidates: CANDIDATES } as const);
      const identified = { decision, candidates: candidate ? [candidate] : CANDIDATES, providerCalls: 0 };
      applyDecision(file, release, NO_FOLDER_EVIDENCE, identified, identifyParts);
    });
  }

  match(fileId: number, target: { candidate: ScoredCandidate } | { filmId: number }): void {
    const { file, release } = this.#fileOf(fileId);
    this.#write(() => this.#features.manualDecisions.match(file, target, release, "ada"));
  }

  unmatch(fileId: number): void {
    const { file, release } = this.#fileOf(fileId);
    this.#write(() => this.#features.manualDecisions.revert(file, release, "ada"));
  }

  /** The file becomes a film of its own; nothing where it is the only copy of its film. */
  split(fileId: number): void {
    const { file, release } = this.#fileOf(fileId);
    const copies = file.film === null ? [] : this.library.identity.copiesOf(file.film);
    if (copies.length < 2 || !copies.includes(fileId)) return;
    this.#write(() => this.#features.manualDecisions.split([{ file, parsed: release }], "ada"));
  }

  mergeByHand(from: number, into: number): void {
    this.#write(() => this.library.merging.mergeByHand(from, into, "ada"));
  }

  /** Edits a title, which is one value, and tags, which are added to those that are there. */
  edit(filmId: number, word: string): void {
    const edit = filmEdit.parse({ set: { title: word }, addTags: [word, "every edit"] });
    this.#clock.time += 1;
    this.#features.filmEdits.edit([filmId], edit, "ada");
  }

  remove(filmId: number): void {
    this.#clock.time += 1;
    this.#features.removal.removeFilms([filmId], "ada");
  }

  excludeFromLibrary(fileId: number, kind: NonFilmKind): void {
    const { file, release } = this.#fileOf(fileId);
    this.#write(() => this.#features.manualDecisions.excludeFromLibrary(file, kind, release, "ada"));
  }

  /** Requeued by a person: an automatic match is ambiguous until it is decided again. */
  markAmbiguous(fileId: number): void {
    const { store, files, matches } = this.#features;
    const filmId = files.byId(fileId)?.film;
    store.writeRelaxed(() => filmId && matches.markAmbiguous([filmId]));
  }

  rate(user: number, filmId: number, value: number): void {
    this.#clock.time += 1;
    this.library.marks.rate(user, filmId, value);
  }

  watch(user: number, filmId: number): void {
    this.#clock.time += 1;
    this.library.marks.setWatched(user, filmId, true);
  }

  list(user: number, filmId: number): void {
    const { lists } = this.library;
    this.#clock.time += 1;
    lists.setListed(user, lists.all(user)[0]!.id, filmId, true);
  }

  /** @param picture represents the bytes of an image */
  async attachPoster(filmId: number, picture: number): Promise<void> {
    this.#clock.time += 1;
    await this.#features.posters.upload(
      filmId,
      "poster",
      new Uint8Array([picture]),
      "ada",
      new AbortController().signal,
    );
  }

  /** A provider tells more ids of a film. */
  recordIds(filmId: number, ids: { tmdb?: number; wikidata?: string }): void {
    this.#write(() => this.library.identity.recordIds(filmId, ids));
  }

  undo(id: number): void {
    const { library, posters, manualDecisions, files, store } = this.#features;
    const revert = (entry: JournalEntry) => {
      if (isArtworkUndo(entry.undo)) return posters.undo(entry);
      if (isMergeUndo(entry.undo)) return library.merging.undoMerge(entry);
      if (isEditUndo(entry.undo)) return this.#features.filmEdits.undo(entry);
      if (isRemovalUndo(entry.undo)) return this.#features.removal.undo(entry);
      return manualDecisions.undo(entry, parseReleaseName(files.byId(entry.fileId ?? 0)?.path ?? ""));
    };
    this.#clock.time += 1;
    store.writeDurable(() => library.journal.undo(id, "ada", revert));
  }

  /** Acts that can still be undone, newest first. */
  undoable(): JournalEntry[] {
    const { items } = createJournalPage(this.#features.store)({ limit: 1_000 });
    return items.filter(({ undo, undoneAt }) => undo !== null && undoneAt === null);
  }

  visible(): Readonly<Record<string, unknown>> {
    return visibleRows(this.store);
  }

  everything(): Readonly<Record<string, unknown>> {
    return everyRow(this.store);
  }

  restart(): void {
    this.store.close();
    this.#features = openDecisionFeatures(this.#folder, this.#clock);
  }

  async purge(): Promise<void> {
    this.#clock.time += PURGE_AFTER_MS;
    await purgeTask({ store: this.store, dataFolder: this.#folder, clock: this.#clock }).run({
      isDryRun: false,
      isScheduled: false,
      signal: new AbortController().signal,
      progress: () => undefined,
    });
  }

  close(): void {
    this.store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #addFile(path: string): number {
    const file = { path, sizeBytes: 1, mtimeMs: wholeMs(0), inode: null, fingerprint: null };
    return this.#write(() => this.#features.files.insert(file, "identifying", this.#clock.time));
  }

  #assignExtra(fileId: number): void {
    const { store, extras, matches } = this.#features;
    const release = parseReleaseName(EXTRA);
    const match = { parsed: release, decision: "matched", decidedBy: "machine", score: null, candidates: [] } as const;
    store.writeRelaxed(() => {
      extras.assignFilm(fileId, EXTRA, { kind: "extra", title: release.title });
      matches.record(fileId, match, this.#clock.time);
    });
  }

  #fileOf(fileId: number): { readonly file: FileRecord; readonly release: Release } {
    const file = this.#features.files.byId(fileId);
    if (!file) throw new Error(`there is no file ${fileId}`);
    return { file, release: parseReleaseName(file.path) };
  }

  #filmIds(query: string): number[] {
    return this.store
      .sql<{ id: number }>(query)
      .all()
      .map(({ id }) => id);
  }

  /** In a transaction, a millisecond after the last one. */
  #write<Result>(work: () => Result): Result {
    this.#clock.time += 1;
    return this.store.writeRelaxed(work);
  }
}
