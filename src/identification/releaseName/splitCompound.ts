/** Articles at the start of joined words. Other articles also begin ordinary words: *Underworld*, *Andaman*. */
const ARTICLES_IN_FRONT: ReadonlySet<string> = new Set(["The", "Les", "Der", "Das", "Le", "La"]);

/** `TheGodfather` → `The Godfather`, `EternalSunshineOfTheSpotlessMind`; *RoboCop* and *WarGames* are single words. */
export function splitCompound(title: string): string {
  if (!/^\p{Lu}[\p{L}\p{N}]{5,}$/u.test(title)) return title;
  const humps = title.split(/(?<=\p{Ll})(?=[\p{Lu}\p{N}])|(?<=[\p{N}AI])(?=\p{Lu}\p{Ll})/u);
  if (!humps.every((hump) => /^(?:\p{Lu}\p{Ll}+|[AI]|\p{N}+)$/u.test(hump))) return title;
  const isSentence = humps.length > 2 || (humps.length === 2 && ARTICLES_IN_FRONT.has(humps[0] ?? ""));
  return isSentence ? humps.join(" ") : title;
}
