/** BCP 47 tags, both forms of ISO 639-2, and common names that `Intl` does not know. */
const LANGUAGES = `
ar ara arabe
bg bul bulgare
bs bos
ca cat catalan
cs cze ces cz tcheque
cy wel cym
da dan dk danois
de ger deu allemand german deu
el gre ell gr grec greek
en eng anglais english
es spa esp espagnol espanol spanish vose
es-419 latino latinoamericano latam lat esla
es-ES castellano castilian spain
et est estonien
eu baq eus basque
fa per fas farsi persan persian
fi fin finnois
fr fre fra francais french vf vff vostfr vost truefrench stfr
fr-CA vfq vq quebec quebecois vofq
ga gle
gl glg
he heb iw hebreu
hi hin
hr hrv croate
hu hun hongrois
hy arm hye
id ind indonesien in
is ice isl islandais
it ita italien
ja jpn jp jap japonais
ka geo kat
kk kaz
ko kor kr coreen korean
lt lit lituanien
lv lav letton
mk mac mkd
ms may msa malay malais
nb nob bokmal
nl dut nld neerlandais dutch flemish
nn nno nynorsk
no nor norsk norvegien norwegian
pl pol polonais
pt por portugais portuguese
pt-BR pob pb brazilian brasileiro brazil brasil br bresilien
pt-PT portugal
ro rum ron roumain romanian
ru rus russe
sk slo slk slovaque
sl slv slovene
sq alb sqi
sr srp scc serbe
sv swe suedois
ta tam
te tel
th tha
tl fil filipino tagalog
tr tur turc
uk ukr ua ukrainien
ur urd
vi vie vn vietnamien
yue cantonese
zh chi zho cn chinois chinese mandarin
zh-Hans chs sc gb simplified simplifie zhs zhcn
zh-Hant cht tc big5 traditional traditionnel zht zhtw
`;

/** Languages whose names in English, in French and in the language itself are taken from `Intl`. */
const NAMED_IN = ["en", "fr"];

/** A word of a subtitle's name, lower case and without accents, to BCP 47. */
export const LANGUAGE_BY_NAME: ReadonlyMap<string, string> = new Map(
  LANGUAGES.trim()
    .split("\n")
    .flatMap((line) => {
      const [code = "", ...names] = line.split(" ");
      const known = code.includes("-") ? [] : [...NAMED_IN, code].flatMap((locale) => nameIn(locale, code));
      return [...known, code.toLowerCase(), ...names].map((name): [string, string] => [name, code]);
    }),
);

/** Removes accents (`français` → `francais`): names are compared without accents and case. */
export function foldName(name: string): string {
  return name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

/** Empty if the name has more than one word. */
function nameIn(locale: string, code: string): string[] {
  const name = foldName(new Intl.DisplayNames(locale, { type: "language" }).of(code) ?? "");
  return /^\p{L}{3,}$/u.test(name) ? [name] : [];
}
