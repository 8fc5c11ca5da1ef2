import { countryOf, type FilmDetail, type Language, type Locale, languageOfLocale } from "../contract/index.ts";
import { displayPath } from "../paths/index.ts";
import { isSampleFilm } from "../providers/index.ts";
import type { Store } from "../store/index.ts";
import { extrasOf } from "./asides.ts";
import { type BesideFile, besideFiles } from "./besideFiles.ts";
import { CARD_COLUMNS, CARD_JOIN, type CardRow, picture, toCard } from "./card.ts";
import type { Chosen } from "./chooseFacts.ts";
import type { FilmFacts } from "./filmFacts.ts";
import { saidHere } from "./saidHere.ts";

type DetailRow = CardRow & {
  tmdb_id: number | null;
  imdb_id: string | null;
  wikidata_id: string | null;
  rating_average: number | null;
  rating_votes: number | null;
  completeness: number;
  backdrop_id: number | null;
  backdrop_hash: string | null;
  backdrop_placeholder: string | null;
};

interface FileRow {
  id: number;
  path: string;
  state: string;
  edition: string | null;
  part: number | null;
  size_bytes: number;
  media: string | null;
  duration_seconds: number | null;
}

/** As the probe wrote it. */
interface Media {
  readonly container?: string;
  readonly video?: {
    readonly codec?: string;
    readonly width?: number;
    readonly height?: number;
    readonly hdr?: string | null;
  } | null;
  readonly audio?: readonly {
    readonly codec?: string;
    readonly channels?: number | null;
    readonly language?: string | null;
  }[];
  readonly subtitles?: readonly { readonly codec?: string; readonly language?: string | null }[];
}

const BACKDROP_WIDTH = 1280;
const WIKIPEDIA = "Wikipedia contributors, CC BY-SA 4.0";
/** Sample films come in the providers' shapes but not from them: that is said wherever a source is named. */
const SAMPLE = "sample";
const SAMPLE_TEXT = "Sample text, written for Filmothèque";

/** UC3: everything that is stored of a film, at once; what is still being fetched says so. */
export function filmDetails(
  { sql }: Store,
  facts: FilmFacts,
  /** Of what is said about films; the words of the program itself are in the person's. */
  filmLanguage: () => Language | Locale,
  explain: (code: string, language: Language) => string,
  listsOfFilm: (user: number, film: number) => number[],
) {
  const besideOf = besideFiles({ sql }, explain);

  return {
    filmDetail(user: number, filmId: number, language: Language): FilmDetail | null {
      const row = sql<DetailRow>(`
        SELECT ${CARD_COLUMNS}, film.tmdb_id, film.imdb_id, film.wikidata_id, film.rating_average, film.rating_votes,
               film.completeness, backdrop.id AS backdrop_id, backdrop.hash AS backdrop_hash,
               backdrop.placeholder AS backdrop_placeholder
        FROM film ${CARD_JOIN}
        LEFT JOIN artwork AS backdrop ON backdrop.id = film.backdrop AND backdrop.hash IS NOT NULL
        WHERE film.id = :filmId`).get({ user, filmId });
      if (!row) return null;
      const chosen = facts.chosen(filmId, filmLanguage());
      const isFromSamples = isSampleFilm({ tmdb: row.tmdb_id, wikidata: row.wikidata_id });
      const textOf = (field: string) =>
        typeof chosen.get(field)?.value === "string" ? String(chosen.get(field)?.value) : null;
      return {
        ...toCard(row),
        ...releaseIn(countryOf(filmLanguage()), chosen),
        tagline: textOf("tagline"),
        overview: textOf("overview"),
        backdrop:
          row.backdrop_id !== null && row.backdrop_hash !== null
            ? picture(row.backdrop_id, BACKDROP_WIDTH, row.backdrop_hash, row.backdrop_placeholder)
            : null,
        credits: creditsOf(filmId),
        files: filesOf(filmId, language),
        extras: extrasOf({ sql }, filmId),
        externalIds: { tmdb: row.tmdb_id, imdb: row.imdb_id, wikidata: row.wikidata_id },
        articles: articlesOf(filmId, languageOfLocale(filmLanguage()), isFromSamples ? SAMPLE_TEXT : WIKIPEDIA),
        ratings: {
          average: row.rating_average,
          votes: row.rating_votes,
          provider: isFromSamples ? SAMPLE : (chosen.get("voteAverage")?.origin ?? null),
        },
        positionSeconds: positionOf(user, filmId),
        saidHere: {
          rating: saidHere({ sql }, "rating_layer", user, filmId),
          watched: saidHere({ sql }, "watch_layer", user, filmId),
        },
        lists: listsOfFilm(user, filmId),
        sources: Object.fromEntries([...chosen].map(([field, { origin }]) => [field, isFromSamples ? SAMPLE : origin])),
        enrichment: {
          tmdb: enrichmentOf(filmId, "tmdb", language),
          wikipedia: enrichmentOf(filmId, "wikipedia", language),
        },
        completeness: row.completeness,
      };
    },
  };

  /** When it came out in a country and from which age on; the date of its first release where it is not known there. */
  function releaseIn(country: string, chosen: ReadonlyMap<string, Chosen>) {
    const inCountry = <Row extends { readonly country: string }>(field: string) =>
      ((chosen.get(field)?.value ?? []) as readonly Row[]).find((row) => row.country === country);
    const first = chosen.get("releaseDate")?.value;
    return {
      releaseDate:
        inCountry<{ country: string; date: string }>("releaseDates")?.date ??
        (typeof first === "string" ? first : null),
      certification: inCountry<{ country: string; certification: string }>("certification")?.certification ?? null,
    };
  }

  /** Recognised, or about to be: its details are on their way. */
  function isUnderWay(filmId: number): boolean {
    const row = sql(`
      SELECT 1 FROM film WHERE id = :filmId AND state = 'identified'
      UNION ALL
      SELECT 1 FROM file WHERE film = :filmId AND part IS NOT NULL AND state IN ('arriving', 'queued', 'probing', 'identifying')
      LIMIT 1`).get({ filmId });
    return row !== undefined;
  }

  function creditsOf(filmId: number): FilmDetail["credits"] {
    return sql<{ id: number; name: string; job: string; character: string }>(`
      SELECT person.id, person.name, credit.job, credit.character
      FROM credit JOIN person ON person.id = credit.person
      WHERE credit.film = :filmId
        AND credit.origin = (SELECT origin FROM credit WHERE film = :filmId ORDER BY origin = 'tmdb' DESC LIMIT 1)
      ORDER BY credit.job = 'director' DESC, credit.job = 'actor' DESC, credit.job, credit.position`)
      .all({ filmId })
      .map(({ id, name, job, character }) => ({
        personId: id,
        name,
        job,
        character: character || null,
        portrait: null,
      }));
  }

  function filesOf(filmId: number, language: Language): FilmDetail["files"] {
    const beside = besideOf(filmId, language);
    return sql<FileRow>(`
      SELECT file.id, file.path, file.state, edition.name AS edition, part.number AS part, file.size_bytes, file.media,
             file.duration_seconds
      FROM file
      LEFT JOIN part ON part.id = file.part
      LEFT JOIN edition ON edition.id = part.edition
      WHERE file.film = :filmId AND file.part IS NOT NULL
      ORDER BY edition.name, part.number, file.id`)
      .all({ filmId })
      .map((row) => toFile(row, beside(row.id)));
  }

  function articlesOf(filmId: number, language: Language, attribution: string): FilmDetail["articles"] {
    return sql<{ language: string; title: string; extract: string; url: string }>(`
      SELECT language, title, extract, url FROM article
      WHERE film = :filmId
      ORDER BY language = :language DESC, language = 'en' DESC, language`)
      .all({ filmId, language })
      .map((article) => ({ ...article, attribution }));
  }

  function positionOf(user: number, filmId: number): number | null {
    return (
      sql<{ position: number | null }>(`
        SELECT position_seconds AS position FROM watch_state WHERE user = :user AND film = :filmId`).get({
        user,
        filmId,
      })?.position ?? null
    );
  }

  function enrichmentOf(
    filmId: number,
    provider: "tmdb" | "wikipedia",
    language: Language,
  ): FilmDetail["enrichment"]["tmdb"] {
    const row = sql<{
      state: "pending" | "done" | "failed" | "unavailable";
      updated_at: number | null;
      error_code: string | null;
    }>(`
      SELECT state, updated_at, error_code FROM enrichment WHERE film = :filmId AND provider = :provider`).get({
      filmId,
      provider,
    });
    if (!row) return { state: isUnderWay(filmId) ? "pending" : "unavailable", updatedAt: null };
    return {
      state: row.state,
      updatedAt: row.updated_at === null ? null : new Date(row.updated_at).toISOString(),
      error: row.error_code ? { code: row.error_code, detail: explain(row.error_code, language) } : undefined,
    };
  }
}

function toFile(row: FileRow, beside: BesideFile): FilmDetail["files"][number] {
  const media: Media = row.media ? (JSON.parse(row.media) as Media) : {};
  return {
    id: row.id,
    path: displayPath(row.path),
    state: row.state,
    edition: row.edition || null,
    part: row.part,
    sizeBytes: row.size_bytes,
    container: media.container ?? null,
    durationSeconds: row.duration_seconds,
    width: media.video?.width ?? null,
    height: media.video?.height ?? null,
    videoCodec: media.video?.codec ?? null,
    hdr: media.video?.hdr ?? null,
    audio: (media.audio ?? []).map(({ codec, channels, language }) => ({
      codec: codec ?? null,
      channels: channels ?? null,
      language: language ?? null,
    })),
    subtitles: [
      ...(media.subtitles ?? []).map(({ codec, language }) => ({ codec: codec ?? null, language: language ?? null })),
      ...beside.subtitles,
    ],
    nfo: beside.nfo,
  };
}
