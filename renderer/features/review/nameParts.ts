/** A file's name as it was understood: which of its pieces are the title, which the year, and what is left over. */

export type NamePart = { text: string; role: "title" | "year" | "noise" };

const BETWEEN = /([\s._\-()[\]{}+,]+)/;

/** @param name a file's name, without its folder */
export function namePartsOf(name: string, parsed: { title: string; year: number | null }): NamePart[] {
  const titleWords = new Set(wordsOf(parsed.title));
  const parts: NamePart[] = [];
  let isPastTitle = false;

  for (const piece of name.split(BETWEEN)) {
    if (piece === "") continue;
    const isSeparator = BETWEEN.test(piece) && wordsOf(piece).length === 0;
    const role = isSeparator ? (parts.at(-1)?.role ?? "noise") : roleOf(piece);
    if (role !== "title" && !isSeparator && parts.some((part) => part.role === "title")) isPastTitle = true;
    const last = parts.at(-1);
    if (last?.role === role) last.text += piece;
    else parts.push({ text: piece, role });
  }
  return parts;

  function roleOf(piece: string): NamePart["role"] {
    if (parsed.year !== null && piece === String(parsed.year)) return "year";
    return !isPastTitle && wordsOf(piece).some((word) => titleWords.has(word)) ? "title" : "noise";
  }
}

function wordsOf(text: string): string[] {
  return (
    text
      .toLocaleLowerCase()
      .normalize("NFKD")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
