/** A user's playback preferences on this device, stored in the browser separately for each user. */
import type { SubtitleChoice } from "./subtitles.ts";

export interface PlayerPreferences {
  /** 0 to 1. */
  readonly volume: number;
  readonly isMuted: boolean;
  /** 1 is normal. */
  readonly speed: number;
  readonly subtitles: SubtitleChoice | null;
  /** BCP 47; null: the film's first track. */
  readonly audioLanguage: string | null;
}

export const SPEEDS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const;
const DEFAULTS: PlayerPreferences = { volume: 1, isMuted: false, speed: 1, subtitles: null, audioLanguage: null };

const keyOf = (userId: string) => `filmotheque:player:${userId}`;

export function savedPreferences(userId: string): PlayerPreferences {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(keyOf(userId)) ?? "{}");
    return checked(saved);
  } catch {
    return DEFAULTS; // invalid or missing JSON
  }
}

export function savePreferences(userId: string, preferences: PlayerPreferences): void {
  try {
    localStorage.setItem(keyOf(userId), JSON.stringify(preferences));
  } catch {
    // The browser's storage is full or blocked: the preferences last as long as the page.
  }
}

/** The stored value may come from an earlier version: invalid fields are ignored. */
function checked(saved: unknown): PlayerPreferences {
  if (typeof saved !== "object" || saved === null) return DEFAULTS;
  const values: Partial<Record<keyof PlayerPreferences, unknown>> = saved;
  const { volume, speed, audioLanguage } = values;
  return {
    volume: typeof volume === "number" && volume >= 0 && volume <= 1 ? volume : DEFAULTS.volume,
    isMuted: values.isMuted === true,
    speed: SPEEDS.find((known) => known === speed) ?? DEFAULTS.speed,
    subtitles: choiceOf(values.subtitles),
    audioLanguage: typeof audioLanguage === "string" ? audioLanguage : null,
  };
}

function choiceOf(saved: unknown): SubtitleChoice | null {
  if (typeof saved !== "object" || saved === null || !("kind" in saved)) return null;
  if (saved.kind === "off") return { kind: "off" };
  if (saved.kind !== "language") return null;
  const language = "language" in saved && typeof saved.language === "string" ? saved.language : null;
  const has = (flag: string) => Object.entries(saved).some(([name, value]) => name === flag && value === true);
  return { kind: "language", language, isForced: has("isForced"), isForDeaf: has("isForDeaf") };
}
