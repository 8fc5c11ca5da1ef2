/**
 * What the owner chose. The environment wins over what is stored. The TMDB key lies in a file that only this user of
 * the machine can read, and never leaves through any route.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../contract/index.ts";
import type { Store } from "../store/index.ts";

export interface Settings {
  language(): Language;
  setLanguage(language: Language): void;
  /** When the language of films was changed last, milliseconds since 1970; 0 where it never was. */
  languageSince(): number;
  tmdbKey(): string | null;
  tmdbKeyOrigin(): "none" | "environment" | "stored";
  /** Null forgets the stored key. */
  setTmdbKey(key: string | null): void;
  outsideRequests(): boolean;
  setOutsideRequests(allowed: boolean): void;
  learning(): Learning;
  setLearning(learning: Learning): void;
  /** A change of a figure beyond this many per cent is drift. */
  /** Files gone for longer may be forgotten, when somebody says so. */
  forgetMissingAfterDays(): number;
  setForgetMissingAfterDays(days: number): void;
  driftThresholdPercent(): number;
  setDriftThresholdPercent(percent: number): void;
}

/** What a training learns from, and when one begins by itself. */
export interface Learning {
  readonly minRatingsPerFilm: number;
  readonly minRatingsPerUser: number;
  /** So many new ratings; 0: only by hand. */
  readonly trainAfter: number;
}

const LEARNING_DEFAULTS: Learning = { minRatingsPerFilm: 2, minRatingsPerUser: 5, trainAfter: 50 };

const DRIFT_THRESHOLD_PERCENT = 20;
const FORGET_MISSING_AFTER_DAYS = 90;

export interface SettingsParts {
  readonly store: Store;
  readonly dataFolder: string;
  readonly environmentKey: string | undefined;
  readonly defaultLanguage: Language;
  readonly clock: { now(): number };
}

/** A v3 key is 32 hexadecimal digits, a v4 token a JSON Web Token. https://developer.themoviedb.org/docs/authentication-application */
export function looksLikeTmdbKey(key: string): boolean {
  return /^[0-9a-f]{32}$/i.test(key) || /^[\w-]+\.[\w-]+\.[\w-]+$/.test(key);
}

export function createSettings({ store, clock, dataFolder, environmentKey, defaultLanguage }: SettingsParts): Settings {
  const keyFile = join(dataFolder, "tmdb.key");
  let storedKey = existsSync(keyFile) ? readFileSync(keyFile, "utf8").trim() || null : null;

  function read(name: string): string | undefined {
    return store.sql<{ value: string }>("SELECT value FROM setting WHERE name = :name").get({ name })?.value;
  }

  function keep(name: string, value: string): void {
    store.promise(() => {
      store
        .sql("INSERT INTO setting (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = :value")
        .run({ name, value });
    });
  }

  function language(): Language {
    const kept = read("language");
    return kept === "fr" || kept === "en" ? kept : defaultLanguage;
  }

  return {
    language,
    setLanguage(chosen) {
      if (chosen !== language()) keep("language_since", String(clock.now()));
      keep("language", chosen);
    },
    languageSince: () => Number(read("language_since") ?? 0),
    tmdbKey: () => environmentKey ?? storedKey,
    tmdbKeyOrigin: () => (environmentKey ? "environment" : storedKey ? "stored" : "none"),
    setTmdbKey(key) {
      storedKey = key || null;
      if (storedKey) writeFileSync(keyFile, `${storedKey}\n`, { mode: 0o600 });
      else rmSync(keyFile, { force: true });
    },
    outsideRequests: () => read("outside_requests") !== "off",
    setOutsideRequests: (allowed) => keep("outside_requests", allowed ? "on" : "off"),
    // Written by `setLearning` alone; what an older program did not know has its default.
    learning: () => ({ ...LEARNING_DEFAULTS, ...(JSON.parse(read("learning") ?? "{}") as Partial<Learning>) }),
    forgetMissingAfterDays: () => Number(read("forget_missing_after_days") ?? FORGET_MISSING_AFTER_DAYS),
    setForgetMissingAfterDays: (days) => keep("forget_missing_after_days", String(days)),
    driftThresholdPercent: () => Number(read("drift_threshold_percent") ?? DRIFT_THRESHOLD_PERCENT),
    setDriftThresholdPercent: (percent) => keep("drift_threshold_percent", String(percent)),
    setLearning: (learning) => keep("learning", JSON.stringify(learning)),
  };
}
