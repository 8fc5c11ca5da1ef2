/** Words that stay in lower case inside a title, without accents and apostrophes. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  "a an the and or nor but of in on at to for from by with as vs de la le les l d du des et en au aux un une ou der die das den dem und von vom zu im el los las y del al il lo gli i e di da della dei delle un una van het een op och av".split(
    " ",
  ),
);

/** Excludes Roman numerals that are also words in titles: *I*, *Mix*, *Di*. */
export const ROMAN_NUMERALS: ReadonlySet<string> = new Set(
  "ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi".split(" "),
);

/** Words that are written in capitals in titles. */
export const TITLE_ACRONYMS: ReadonlySet<string> = new Set(
  "usa uk fbi cia nypd la3 ufo tv dj mi6 jfk rbg pt109 ncis us2 bmx ss".split(" "),
);
