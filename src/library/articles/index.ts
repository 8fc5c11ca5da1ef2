/**
 * Encyclopedia articles about films, one for each language. In: what Wikipedia answered. Out: which are stored; a
 * film's page shows them. Writing functions expect to be inside a transaction.
 */
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";

export interface Article {
  readonly language: string;
  readonly title: string;
  readonly extract: string;
  readonly url: string;
}

export interface Articles {
  /** Adds the article, or replaces the one of the same language. */
  record(filmId: number, article: Article): void;
  /** Deletes the film's articles in all other languages: they were removed, or are no longer about the film. */
  keepOnly(filmId: number, languages: readonly string[]): void;
  /**
   * Whether the film was enriched before `since` (ms since 1970) and has no article in this language. A later
   * enrichment would have brought it if there were one.
   */
  isMissing(filmId: number, language: string, since: number): boolean;
}

export function createArticles({ sql }: Store, clock: Clock): Articles {
  return {
    record(filmId, article) {
      sql(`
        INSERT INTO article (film, language, title, extract, url, fetched_at)
        VALUES (:filmId, :language, :title, :extract, :url, :now)
        ON CONFLICT DO UPDATE
        SET title = excluded.title, extract = excluded.extract, url = excluded.url, fetched_at = excluded.fetched_at`).run(
        { filmId, ...article, now: clock.now() },
      );
    },

    keepOnly(filmId, languages) {
      sql(`
        DELETE FROM article
        WHERE film = :filmId AND language NOT IN (SELECT value FROM json_each(:languages))`).run({
        filmId,
        languages: JSON.stringify(languages),
      });
    },

    isMissing(filmId, language, since) {
      const found = sql(`
        SELECT 1
        FROM enrichment
        WHERE film = :filmId AND provider = 'wikipedia' AND state = 'done' AND updated_at < :since
          AND NOT EXISTS (SELECT 1 FROM article WHERE film = :filmId AND language = :language)`);
      return found.get({ filmId, language, since }) !== undefined;
    },
  };
}
