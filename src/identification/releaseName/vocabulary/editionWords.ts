/**
 * Editions of a film. An edition is followed by a year, a technical word or the end of the name, and is never
 * the first word: *The Final Cut (2004)*, *Uncut Gems* and *The Collector* are films.
 */
const EDITIONS: Record<string, string> = {
  "Director's Cut":
    "directors cut|director's cut|director s cut|the directors cut|the director's cut|directors edition|director's edition|director cut|director edition|montage du realisateur|version du realisateur|montage realisateur|directors|dc|unrated dc|director's definitive cut",
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
  "Sing-Along": "sing along|singalong|sing along edition",
  Workprint: "workprint|work print",
  "Digital Extras": "digital extras",
};

/** Words that make an edition when followed by `edition`, `cut` or `version`: `Diamond Edition`, `Snyder Cut`. */
const QUALIFIERS =
  "imperial|diamond|platinum|gold|golden|silver|signature|legacy|deluxe|definitive|original|reconstructed|european|international|us|uk|japanese|american|italian|french|german|korean|hong kong|snyder|donner|richard donner|zack snyder|ultimate|fan|despecialized|black and chrome|black and white|noir|collectors|collector's|special|rogue|roadshow|television|tv|workprint|assembly|bootleg|complete|integral|final|extended|unrated|uncensored|uncut|restored|remastered|preview|premiere|long|longer|short|shorter|alternate|alternative|festival|theatrical|anniversary|steelbook|hybrid|limited|full|fullscreen|widescreen|cinema|home|video|special extended|extended directors|extended director's|super|criterion|imax|open matte|redux|producer's|producers|recut|work print|3d|vhs|dvd|laserdisc|b and w|bw|color|colour|colorized|minus color";
const NOUNS = ["edition", "cut", "version"];

function* qualified(): Generator<[string, string]> {
  for (const qualifier of QUALIFIERS.split("|")) {
    for (const noun of NOUNS) {
      const words = `${qualifier} ${noun}`;
      const name = words.replaceAll(/(?<![\p{L}'])\p{L}/gu, (letter) => letter.toUpperCase());
      yield [words, name];
      yield [`the ${words}`, name];
    }
  }
}

export const EDITION_WORDS: ReadonlyMap<string, string> = new Map([
  ...qualified(),
  ...Object.entries(EDITIONS).flatMap(([edition, words]) =>
    words.split("|").map((word): [string, string] => [word, edition]),
  ),
]);

/** Words that mark a free phrase as an edition: `The Emperor's Edition`, `Montage de 1982`. */
export const EDITION_NOUNS: ReadonlySet<string> = new Set(
  "edition cut version anniversary anniversaire restoration restauration remaster montage fassung schnittfassung edicion edizione versione".split(
    " ",
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
