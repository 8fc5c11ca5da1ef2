/**
 * Editions of a film. An edition is followed by a year, a technical word or the end of the name, and is never
 * the first word: *The Final Cut (2004)*, *Uncut Gems* and *The Collector* are films.
 */
const EDITIONS: Record<string, string> = {
  "Director's Cut":
    "directors cut|director's cut|director s cut|the directors cut|the director's cut|directors edition|director's edition|directors|dc|unrated dc|director's definitive cut",
  "Final Cut": "final cut|the final cut",
  Extended:
    "extended|extended cut|extended edition|special extended edition|extended version|extended collectors edition|version longue|longue|edition longue|super extended cut",
  Theatrical: "theatrical|theatrical cut|theatrical edition|theatrical version|version cinema|version courte",
  Unrated: "unrated|unrated cut|unrated edition|unrated version|non censure",
  Uncut: "uncut|uncut version|the uncut version|uncut edition|version non censuree|integral cut|version integrale",
  Special: "special edition|se|edition speciale|special cut",
  Ultimate:
    "ultimate edition|ultimate cut|ultimate collector's edition|ultimate collectors edition|ultimate fan collection|extended cut ultimate edition",
  Collector: "collector's edition|collectors edition|edition collector|collector edition",
  Criterion: "criterion|criterion collection|the criterion collection|kino classics",
  Remastered:
    "remastered|4k remastered|remaster|4k remaster|restored|4k restoration|6k restoration|restoration|16mm restoration|version restauree|restauree|35mm|4k83",
  Anniversary:
    "anniversary edition|20th anniversary edition|25th anniversary edition|30th anniversary edition|40th anniversary edition|50th anniversary edition|60th anniversary edition|70th anniversary ultimate collectors edition|10th anniversary edition",
  IMAX: "imax|imax edition|imax enhanced",
  "Open Matte": "open matte|om",
  Alternative:
    "alternative cut|alternate cut|alternate ending|alternative edition|bootleg cut|fan edit|grindhouse version|international cut|assembly cut|producers cut",
  Limited: "limited edition|limited",
  Redux: "redux",
  Festival: "festival cut",
  "Digital Extras": "digital extras",
};

export const EDITION_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries(EDITIONS).flatMap(([edition, words]) =>
    words.split("|").map((word): [string, string] => [word, edition]),
  ),
);

/** Editions that may close a name without any other tag: `Blade Runner The Final Cut`. */
export const CLOSING_EDITIONS: ReadonlySet<string> = new Set([
  ...[...EDITION_WORDS.keys()].filter((words) => words.includes(" ")),
  "uncut",
  "unrated",
  "remastered",
  "theatrical",
]);
