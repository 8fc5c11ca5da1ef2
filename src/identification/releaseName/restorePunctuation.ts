const ABBREVIATION = /(?<![\p{L}\p{N}])(Mr|Mrs|Dr|Jr|Sr|Vol|No)(?= \p{Lu}| \d)/gu;
const POSSESSIVE = /(?<=\p{L}) ([st]|ll|re|ve)(?= |$)/giu;
const ELISION = /(?<![\p{L}\p{N}'’])([LlDdJj]|[Qq]u) (?=[aeiouyhàâäéèêëîïôöùûüœAEIOUYHÀÂÉÈÊÎÔŒ]\p{L})/gu;

/**
 * Restores punctuation that dots and underscores replaced: `Mr Nobody` → `Mr. Nobody`, `Ocean s Eleven` → `Ocean's
 * Eleven`, `L homme` → `L'homme`.
 */
export function restorePunctuation(title: string): string {
  // Everything restored stands at a space.
  if (!title.includes(" ")) return title;
  return title.replace(ABBREVIATION, "$1.").replace(POSSESSIVE, "'$1").replace(ELISION, "$1'");
}
