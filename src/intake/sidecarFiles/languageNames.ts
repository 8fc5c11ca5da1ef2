/** ISO 639-1, both forms of ISO 639-2, then the names that people write. */
const LANGUAGES = `
ar ara arabic arabe
bg bul bulgarian bulgare
ca cat catalan
cs cze ces czech tcheque tchèque
da dan danish danois
de ger deu german deutsch allemand
el gre ell greek grec
en eng english anglais
es spa spanish espanol español espagnol castellano latino
et est estonian estonien
eu baq eus basque
fa per fas persian farsi persan
fi fin finnish finnois
fr fre fra french francais français vf vff vostfr
gl glg galician
he heb hebrew hebreu hébreu
hi hin hindi
hr hrv croatian croate
hu hun hungarian hongrois
id ind indonesian indonesien indonésien
is ice isl icelandic islandais
it ita italian italiano italien
ja jpn japanese japonais
ko kor korean coreen coréen
lt lit lithuanian lituanien
lv lav latvian letton
ms may msa malay malais
nl dut nld dutch nederlands neerlandais néerlandais
no nor nb nob norwegian norsk norvegien norvégien
pl pol polish polski polonais
pt por portuguese portugues português portugais brazilian
ro rum ron romanian roumain
ru rus russian russe
sk slo slk slovak slovaque
sl slv slovenian slovene slovène
sr srp serbian serbe
sv swe swedish svenska suedois suédois
ta tam tamil
te tel telugu
th tha thai thaï
tr tur turkish turc
uk ukr ukrainian ukrainien
vi vie vietnamese vietnamien
zh chi zho chinese chinois mandarin cantonese chs cht
`;

/** A word of a subtitle's name, lower case, to ISO 639-1. */
export const LANGUAGE_BY_NAME: ReadonlyMap<string, string> = new Map(
  LANGUAGES.trim()
    .split("\n")
    .flatMap((line) => {
      const [code = "", ...names] = line.split(" ");
      return [code, ...names].map((name): [string, string] => [name, code]);
    }),
);
