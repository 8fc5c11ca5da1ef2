import { isPersonName } from "./isPersonName.ts";

/** Before the name of a director, in capitals. *Stand by Me* and *Le Fils de Jean* keep theirs: the film decides. */
const BY = / (?:by|de|di|von|par|av) (?=\p{Lu}\S* \p{L}\S*(?: \p{L}\S*){0,2}$)/u;

/**
 * Shorter titles that the same words may mean: *Toy Story 1* → *Toy Story*, *Harry Potter 3 - Prisoner of Azkaban* →
 * the subtitle alone, *X The Movie* → *X*, `Vertigo by Alfred Hitchcock` → *Vertigo*.
 */
export function shorterTitles(title: string): string[] {
  const credited = BY.exec(title)?.index ?? -1;
  const person = title.slice(credited + 1).replace(/^\S+ /, "");
  if (credited > 0 && (/^ by /.test(title.slice(credited)) || isPersonName(person))) return [title.slice(0, credited)];
  const words = title.split(" ");
  const last = words.at(-1) ?? "";
  if (/^(?:0?1|I)$/.test(last)) return words.length > 1 ? [joined(words.slice(0, -1))] : [];
  if (/^movie$/i.test(last)) return withoutMovie(words.slice(0, -1));
  const number = words.findIndex((word, at) => at > 0 && /^\d{1,2}$/.test(word) && /^[-–:]$/.test(words[at + 1] ?? ""));
  if (number < 0 || number + 2 >= words.length) return [];
  const subtitle = joined(words.slice(number + 2));
  return [subtitle, `${joined(words.slice(0, number))} - ${subtitle}`];
}

/** `Millennium Actress The Movie`, `Kimi no Na wa - Movie` */
function withoutMovie(words: readonly string[]): string[] {
  const last = words.at(-1) ?? "";
  const bare = /^(?:the|-|le|la)$/i.test(last) ? words.slice(0, -1) : words;
  return bare.length > 0 ? [joined(bare)] : [];
}

const joined = (words: readonly string[]) => words.join(" ");
