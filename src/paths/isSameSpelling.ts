/**
 * Two spellings that a file system which ignores case, or the form of accents, takes for one. More generous than any
 * of them (`ß` and `ss` are one here): whether two paths lead to one file is for the disk to say.
 */
export function isSameSpelling(a: string, b: string): boolean {
  return a === b || foldSpelling(a) === foldSpelling(b);
}

/** Upper case first: it joins letters that lower case keeps apart, such as the two small sigmas. */
function foldSpelling(text: string): string {
  return text.normalize("NFD").toUpperCase().toLowerCase().normalize("NFC");
}

/** Other spellings of a name that lead to the same file wherever spelling is ignored; none for `300.mkv` but its ending's. */
export function otherSpellings(name: string): string[] {
  const upper = name.toUpperCase();
  const swapped = upper === name ? name.toLowerCase() : upper;
  return [swapped, name.normalize("NFC"), name.normalize("NFD")].filter((other) => other !== name);
}
