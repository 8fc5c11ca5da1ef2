const ABBREVIATION = /(?<![\p{L}\p{N}])(Mr|Mrs|Dr|Jr|Sr|Vol|No)(?= \p{Lu}| \d)/gu;
const POSSESSIVE = /(?<=\p{L}) ([st]|ll|re|ve)(?= |$)/giu;
const ELISION = /(?<![\p{L}\p{N}'’])([LlDdJj]|[Qq]u) (?=[aeiouyhàâäéèêëîïôöùûüœAEIOUYHÀÂÉÈÊÎÔŒ]\p{L})/gu;

/** `Mr Nobody` → `Mr. Nobody`, `Ocean s Eleven` → `Ocean's Eleven`, `L homme` → `L'homme`: what dots and underscores stand for. */
export function restorePunctuation(title: string): string {
  return title.replace(ABBREVIATION, "$1.").replace(POSSESSIVE, "'$1").replace(ELISION, "$1'");
}
