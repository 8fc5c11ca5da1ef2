import type { Settings } from "../../../../src/contract/index.ts";
import { type TranslationKey, useTranslations } from "../../../i18n/index.ts";

type Key = TranslationKey<"settings">;

const ORIGIN: Record<Settings["tmdbKey"], Key> = {
  none: "keyNone",
  environment: "keyEnvironment",
  stored: "keyStored",
};

const STORED_IN: Record<Exclude<Settings["tmdbKeyProtection"], "no_keyring">, Key> = {
  system: "keyInKeyring",
  file: "keyInFile",
};

/** Where the TMDB key is, how it is protected, and why a stored one cannot be used. */
export function TmdbKeyStatus({ settings }: { settings: Settings }) {
  const t = useTranslations("settings");
  const { tmdbKey, tmdbKeyProtection: protection } = settings;
  const problem = problemOf(settings);
  return (
    <div className="space-y-1 text-sm text-quiet">
      {problem && tmdbKey === "none" ? <p role="alert">{t(problem)}</p> : <p>{t(ORIGIN[tmdbKey])}</p>}
      {tmdbKey === "stored" && protection !== "no_keyring" && <p>{t(STORED_IN[protection])}</p>}
      {protection === "no_keyring" && <p>{t("noKeyring")}</p>}
    </div>
  );
}

function problemOf({ tmdbKeyUnreadable, tmdbKeyProtection }: Settings): Key | null {
  if (tmdbKeyUnreadable === null) return null;
  if (tmdbKeyUnreadable === "damaged") return "keyDamaged";
  return tmdbKeyProtection === "file" ? "keyOfDesktop" : "keyKeyringAway";
}
