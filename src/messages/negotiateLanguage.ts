import type { Language } from "../contract/index.ts";

/** The language that a browser prefers, for a request without a session. */
export function negotiateLanguage(acceptLanguage: string | null, fallback: Language): Language {
  const preferred = acceptLanguage?.trim().slice(0, 2).toLowerCase();
  return preferred === "fr" || preferred === "en" ? preferred : fallback;
}
