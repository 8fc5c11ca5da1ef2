import type { Language, Locale } from "../contract/index.ts";
import type { Events } from "../events/index.ts";
import { type ClaimedJob, type JobHandler, type Outcome, onlyIf } from "../jobs/index.ts";
import type { Library } from "../library/index.ts";
import type { Metrics } from "../monitoring/index.ts";
import {
  type ArticleOutcome,
  chooseArticle,
  type ProviderFilm,
  type ProviderSets,
  type WikidataItem,
  type Wikimedia,
} from "../providers/index.ts";
import type { Clock } from "../time/index.ts";
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

/** Twenty leads a call is what Wikipedia gives; a batch of films is one walk along the road to their articles. */
const FILMS_A_BATCH = 20;
const ID_KINDS = ["tmdb", "imdb", "wikidata"] as const;

/** UC9: film → Wikidata item → article in the person's language. Never by guessing an article's title. */
export function enrichWikipediaJob(parts: EnrichWikipediaParts): JobHandler<"enrich_wikipedia"> {
  const { library, metrics } = parts;
  return {
    kind: "enrich_wikipedia",
    concurrency: 1,
    batchSize: FILMS_A_BATCH,
    priority: 10,
    timeoutMs: 300_000,
    async run(jobs, { signal }) {
      const start = performance.now();
      const outcomes = await enrichAll(jobs, parts, signal);
      const seconds = (performance.now() - start) / 1000 / jobs.length;
      for (const { kind } of outcomes) {
        metrics.useCase({ useCase: "UC9", outcome: kind === "done" ? "ok" : "failed", seconds });
      }
      return outcomes.map((outcome, index) => {
        const filmId = jobs[index]?.subjectId ?? 0;
        const isFirst = library.enrichment.state(filmId, "wikipedia") === null;
        return withMetricsOnApply(outcome, () => report(filmId, isFirst));
      });
    },
  };

  function report(filmId: number, isFirst: boolean): void {
    metrics.completeness("UC9", library.facts.completenessOf(filmId) ?? 0);
    const arrivedAt = isFirst ? library.identity.lastFileAddedAt(filmId) : null;
    if (arrivedAt !== null) metrics.fileEnriched(Math.max(0, parts.clock.now() - arrivedAt) / 1000);
  }

  /** Sample films have a provider of their own: each film's question goes to who can know it. */
  async function enrichAll(
    jobs: readonly ClaimedJob<"enrich_wikipedia">[],
    all: EnrichWikipediaParts,
    signal: AbortSignal,
  ) {
    const filmIds = jobs.map((job) => job.subjectId ?? 0);
    const groups = Map.groupBy(filmIds, (id) => {
      const ids = library.identity.idsOf(id);
      // One that left the library meanwhile is asked for anew when it returns.
      return ids && (parts.providers.forFilm(ids)?.wikimedia ?? null);
    });
    const outcomes = new Map<number, Outcome>();
    for (const [wikimedia, group] of groups) {
      const ofGroup = wikimedia
        ? await enrichGroup(group, wikimedia, all, signal)
        : group.map((): Outcome => ({ kind: "done" }));
      group.forEach((filmId, index) => {
        outcomes.set(filmId, ofGroup[index]!);
      });
    }
    return filmIds.map((filmId) => outcomes.get(filmId)!);
  }

  async function enrichGroup(
    filmIds: readonly number[],
    wikimedia: Wikimedia,
    all: EnrichWikipediaParts,
    signal: AbortSignal,
  ): Promise<readonly Outcome[]> {
    const asked = new Map(filmIds.map((filmId) => [filmId, library.identity.idsOf(filmId)]));
    /** By whatever id it was looked for, it still has that id; it may have been given others meanwhile. */
    const isStillIt = (filmId: number) => () => {
      const [before, now] = [asked.get(filmId), library.identity.idsOf(filmId)];
      return now !== null && ID_KINDS.every((kind) => !before?.[kind] || before[kind] === now[kind]);
    };
    try {
      const found = await findArticles(filmIds, wikimedia, all, signal);
      return filmIds.map((filmId) =>
        onlyIf(isStillIt(filmId), { kind: "done", apply: () => keep(filmId, found.get(filmId), all) }),
      );
    } catch (error) {
      return filmIds.map((filmId): Outcome => {
        const outcome = providerOutcome(error, "Wikipedia", (code) =>
          library.enrichment.setState(filmId, "wikipedia", "failed", code),
        );
        if (!outcome) throw error;
        return onlyIf(isStillIt(filmId), outcome);
      });
    }
  }
}

interface Found {
  readonly item: WikidataItem;
  readonly film: ProviderFilm | null;
  readonly article: ArticleOutcome | null;
}

async function findArticles(
  filmIds: readonly number[],
  wikimedia: Wikimedia,
  { library, language }: EnrichWikipediaParts,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, Found>> {
  const ask = { signal, reason: "enrich" };
  const items = await itemsOf(filmIds, library, wikimedia, ask);
  // Facts from Wikidata fill what TMDB cannot say: a film without a TMDB id has no other source.
  const keyless = [...items].filter(([filmId]) => library.enrichment.state(filmId, "tmdb") !== "done");
  const films = await wikimedia.films(
    keyless.map(([, item]) => item),
    ask,
  );
  const filmOf = new Map(keyless.map(([filmId], index) => [filmId, films[index] ?? null]));

  const wanted = [...items].flatMap(([filmId, item]) => {
    const article = chooseArticle(item, language());
    return article ? [{ filmId, article }] : [];
  });
  const articles = await wikimedia.articles(
    wanted.map(({ article }) => article),
    ask,
  );
  const articleOf = new Map(wanted.map(({ filmId }, index) => [filmId, articles[index] ?? null]));
  return new Map(
    [...items].map(([filmId, item]) => [
      filmId,
      { item, film: filmOf.get(filmId) ?? null, article: articleOf.get(filmId) ?? null },
    ]),
  );
}

/** By Wikidata id where TMDB knew it, else by TMDB id, else by IMDb id; each checked to be that film. */
async function itemsOf(
  filmIds: readonly number[],
  library: Library,
  wikimedia: Wikimedia,
  ask: { signal: AbortSignal; reason: string },
): Promise<ReadonlyMap<number, WikidataItem>> {
  const items = await wikimedia.filmItems(
    filmIds.map((filmId) => library.identity.idsOf(filmId) ?? {}),
    ask,
  );
  return new Map(
    filmIds.flatMap((filmId, index): [number, WikidataItem][] => {
      const item = items[index];
      return item ? [[filmId, item]] : [];
    }),
  );
}

/** Languages in which the film may have an article: its item names one, and it was not looked for in vain. */
function languagesOf({ item, article }: Found): readonly string[] {
  const isGone = article?.kind === "missed" && article.why !== "unanswered";
  return [...item.articles.keys()].filter((language) => !isGone || language !== article.language);
}

function keep(askedFor: number, found: Found | undefined, parts: EnrichWikipediaParts): void {
  const { library, events, clock } = parts;
  const filmId = library.merging.currentFilm(askedFor);
  if (filmId === null) return;
  if (found) {
    library.identity.recordIds(filmId, { wikidata: found.item.id });
    library.articles.keepOnly(filmId, languagesOf(found));
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
