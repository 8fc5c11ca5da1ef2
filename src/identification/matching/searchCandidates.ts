import type { CandidateSource, FilmCandidate, FilmQuery } from "../../providers/index.ts";
import { type Release, titleKey, titleWords } from "../releaseName/index.ts";
import { decide, THRESHOLDS } from "./decide.ts";
import { isFilmOfName, namesFilm, withContradictions } from "./nameClaim.ts";
import { compareIds } from "./nfoEvidence.ts";
import type { FileFacts } from "./runtimeEvidence.ts";
import { scoreCandidate } from "./scoreCandidate.ts";
import { candidateKey, type ScoredCandidate } from "./scoredCandidate.ts";
import { isContained, planSearch } from "./searchPlan.ts";
import { withSeriesEvidence } from "./seriesEvidence.ts";
import { statedPeople } from "./statedPeople.ts";
import { comparableTitle, titleSimilarity } from "./titleSimilarity.ts";

/** Limits a file's requests, so that a folder of home videos does not use up the provider's rate. */
const MAX_SEARCHES = 16;
const MAX_DETAILS = 8;
const MAX_DETAILS_PER_QUERY = 4;
/** Results a provider gives at once; fewer mean that it has no more. */
const PAGE_SIZE = 20;
/** Results of one query that are compared. */
const MAX_RESULTS = 40;
/** The maximum score, which is ambiguous, when the id in the name is unknown. */
const LOST_ID = 0.7;
/** Below this title similarity a matching director does not count. */
const ALIKE = 0.7;
/** From this similarity on a title counts as the same. */
const SAME_TITLE = 0.92;

/**
 * Queries a source until one candidate is clearly best: first by ids of the name and of the NFO, then by each guess with
 * its year, without it, and with fewer words. Then evidence against the best candidate is checked: the film in the
 * name if an NFO states another, and the runtime if the file's duration is known.
 * @returns candidates, best first
 * @throws what the source throws; `signal.reason` once aborted
 */
export async function searchCandidates(
  release: Release,
  file: FileFacts,
  source: CandidateSource,
  signal: AbortSignal,
): Promise<ScoredCandidate[]> {
  if (release.kind !== "movie") return [];
  const tagged = await findByIds(release.ids, source, signal);
  const described = await findNfoFilm(release, tagged, source, signal);
  const lostIds = tagged === null && hasIds(release.ids) ? release.ids : null;
  const search = new CandidateSearch(withIdsOf(release, tagged, described), file, source, signal, lostIds);
  for (const known of [tagged, described]) if (known) search.add(known);
  // Two ids that disagree: a person decides, no search helps.
  const isDisputed = tagged !== null && compareIds(release.nfo?.ids, tagged) === "another";
  if (isDisputed) return search.ranked();
  if (!search.isMatched()) await sendQueries(release, search);
  await search.queryName();
  await search.checkBest();
  return search.ranked();
}

async function sendQueries(release: Release, search: CandidateSearch): Promise<void> {
  const { fullTitle, minimumQueries, respelled, shortened } = planSearch(release);
  for (const [index, query] of fullTitle.slice(0, MAX_SEARCHES).entries()) {
    await search.query(query);
    // A film of exactly this title under another year may beat one of a similar title: query for that before deciding.
    if (index + 1 >= Math.min(minimumQueries, fullTitle.length) && search.isSettled()) return;
  }
  for (const query of [...respelled, ...shortened].slice(0, Math.max(0, MAX_SEARCHES - fullTitle.length))) {
    if (search.isSettled() || search.isMatched()) break;
    // A film of this title was found, of another year: the title is not misspelt.
    if (search.hasTitle()) break;
    await search.query(query);
  }
}

const hasIds = ({ tmdb, imdb }: Release["ids"]) => tmdb !== undefined || imdb !== undefined;

async function findByIds(
  ids: Release["ids"],
  source: CandidateSource,
  signal: AbortSignal,
): Promise<FilmCandidate | null> {
  return hasIds(ids) ? source.byId(ids, signal) : null;
}

/** The film of the NFO's ids, unless the name's id found the same film. */
async function findNfoFilm(
  { nfo }: Release,
  tagged: FilmCandidate | null,
  source: CandidateSource,
  signal: AbortSignal,
): Promise<FilmCandidate | null> {
  if (!nfo || (tagged && compareIds(nfo.ids, tagged) === "agrees")) return null;
  return findByIds(nfo.ids, source, signal);
}

/** Adds the other id of the film that was found, so that no other film matches by it. An id that finds no film is dropped. */
function withIdsOf(release: Release, tagged: FilmCandidate | null, described: FilmCandidate | null): Release {
  const { nfo } = release;
  const isKnown = described !== null || tagged !== null;
  return {
    ...release,
    ids: tagged ? idsWith(release.ids, tagged) : {},
    ...(nfo ? { nfo: { ...nfo, ids: isKnown ? idsWith(nfo.ids, described) : {} } } : {}),
  };
}

function idsWith(ids: Release["ids"], found: FilmCandidate | null): Release["ids"] {
  const tmdb = found?.tmdbId ?? ids.tmdb;
  const imdb = found?.imdbId ?? ids.imdb;
  return { ...(tmdb === undefined ? {} : { tmdb }), ...(imdb === undefined ? {} : { imdb }) };
}

/** The candidates found so far for one release, and whether they are enough. */
class CandidateSearch {
  readonly #found = new Map<string, ScoredCandidate>();
  readonly #detailed = new Set<string>();
  /** Queries whose results fitted on one page: a narrower query would find nothing new. */
  readonly #answered: FilmQuery[] = [];
  readonly #release: Release;
  readonly #file: FileFacts;
  readonly #source: CandidateSource;
  readonly #signal: AbortSignal;
  readonly #lostIds: Release["ids"] | null;

  /** @param lostIds ids in the name that the source does not know */
  constructor(
    release: Release,
    file: FileFacts,
    source: CandidateSource,
    signal: AbortSignal,
    lostIds: Release["ids"] | null,
  ) {
    this.#release = release;
    this.#file = file;
    this.#source = source;
    this.#signal = signal;
    this.#lostIds = lostIds;
  }

  add(candidate: FilmCandidate): void {
    this.#found.set(candidateKey(candidate), scoreCandidate(this.#release, this.#file, candidate));
  }

  ranked(): ScoredCandidate[] {
    const scored = withSeriesEvidence(this.#release, [...this.#found.values()]);
    const lost = this.#lostIds;
    const known = withContradictions(this.#release, lost ? scored.map((film) => withLostId(film, lost)) : scored);
    return known.sort((a, b) => b.score - a.score);
  }

  isMatched(): boolean {
    return decide(this.ranked()).kind === "matched";
  }

  /** The NFO's film does not match the name: searches for the film that the name states. */
  async queryName(): Promise<void> {
    const { title, year, nfo } = this.#release;
    const known = this.ranked();
    if (!nfo || known.length === 0 || !namesFilm(this.#release)) return;
    if (known.some((film) => isFilmOfName(this.#release, film))) return;
    await this.query(year === null ? { title } : { title, year, yearField: "primary" });
  }

  /**
   * Search results lack a runtime and people: those of the best one are requested if the file's duration is known, or
   * people are stated without a year.
   */
  async checkBest(): Promise<void> {
    const [best] = this.ranked();
    if (!best || !this.isMatched() || this.#detailed.has(candidateKey(best))) return;
    const isTimed = this.#file.durationSeconds !== undefined && best.runtimeMinutes === undefined;
    const isStated = best.directors === undefined && statedPeople(this.#release).length > 0;
    if (isTimed || isStated) await this.#fetchDetail(best);
  }

  /** More queries would change nothing: one film has exactly this title, or several have. */
  isSettled(): boolean {
    const [first, second] = this.ranked();
    if (!first || first.score < THRESHOLDS.accept || titleWeight(first) < SAME_TITLE) return false;
    return this.isMatched() || (second !== undefined && titleWeight(second) >= SAME_TITLE);
  }

  /** A film of exactly this title was found, of any year. */
  hasTitle(): boolean {
    const own = comparableTitle(this.#release.title);
    return this.ranked().some(({ title, originalTitle = title }) =>
      [title, originalTitle].some((other) => titleSimilarity(own, comparableTitle(other)) >= SAME_TITLE),
    );
  }

  async query(query: FilmQuery): Promise<void> {
    if (this.#answered.some((earlier) => isContained(query, earlier))) return;
    this.#signal.throwIfAborted();
    const results = (await this.#source.search(query, this.#signal)).slice(0, MAX_RESULTS);
    if (results.length < PAGE_SIZE) this.#answered.push(query);
    for (const candidate of results) if (!this.#found.has(candidateKey(candidate))) this.add(candidate);
    await this.#fetchDetails(new Set(results.map(candidateKey)), query);
  }

  /**
   * Fetches what search results leave out. The source found every word of the query in some title of the film, so an
   * alternative title may be the one; between equal candidates the director or the running time decides.
   */
  async #fetchDetails(fresh: ReadonlySet<string>, query: FilmQuery): Promise<void> {
    if (!this.#source.detail) return;
    for (let fetched = 0; fetched < MAX_DETAILS_PER_QUERY && this.#detailed.size < MAX_DETAILS; fetched += 1) {
      const next = this.#nextWithoutDetails(fresh, query);
      if (!next) return;
      await this.#fetchDetail(next);
    }
  }

  async #fetchDetail(candidate: ScoredCandidate): Promise<void> {
    if (!this.#source.detail) return;
    this.#signal.throwIfAborted();
    this.#detailed.add(candidateKey(candidate));
    this.add(await this.#source.detail(candidate, this.#signal));
  }

  #nextWithoutDetails(fresh: ReadonlySet<string>, query: FilmQuery): ScoredCandidate | undefined {
    const ranked = this.ranked();
    const open = ranked.filter((candidate) => {
      const key = candidateKey(candidate);
      return fresh.has(key) && !this.#detailed.has(key) && this.#isNearInTime(candidate) && isWorthDetails(candidate);
    });
    if (!this.isMatched()) return open[0];
    const [best] = ranked;
    // Best by an alternative title: films of the same main title may have that alternative title too.
    if (best && this.#detailed.has(candidateKey(best))) return open.find((film) => areNamesakes(film, best));
    // Without a year, the name may also mean a film that was found by a title missing in the search result.
    return this.#release.year === null ? open.find((film) => !showsWords(film, query)) : undefined;
  }

  #isNearInTime({ year }: FilmCandidate): boolean {
    const stated = this.#release.year;
    return year === null || stated === null || Math.abs(stated - year) <= 1;
  }
}

/**
 * The source does not know the id in the name: another film is likely only with exactly the same year, and without an
 * id of its own of that kind.
 */
function withLostId(film: ScoredCandidate, ids: Release["ids"]): ScoredCandidate {
  const isOther =
    (ids.tmdb !== undefined && film.tmdbId !== undefined) || (ids.imdb !== undefined && film.imdbId !== undefined);
  const year = film.evidence.find(({ feature }) => feature === "year");
  const isOfYear = year?.said !== undefined && year.said === film.year;
  if ((isOfYear && !isOther) || film.score <= LOST_ID) return film;
  const weight = Math.round((LOST_ID - film.score) * 10_000) / 10_000;
  return { ...film, score: LOST_ID, evidence: [...film.evidence, { feature: "id", value: "unknown", weight }] };
}

const titleWeight = ({ evidence }: ScoredCandidate) => evidence.find(({ feature }) => feature === "title")?.weight ?? 0;

/** If all titles are already known, details only add people. They matter for a film whose title nearly fits. */
function isWorthDetails(film: ScoredCandidate): boolean {
  return film.alternativeTitles.length === 0 || titleWeight(film) >= ALIKE;
}

/** Whether a search result contains the title by which the source found it. */
function showsWords({ title, originalTitle = "" }: FilmCandidate, query: FilmQuery): boolean {
  const shown = [title, originalTitle].map(titleWords);
  const asked = titleWords(query.title);
  return shown.some((words) => asked.every((word) => words.includes(word)));
}

function areNamesakes(a: FilmCandidate, b: FilmCandidate): boolean {
  return titleKey(a.title) === titleKey(b.title);
}
