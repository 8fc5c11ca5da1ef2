import { join, resolve } from "node:path";
import envPaths from "env-paths";
import { type Language, LOCALES, type Locale, languageOfLocale, mainLocale, readLocale } from "./contract/index.ts";
import { addressIn, ConfigInvalid, listIn, numberIn, wordIn } from "./environment.ts";
import { type HostConfig, readHostConfig } from "./hostConfig.ts";

export {
  addNetwork,
  type HostConfig,
  isLoopback,
  LOOPBACK_NAMES,
  type TlsFiles,
  withoutDefaultPort,
} from "./hostConfig.ts";

/** The engine's configuration, read from the environment. */
export interface EngineConfig {
  /** Database, images, uploads, backups, logs. */
  readonly dataFolder: string;
  readonly language: Language;
  /** The language of films, with its country, until a person chooses one. */
  readonly locale: Locale;
  readonly tmdbKey?: string;
  readonly tmdbUrl: string;
  readonly tmdbImageUrl: string;
  readonly wikidataUrl: string;
  /** Holds `{lang}`. */
  readonly wikipediaUrl: string;
  readonly openSubtitlesUrl: string;
  /** Where sets of ratings are downloaded from when the owner asks for one. */
  readonly movielensUrl: string;
  readonly movietweetingsUrl: string;
  /** A page or mail address at which providers can contact the operator. It is part of every request's User-Agent. */
  readonly contact: string;
  readonly metricsToken?: string;
  /** A server that trainings are published to. */
  readonly mlflow?: {
    readonly uri: string;
    readonly username?: string | undefined;
    readonly password?: string | undefined;
    readonly token?: string | undefined;
  };
  readonly logLevel: "debug" | "info" | "warn" | "error";
  /** The built page; without it only the API answers. */
  readonly pageFolder?: string;
  /** Values of `Host` that are ours; empty: every one (the window's private scheme has none to forge). */
  readonly allowedHosts: readonly string[];
  /** Origins of our own page. */
  readonly origins: readonly string[];
  /** Largest upload, bytes. */
  readonly uploadLimitBytes: number;
  /** Slowest writes above this are a warning among the health checks. */
  readonly slowWriteMs: number;
}

const TMDB_URL = "https://api.themoviedb.org/3";
const TMDB_IMAGE_URL = "https://image.tmdb.org/t/p";
const WIKIDATA_URL = "https://www.wikidata.org";
const WIKIPEDIA_URL = "https://{lang}.wikipedia.org";
const OPENSUBTITLES_URL = "https://api.opensubtitles.com/api/v1";
const MOVIELENS_URL = "https://files.grouplens.org/datasets/movielens";
const MOVIETWEETINGS_URL = "https://raw.githubusercontent.com/sidooms/MovieTweetings/master/latest";
const HUNDRED_GIBIBYTES = 100 * 1024 ** 3;
const SLOW_WRITE_MS = 250;

/**
 * Reads the variables of API.md's table.
 *
 * @throws ConfigInvalid naming the variable and what it may be
 */
export function readConfig(environment: NodeJS.ProcessEnv): EngineConfig & HostConfig {
  const locale = localeIn(environment);
  return {
    dataFolder: resolve(environment.FILMOTHEQUE_DATA || envPaths("filmotheque", { suffix: "" }).data),
    language: languageOfLocale(locale),
    locale,
    tmdbKey: environment.TMDB_API_KEY || undefined,
    tmdbUrl: addressIn(environment, "FILMOTHEQUE_TMDB_URL", TMDB_URL),
    tmdbImageUrl: addressIn(environment, "FILMOTHEQUE_TMDB_IMAGE_URL", TMDB_IMAGE_URL),
    wikidataUrl: addressIn(environment, "FILMOTHEQUE_WIKIDATA_URL", WIKIDATA_URL),
    wikipediaUrl: addressIn(environment, "FILMOTHEQUE_WIKIPEDIA_URL", WIKIPEDIA_URL),
    openSubtitlesUrl: addressIn(environment, "FILMOTHEQUE_OPENSUBTITLES_URL", OPENSUBTITLES_URL),
    movielensUrl: addressIn(environment, "FILMOTHEQUE_MOVIELENS_URL", MOVIELENS_URL),
    movietweetingsUrl: addressIn(environment, "FILMOTHEQUE_MOVIETWEETINGS_URL", MOVIETWEETINGS_URL),
    contact: contactIn(environment),
    ...mlflowIn(environment),
    metricsToken: environment.FILMOTHEQUE_METRICS_TOKEN || undefined,
    logLevel: wordIn(environment, "FILMOTHEQUE_LOG", ["debug", "info", "warn", "error"], "info"),
    // Additional host names, without a port, under which the library is served.
    allowedHosts: listIn(environment, "FILMOTHEQUE_ALLOWED_HOSTS"),
    origins: [],
    uploadLimitBytes: numberIn(environment, "FILMOTHEQUE_UPLOAD_LIMIT_BYTES", HUNDRED_GIBIBYTES),
    slowWriteMs: numberIn(environment, "FILMOTHEQUE_SLOW_WRITE_MS", SLOW_WRITE_MS),
    ...readHostConfig(environment),
  };
}

export function imagesFolder(dataFolder: string): string {
  return join(dataFolder, "images");
}

export function modelsFolder(dataFolder: string): string {
  return join(dataFolder, "models");
}

/** Item vectors of downloaded communities, and their downloads until they are complete. */
export function communitiesFolder(dataFolder: string): string {
  return join(dataFolder, "communities");
}

/** Subtitles that were attached to a film. */
export function subtitlesFolder(dataFolder: string): string {
  return join(dataFolder, "subtitles");
}

export function uploadsFolder(dataFolder: string): string {
  return join(dataFolder, "uploads");
}

function mlflowIn(environment: NodeJS.ProcessEnv): Pick<EngineConfig, "mlflow"> {
  const text = environment.MLFLOW_TRACKING_URI;
  if (!text) return {};
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text))
    // The address may hold a password, so it is not repeated.
    throw new ConfigInvalid("MLFLOW_TRACKING_URI", "…", { kind: "address", example: "http://127.0.0.1:5000" });
  return {
    mlflow: {
      uri: text,
      username: environment.MLFLOW_TRACKING_USERNAME || undefined,
      password: environment.MLFLOW_TRACKING_PASSWORD || undefined,
      token: environment.MLFLOW_TRACKING_TOKEN || undefined,
    },
  };
}

/** The program's project page. */
const PROJECT_PAGE = "https://github.com/filmotheque/filmotheque";

/** In a header, so without line breaks, parentheses or spaces. @throws ConfigInvalid */
function contactIn(environment: NodeJS.ProcessEnv): string {
  const text = environment.FILMOTHEQUE_CONTACT?.trim();
  if (!text) return PROJECT_PAGE;
  if (/^(?:https?:\/\/[\w.-]{1,200}(?:[/:?#][\w./:?#&=%~+-]{0,300})?|[\w.+-]{1,64}@[\w.-]{1,200})$/i.test(text))
    return text;
  throw new ConfigInvalid("FILMOTHEQUE_CONTACT", text, { kind: "address", example: "https://example.org/contact" });
}

/** The language in which a configuration error is explained; English if the language itself is wrong. */
export function languageIn(environment: NodeJS.ProcessEnv): Language {
  try {
    return languageOfLocale(localeIn(environment));
  } catch {
    return "en"; // the error of `readConfig` names the variable
  }
}

/** `FILMOTHEQUE_LANGUAGE` says the language, or the language with its country (`fr-CA`); the system says the rest. */
function localeIn(environment: NodeJS.ProcessEnv): Locale {
  // Windows has none of the variables, nor has a program that macOS' dock starts.
  const fromSystem = () => Intl.DateTimeFormat().resolvedOptions().locale;
  const text = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || fromSystem();
  const system = readLocale(text) ?? mainLocale("en");
  const wanted = environment.FILMOTHEQUE_LANGUAGE;
  if (!wanted) return system;
  if (wanted === "fr" || wanted === "en") return languageOfLocale(system) === wanted ? system : mainLocale(wanted);
  const known = LOCALES.find((one) => one === wanted);
  if (!known)
    throw new ConfigInvalid("FILMOTHEQUE_LANGUAGE", wanted, { kind: "word", words: ["fr", "en", ...LOCALES] });
  return known;
}
