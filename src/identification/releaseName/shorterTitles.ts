/**
 * Shorter titles that the same words may mean: *Toy Story 1* → *Toy Story*, *Harry Potter 3 - Prisoner of Azkaban* →
 * the subtitle alone, *X The Movie* → *X*.
 */
export function shorterTitles(title: string): string[] {
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
