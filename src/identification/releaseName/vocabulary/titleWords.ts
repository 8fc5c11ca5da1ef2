/** Leading articles of the usual languages, without accents. */
export const ARTICLES: ReadonlySet<string> = new Set(
  "the a an le la les l un une des du der die das ein eine el los las lo una il i gli uno os as o de het een den det en et".split(
    " ",
  ),
);

/** Articles that catalogues move behind a comma: `Yards, The`. */
export const TRAILING_ARTICLES: ReadonlySet<string> = new Set(
  "the a an le la les l' un une des der die das ein eine el los las lo una il i gli uno os as o de het een den det".split(
    " ",
  ),
);

/** Words that say little: a missing one costs little in a comparison. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  "the a an of and in on at to for from with by is le la les l un une des du de d et en au aux der die das und el los las y il i gli e o or ou part partie s t".split(
    " ",
  ),
);

/** Numerals in words and in Roman letters, to digits. Of single Roman letters only I, V and X count; both titles of a comparison are treated the same. */
export const NUMERALS: ReadonlyMap<string, string> = new Map(
  (
    "ii:2 iii:3 iv:4 v:5 vi:6 vii:7 viii:8 ix:9 x:10 xi:11 xii:12 xiii:13 xiv:14 xv:15 i:1 " +
    "one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 thirteen:13 twenty:20 " +
    "deux:2 trois:3 quatre:4 cinq:5 sept:7 huit:8 neuf:9 dix:10 onze:11 douze:12 treize:13 vingt:20"
  )
    .split(" ")
    .map(toPair),
);

/** Digits to English words, for a second query to a provider that only finds the other form. */
export const NUMBER_NAMES: ReadonlyMap<string, string> = new Map(
  "2:two 3:three 4:four 5:five 6:six 7:seven 8:eight 9:nine 10:ten 11:eleven 12:twelve 13:thirteen 20:twenty"
    .split(" ")
    .map(toPair),
);

/** Digits to Roman numerals, for a second query to a provider that knows only the other form. */
export const ROMAN: ReadonlyMap<string, string> = new Map(
  "2:II 3:III 4:IV 5:V 6:VI 7:VII 8:VIII 9:IX 10:X 11:XI 12:XII 13:XIII".split(" ").map(toPair),
);

/** What cameras and telephones put before their numbers. */
export const CAMERA_WORDS: ReadonlySet<string> = new Set(
  "img vid dsc dscn dscf mvi mov pxl gopr gx gh dji cimg sam whatsapp screenrecord".split(" "),
);

function toPair(text: string): [string, string] {
  const [key = "", value = ""] = text.split(":");
  return [key, value];
}
