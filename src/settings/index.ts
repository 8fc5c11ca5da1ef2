/**
 * What the owner chose. The environment wins over what is stored. The TMDB key is kept with the host's secrets, and
 * never leaves through any route.
 */

import { hash } from "node:crypto";
import { z } from "zod";
import {
  type Language,
  LOCALES,
  type Locale,
  languageOfLocale,
  mainLocale,
  settingsChange,
} from "../contract/index.ts";
import type { SubtitleAccount } from "../providers/index.ts";
import type { SecretProtection, UnreadableReason } from "../secrets/index.ts";
import { readStoredJson, type Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import type { StoredKey } from "./storedKey.ts";
import type { StoredSubtitleAccount } from "./subtitleAccount.ts";

export { looksLikeTmdbKey, openStoredKey, TMDB_KEY_SECRET } from "./storedKey.ts";
export { openSubtitleAccount } from "./subtitleAccount.ts";

export interface Settings {
  language(): Language;
  /** The language of films, with its country. */
  locale(): Locale;
  /** A language alone keeps the country where it can. */
  setLanguage(language: Language | Locale): void;
  /** When the language of films, or its country, was changed last, milliseconds since 1970; 0 where it never was. */
  languageSince(): number;
  tmdbKey(): string | null;
  tmdbKeyOrigin(): "none" | "environment" | "stored";
  tmdbKeyProtection(): SecretProtection;
  tmdbKeyUnreadable(): UnreadableReason | null;
  /**
   * Stores a fingerprint of the key in use, from which the key cannot be recovered.
   * @returns whether there is a key that differs from that of the previous call
   */
  noteTmdbKey(): boolean;
  /** Null forgets the stored key. */
  setTmdbKey(key: string | null): Promise<void>;
  /** At the provider of subtitles; null: none are looked for. */
  subtitleAccount(): SubtitleAccount | null;
  setSubtitleAccount(account: SubtitleAccount | null): Promise<void>;
  outboundRequestsAllowed(): boolean;
  setOutboundRequestsAllowed(allowed: boolean): void;
  learning(): Learning;
  setLearning(learning: Learning): void;
  /** Files missing for longer may be forgotten, on request. */
  forgetMissingAfterDays(): number;
  setForgetMissingAfterDays(days: number): void;
  /** A change of a figure beyond this many per cent is drift. */
  driftThresholdPercent(): number;
  setDriftThresholdPercent(percent: number): void;
}

/** What a training learns from, and when one starts automatically. */
export interface Learning {
  readonly minRatingsPerFilm: number;
  readonly minRatingsPerUser: number;
  /** So many new ratings start a training; 0: only a person does. */
  readonly trainAfter: number;
}

const KEY_MARK_LENGTH = 16;
const LEARNING_DEFAULTS: Learning = { minRatingsPerFilm: 2, minRatingsPerUser: 5, trainAfter: 50 };

/** Parsed with the schemas that accepted them. Learning settings unknown to an older version have their default. */
const { learning, driftThresholdPercent, forgetMissingAfterDays } = settingsChange.shape;
const storedLearning = learning.unwrap().partial();

const DRIFT_THRESHOLD_PERCENT = 20;
const FORGET_MISSING_AFTER_DAYS = 90;

export interface SettingsParts {
  readonly store: Store;
  readonly storedKey: StoredKey;
  readonly subtitleAccount: StoredSubtitleAccount;
  readonly environmentKey: string | undefined;
  readonly defaultLocale: Locale;
  readonly clock: Clock;
  /** Called when a stored value cannot be read and its default is used. */
  readonly onInvalid: (name: string, error: unknown) => void;
}

export function createSettings(parts: SettingsParts): Settings {
  const { store, clock, storedKey, environmentKey, defaultLocale, onInvalid } = parts;

  function read(name: string): string | undefined {
    return store.sql<{ value: string }>("SELECT value FROM setting WHERE name = :name").get({ name })?.value;
  }

  function readNumber(name: string, schema: z.ZodType<number | undefined>, otherwise: number): number {
    const stored = read(name);
    if (stored === undefined) return otherwise;
    return readStoredJson(stored, schema, (error) => onInvalid(name, error)) ?? otherwise;
  }

  function readLearning(): Learning {
    const stored = readStoredJson(read("learning") ?? "{}", storedLearning, (error) => onInvalid("learning", error));
    return { ...LEARNING_DEFAULTS, ...stored };
  }

  function keep(name: string, value: string): void {
    store.writeDurable(() => {
      store
        .sql("INSERT INTO setting (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = :value")
        .run({ name, value });
    });
  }

  function language(): Language {
    const kept = read("language");
    return kept === "fr" || kept === "en" ? kept : languageOfLocale(defaultLocale);
  }

  function locale(): Locale {
    return localeIn(language());
  }

  /** The kept locale of a language, else the system's, else that of the language's main country. */
  function localeIn(spoken: Language): Locale {
    const kept = LOCALES.find((known) => known === read("locale"));
    return [kept, defaultLocale].find((known) => known && languageOfLocale(known) === spoken) ?? mainLocale(spoken);
  }

  return {
    language,
    locale,
    setLanguage(chosen) {
      const next = LOCALES.find((known) => known === chosen) ?? localeIn(languageOfLocale(chosen));
      if (next !== locale()) keep("language_since", String(clock.now()));
      // Two settings: an older program reads the language, and knows no country.
      keep("language", languageOfLocale(next));
      keep("locale", next);
    },
    languageSince: () => readNumber("language_since", z.number(), 0),
    tmdbKey: () => environmentKey ?? storedKey.value(),
    tmdbKeyOrigin: () => (environmentKey ? "environment" : storedKey.value() ? "stored" : "none"),
    noteTmdbKey() {
      const key = environmentKey ?? storedKey.value();
      const mark = key ? hash("sha256", `tmdb ${key}`, "base64url").slice(0, KEY_MARK_LENGTH) : "";
      if (mark === (read("tmdb_key_mark") ?? "")) return false;
      keep("tmdb_key_mark", mark);
      return mark !== "";
    },
    tmdbKeyProtection: storedKey.protection,
    tmdbKeyUnreadable: storedKey.unreadable,
    setTmdbKey: storedKey.change,
    subtitleAccount: parts.subtitleAccount.value,
    setSubtitleAccount: parts.subtitleAccount.change,
    outboundRequestsAllowed: () => read("outside_requests") !== "off",
    setOutboundRequestsAllowed: (allowed) => keep("outside_requests", allowed ? "on" : "off"),
    learning: readLearning,
    forgetMissingAfterDays: () =>
      readNumber("forget_missing_after_days", forgetMissingAfterDays, FORGET_MISSING_AFTER_DAYS),
    setForgetMissingAfterDays: (days) => keep("forget_missing_after_days", String(days)),
    driftThresholdPercent: () => readNumber("drift_threshold_percent", driftThresholdPercent, DRIFT_THRESHOLD_PERCENT),
    setDriftThresholdPercent: (percent) => keep("drift_threshold_percent", String(percent)),
    setLearning: (learning) => keep("learning", JSON.stringify(learning)),
  };
}
