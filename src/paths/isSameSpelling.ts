/**
 * Whether a file system that ignores case, or the form of accents, may take two spellings for one name. More spellings
 * are the same here than on any file system (`ß` and `ss`): only the disk knows whether two paths lead to one file.
 */
export function isSameSpelling(a: string, b: string): boolean {
  return a === b || foldSpelling(a) === foldSpelling(b);
}

/** Upper case first: it unites letters that lower case keeps apart, such as the two small sigmas. */
function foldSpelling(text: string): string {
  return text.normalize("NFD").toUpperCase().toLowerCase().normalize("NFC");
}

/** Other spellings of a name, which lead to the same file where spelling is ignored. */
export function otherSpellings(name: string): string[] {
  const upper = name.toUpperCase();
  const swapped = upper === name ? name.toLowerCase() : upper;
  return [swapped, name.normalize("NFC"), name.normalize("NFD")].filter((other) => other !== name);
}
