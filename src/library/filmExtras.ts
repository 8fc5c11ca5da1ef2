import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";

export interface CreditedPerson {
  readonly providerPersonId: string;
  readonly name: string;
  readonly job: string;
  readonly character?: string | undefined;
  readonly order: number;
  readonly profilePath?: string | null | undefined;
}

export type EnrichmentState = "pending" | "done" | "failed" | "unavailable";
export type ArtworkKind = "poster" | "backdrop" | "still";

/** More than a page shows; a crowd scene has hundreds. */
const MOST_CREDITS = 60;

/** Also the names of the film's columns. */
type PictureKind = "poster" | "backdrop";

/** What hangs on a film beside its facts: people, other titles, an article, pictures. Inside a transaction. */
export function filmExtras({ sql, writeRelaxed }: Store, clock: Clock) {
  return {
    recordCredits(filmId: number, origin: string, people: readonly CreditedPerson[]): void {
      sql("DELETE FROM credit WHERE film = :filmId AND origin = :origin").run({ filmId, origin });
      for (const person of people.filter(({ order }) => order < MOST_CREDITS)) {
        sql(`
          INSERT INTO person (provider, provider_id, name, portrait)
          VALUES (:origin, :providerId, :name, :portrait)
          ON CONFLICT DO UPDATE SET name = excluded.name, portrait = excluded.portrait`).run({
          origin,
          providerId: person.providerPersonId,
          name: person.name,
          portrait: person.profilePath ?? null,
        });
        sql(`
          INSERT OR IGNORE INTO credit (film, person, job, character, position, origin)
          SELECT :filmId, id, :job, :character, :position, :origin FROM person
          WHERE provider = :origin AND provider_id = :providerId`).run({
          filmId,
          origin,
          providerId: person.providerPersonId,
          job: person.job,
          character: person.character ?? "",
          position: person.order,
        });
      }
    },

    /** @param isWhole what this origin said before and says no more goes */
    recordAlternativeTitles(filmId: number, origin: string, titles: readonly string[], isWhole: boolean): void {
      if (isWhole)
        sql(`
          DELETE FROM alternative_title
          WHERE film = :filmId AND origin = :origin AND title NOT IN (SELECT value FROM json_each(:titles))`).run({
          filmId,
          origin,
          titles: JSON.stringify(titles),
        });
      for (const title of titles) {
        sql("INSERT OR IGNORE INTO alternative_title (film, title, origin) VALUES (:filmId, :title, :origin)").run({
          filmId,
          title,
          origin,
        });
      }
    },

    recordArticle(filmId: number, article: { language: string; title: string; extract: string; url: string }): void {
      sql(`
        INSERT INTO article (film, language, title, extract, url, fetched_at)
        VALUES (:filmId, :language, :title, :extract, :url, :now)
        ON CONFLICT DO UPDATE
        SET title = excluded.title, extract = excluded.extract, url = excluded.url, fetched_at = excluded.fetched_at`).run(
        {
          filmId,
          ...article,
          now: clock.now(),
        },
      );
    },

    /** Articles in these languages alone are still there; the others were deleted, or belong to the film no more. */
    keepArticlesIn(filmId: number, languages: readonly string[]): void {
      sql(`
        DELETE FROM article WHERE film = :filmId AND language NOT IN (SELECT value FROM json_each(:languages))`).run({
        filmId,
        languages: JSON.stringify(languages),
      });
    },

    /** @param since what was asked later would have brought it, were there one */
    lacksArticleIn(filmId: number, language: string, since: number): boolean {
      const found = sql(`
        SELECT 1 FROM enrichment
        WHERE film = :filmId AND provider = 'wikipedia' AND state = 'done' AND updated_at < :since
          AND NOT EXISTS (SELECT 1 FROM article WHERE film = :filmId AND language = :language)`);
      return found.get({ filmId, language, since }) !== undefined;
    },

    setEnrichment(filmId: number, provider: "tmdb" | "wikipedia", state: EnrichmentState, errorCode?: string): void {
      sql(`
        INSERT INTO enrichment (film, provider, state, updated_at, error_code)
        SELECT :filmId, :provider, :state, :now, :errorCode WHERE EXISTS (SELECT 1 FROM film WHERE id = :filmId)
        ON CONFLICT DO UPDATE
        SET state = excluded.state, updated_at = excluded.updated_at, error_code = excluded.error_code`).run({
        filmId,
        provider,
        state,
        now: clock.now(),
        errorCode: errorCode ?? null,
      });
    },

    enrichmentState(filmId: number, provider: "tmdb" | "wikipedia"): EnrichmentState | null {
      return (
        sql<{ state: EnrichmentState }>(`
          SELECT state FROM enrichment WHERE film = :filmId AND provider = :provider`).get({ filmId, provider })
          ?.state ?? null
      );
    },

    /** Whether a provider has already told of this film. */
    isEnriched(filmId: number): boolean {
      return (
        sql("SELECT 1 FROM enrichment WHERE film = :filmId AND state = 'done' LIMIT 1").get({ filmId }) !== undefined
      );
    },

    /** Films with an id at TMDB that it was never asked about, or could not be. */
    filmsWithoutTmdb(): number[] {
      return sql<{ id: number }>(`
        SELECT id FROM film
        WHERE tmdb_id IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM enrichment WHERE film = film.id AND provider = 'tmdb' AND state IN ('done', 'failed'))
        ORDER BY id`)
        .all()
        .map(({ id }) => id);
    },

    /** The picture's row, made when it is new. */
    artworkFor(kind: ArtworkKind, source: string): number {
      sql("INSERT OR IGNORE INTO artwork (kind, source) VALUES (:kind, :source)").run({ kind, source });
      const row = sql<{ id: number }>("SELECT id FROM artwork WHERE source = :source").get({ source });
      return row!.id;
    },

    artwork(id: number): { kind: ArtworkKind; source: string; hash: string | null } | null {
      const row = sql<{ kind: ArtworkKind; source: string; hash: string | null }>(
        "SELECT kind, source, hash FROM artwork WHERE id = :id",
      );
      return row.get({ id }) ?? null;
    },

    /** A film's pictures at TMDB that are on record and were never fetched, or are lost. */
    picturesToFetch(filmId: number): { artworkId: number; kind: PictureKind; path: string }[] {
      return sql<{ artworkId: number; kind: PictureKind; path: string }>(`
        SELECT artwork.id AS artworkId, artwork.kind, substr(artwork.source, 6) AS path
        FROM film JOIN artwork ON artwork.id IN (film.poster, film.backdrop)
        WHERE film.id = :filmId AND artwork.hash IS NULL AND artwork.source LIKE 'tmdb:%'`).all({ filmId });
    },

    completeArtwork(id: number, made: { hash: string; placeholder: string; width: number; height: number }): void {
      sql(`
        UPDATE artwork
        SET hash = :hash, placeholder = :placeholder, width = :width, height = :height, fetched_at = :now
        WHERE id = :id`).run({ id, ...made, now: clock.now() });
    },

    /** Its files are gone. @returns where it came from, and whose it is; null when that is known already */
    forgetArtwork(id: number): { kind: ArtworkKind; source: string; films: number[]; files: number[] } | null {
      return writeRelaxed(() => {
        const row = sql<{ kind: ArtworkKind; source: string }>(
          "SELECT kind, source FROM artwork WHERE id = :id AND hash IS NOT NULL",
        ).get({ id });
        if (!row) return null;
        sql("UPDATE artwork SET hash = NULL WHERE id = :id").run({ id });
        const films = sql<{ id: number }>("SELECT id FROM film WHERE poster = :id OR backdrop = :id").all({ id });
        const files = sql<{ id: number }>(`
          SELECT id FROM file WHERE still = :id OR film IN (SELECT id FROM film WHERE poster = :id OR backdrop = :id)`).all(
          { id },
        );
        return { ...row, films: films.map((film) => film.id), files: files.map((file) => file.id) };
      });
    },

    /** A provider's picture; one that lies beside the film, or that somebody gave it, stays before it. */
    setPicture(filmId: number, kind: PictureKind, artwork: number): void {
      setUnless(["beside:", "own:"], filmId, kind, artwork);
    },

    /** The provider has no picture of the film any more; one that lies beside it, or that somebody gave it, stays. */
    removeProviderPicture(filmId: number, kind: PictureKind): void {
      sql(`
        UPDATE film SET ${kind} = NULL
        WHERE id = :filmId AND EXISTS (SELECT 1 FROM artwork WHERE id = film.${kind} AND source LIKE 'tmdb:%')`).run({
        filmId,
      });
    },

    /** A picture that lies beside the film; one that somebody gave it stays before it. */
    setPictureBeside(filmId: number, kind: PictureKind, artwork: number): void {
      setUnless(["own:"], filmId, kind, artwork);
    },

    /** A picture that somebody gave the film. */
    setOwnPicture(filmId: number, kind: PictureKind, artwork: number | null): void {
      sql(`UPDATE film SET ${kind} = :artwork WHERE id = :filmId`).run({ filmId, artwork });
    },

    pictureOf: (filmId: number, kind: PictureKind): number | null =>
      sql<{ artwork: number | null }>(`SELECT ${kind} AS artwork FROM film WHERE id = :filmId`).get({ filmId })
        ?.artwork ?? null,
  };

  /** @param stronger what a picture's source begins with that stays */
  function setUnless(stronger: readonly string[], filmId: number, kind: PictureKind, artwork: number): void {
    const stays = stronger.map((source) => `source LIKE '${source}%'`).join(" OR ");
    sql(`
      UPDATE film SET ${kind} = :artwork
      WHERE id = :filmId AND NOT EXISTS (SELECT 1 FROM artwork WHERE id = film.${kind} AND (${stays}))`).run({
      filmId,
      artwork,
    });
  }
}
