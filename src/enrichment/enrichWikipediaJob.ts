import type { Language, Locale } from "../contract/index.ts";
import type { Events } from "../events/index.ts";
import { type JobHandler, type Outcome, onlyIf, VIEWED_PRIORITY } from "../jobs/index.ts";
import type { Library } from "../library/index.ts";
import type { Metrics } from "../monitoring/index.ts";
import type { ProviderSets, RequestOptions, Wikimedia } from "../providers/index.ts";
import type { Clock } from "../time/index.ts";
import { type FoundArticle, findArticles } from "./findArticles.ts";
import { providerOutcome } from "./providerOutcome.ts";
import { recordProviderFilm } from "./recordProviderFilm.ts";
import { withMetricsOnApply } from "./withMetricsOnApply.ts";

export interface EnrichWikipediaParts {
  readonly library: Library;
  readonly events: Events;
  readonly metrics: Metrics;
  readonly providers: ProviderSets;
  readonly clock: Clock;
  language(): Language;
  locale(): Locale;
}

/** Wikipedia gives twenty leads in one request. */
const FILMS_PER_BATCH = 20;
const ID_KINDS = ["tmdb", "imdb", "wikidata"] as const;

type ReadingOptions = Pick<RequestOptions, "signal" | "isBackground">;
type OutcomeByFilm = ReadonlyMap<number, Outcome>;

/** UC9: the article of a film, in the person's language, and Wikidata's facts. */
export function enrichWikipediaJob(parts: EnrichWikipediaParts): JobHandler<"enrich_wikipedia"> {
  const { library, metrics } = parts;
  return {
    kind: "enrich_wikipedia",
    concurrency: 1,
    batchSize: FILMS_PER_BATCH,
    priority: 10,
    timeoutMs: 300_000,
    async run(jobs, { signal }) {
      const start = performance.now();
      const filmIds = jobs.map((job) => job.subjectId ?? 0);
      const isViewed = jobs.some(({ priority }) => priority >= VIEWED_PRIORITY);
      // Users wait for first-time details and for the film they are viewing, but not for a refresh.
      const isBackground =
        !isViewed && filmIds.every((filmId) => library.enrichment.state(filmId, "wikipedia") !== null);
      const outcomes = await enrichFilms(filmIds, parts, { signal, isBackground });
      const seconds = (performance.now() - start) / 1000 / jobs.length;
      return filmIds.map((filmId) => {
        const outcome = outcomes.get(filmId) ?? { kind: "done" };
        metrics.useCase({ useCase: "UC9", outcome: outcome.kind === "done" ? "ok" : "failed", seconds });
        const isFirst = library.enrichment.state(filmId, "wikipedia") === null;
        return withMetricsOnApply(outcome, () => report(filmId, isFirst, parts));
      });
    },
  };
}

/** @param isFirst the film was enriched for the first time: its file's way through the program is complete */
function report(filmId: number, isFirst: boolean, { library, metrics, clock }: EnrichWikipediaParts): void {
  metrics.completeness("UC9", library.facts.completenessOf(filmId) ?? 0);
  const arrivedAt = isFirst ? library.identity.lastFileAddedAt(filmId) : null;
  if (arrivedAt !== null) metrics.fileEnriched(Math.max(0, clock.now() - arrivedAt) / 1000);
}

/** Sample films have a provider of their own. A film that has none, or left the library, is done: it has no outcome. */
async function enrichFilms(
  filmIds: readonly number[],
  parts: EnrichWikipediaParts,
  options: ReadingOptions,
): Promise<OutcomeByFilm> {
  const { library, providers } = parts;
  const groups = Map.groupBy(filmIds, (filmId) => {
    const ids = library.identity.idsOf(filmId);
    return (ids && providers.forFilm(ids)?.wikimedia) ?? null;
  });
  const outcomes = new Map<number, Outcome>();
  for (const [wikimedia, group] of groups) {
    if (!wikimedia) continue;
    for (const [filmId, outcome] of await enrichGroup(group, wikimedia, parts, options)) outcomes.set(filmId, outcome);
  }
  return outcomes;
}

async function enrichGroup(
  filmIds: readonly number[],
  wikimedia: Wikimedia,
  parts: EnrichWikipediaParts,
  options: ReadingOptions,
): Promise<OutcomeByFilm> {
  const { library } = parts;
  const idsBefore = new Map(filmIds.map((filmId) => [filmId, library.identity.idsOf(filmId)]));
  /** The film still has every id that it was looked up by; it may have been given others meanwhile. */
  const isSameFilm = (filmId: number) => () => {
    const [before, now] = [idsBefore.get(filmId), library.identity.idsOf(filmId)];
    return now !== null && ID_KINDS.every((kind) => !before?.[kind] || before[kind] === now[kind]);
  };
  const outcomesOf = (outcomeOf: (filmId: number) => Parameters<typeof onlyIf>[1]): OutcomeByFilm =>
    new Map(filmIds.map((filmId) => [filmId, onlyIf(isSameFilm(filmId), outcomeOf(filmId))]));
  try {
    const found = await findArticles(filmIds, wikimedia, library, parts.language(), options);
    return outcomesOf((filmId) => ({ kind: "done", apply: () => recordArticle(filmId, found.get(filmId), parts) }));
  } catch (error) {
    return outcomesOf((filmId) => {
      const outcome = providerOutcome(error, "Wikipedia", (code) =>
        library.enrichment.setState(filmId, "wikipedia", "failed", code),
      );
      if (!outcome) throw error;
      return outcome;
    });
  }
}

function recordArticle(formerId: number, found: FoundArticle | undefined, parts: EnrichWikipediaParts): void {
  const { library, events, clock } = parts;
  // It may have been merged into another film, or have left the library, while Wikipedia was queried.
  const filmId = library.merging.currentFilm(formerId);
  if (filmId === null) return;
  if (found) {
    library.identity.recordIds(filmId, { wikidata: found.item.id });
    library.articles.keepOnly(filmId, articleLanguages(found));
    if (found.film) recordProviderFilm(filmId, found.film, { library, language: parts.locale(), now: clock.now() });
  }
  const article = found?.article;
  if (article?.kind === "found") {
    const { language, title, extract, url } = article;
    library.articles.record(filmId, { language, title, extract, url });
    library.enrichment.setState(filmId, "wikipedia", "done");
  } else {
    library.enrichment.setState(filmId, "wikipedia", "unavailable", "no_article");
  }
  library.facts.refreshFilmRow(filmId, parts.locale());
  events.emit({ type: "film.changed", filmId });
}

/** Languages in which the item names an article, without the one that was looked for and is not there. */
function articleLanguages({ item, article }: FoundArticle): readonly string[] {
  const isMissing = article?.kind === "not_found" && article.reason !== "unanswered";
  return [...item.articles.keys()].filter((language) => !isMissing || language !== article.language);
}
