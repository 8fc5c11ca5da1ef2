/** Codes for no known language: undetermined, several, none spoken, uncoded. */
const NO_LANGUAGE = new Set(["und", "mul", "zxx", "mis", "qaa", "root"]);
const MAX_CODE = 35;

/** `fre`, `fra`, `fr-CA` → `fr`, `fr`, `fr-CA`; null for what names no language. */
export function trackLanguage(code: string | null | undefined): string | null {
  const trimmed = code?.trim();
  if (!trimmed || trimmed.length > MAX_CODE) return null;
  try {
    const locale = new Intl.Locale(trimmed.replaceAll("_", "-"));
    return NO_LANGUAGE.has(locale.language ?? "und") ? null : locale.baseName;
  } catch {
    // Not a language tag: files have any letters here.
    return null;
  }
}
