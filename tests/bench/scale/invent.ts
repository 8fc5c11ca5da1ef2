/** Generates films, people and texts, with the skew of real libraries. The same number always gives the same ones. */

const ADJECTIVES =
  "silent golden broken hidden last burning distant forgotten crystal midnight electric paper little great wild lost secret dark red white black blue green second first final lonely beautiful dangerous perfect strange quiet bitter sweet savage holy iron winter summer eternal".split(
    " ",
  );
const NOUNS =
  "love night man woman day house river garden station harbour mountain street island bridge theatre forest castle dream heart world city girl boy war king queen road moon sun star sea storm fire ice blood shadow ghost angel devil stranger friend enemy brother sister mother father child hunter killer lover dancer soldier doctor teacher writer painter singer thief detective witness train plane ship car letter book song photograph mirror window door key knife gun wolf dog horse bird snake tiger lion rose apple diamond silver gold glass stone sand snow rain wind thunder silence memory promise secret lie truth justice revenge freedom hope fear desire passion".split(
    " ",
  );
const FIRST_NAMES =
  "Ada Bruno Clara Diego Elena Farid Greta Hugo Inès Jonas Keiko Liam Maria Noah Olga Pedro Quentin Rosa Sofia Tomás Ursula Victor Wendy Xavier Yara Zoé Anna Boris Chloé David Emma Franz Gina Henrik Irina Jean Klara Luca Mina Niels Olivier Paula Ravi Sara Theo Uma Vera Walter Yuki Zeno".split(
    " ",
  );
const FAMILY_STARTS =
  "Alm Berg Carv Dub Erik Font Garn Holm It Jans Kov Lind Mor Nov Ost Pet Quin Ros San Tan Ul Vog Wag Yam Zan Bell Cost Drak Ferr Gold".split(
    " ",
  );
const FAMILY_ENDS = "eida ström alho ois sen aine ier berg o en ács qvist eau ak erman rov tero si chez aka".split(" ");
const GENRES =
  "Drama Comedy Thriller Action Romance Horror Documentary Crime Adventure Animation Family Fantasy Mystery History Music War Western".split(
    " ",
  );
const COUNTRIES = ["US", "FR", "GB", "JP", "IT", "DE", "IN", "ES", "KR", "CA", "SE", "BR"];
const LANGUAGES = ["en", "fr", "ja", "it", "de", "hi", "es", "ko", "sv", "pt"];
const FILLER =
  "a family returns to the place that they left many years ago and learns what happened there before anybody else could tell them about it".split(
    " ",
  );

/** A hash of two numbers, uniform from 0 to 1. Source: "lowbias32" by C. Wellons, https://nullprogram.com/blog/2018/07/31/ */
export function spread(number: number, salt: number): number {
  let hash = Math.imul(number ^ Math.imul(salt, 0x9e3779b1), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** An index below `length`. @param skew 1: uniform; larger: the first ones more often */
export function pick(length: number, number: number, salt: number, skew = 1): number {
  return Math.floor(length * spread(number, salt) ** skew);
}

const word = (list: readonly string[], number: number, salt: number, skew = 1.6) =>
  list[pick(list.length, number, salt, skew)] ?? "";
const capital = (text: string) => text[0]?.toUpperCase() + text.slice(1);

export function titleOf(number: number): string {
  const [adjective, noun, other] = [word(ADJECTIVES, number, 1), word(NOUNS, number, 2), word(NOUNS, number, 3, 1)].map(
    capital,
  );
  const shapes = [
    `${adjective} ${noun}`,
    `The ${adjective} ${noun}`,
    `${noun} of the ${other}`,
    `${word(FIRST_NAMES, number, 4)} and the ${noun}`,
    `The ${noun} ${1 + pick(9, number, 5)}`,
    `${adjective} ${noun}, ${adjective} ${other}`,
  ];
  return shapes[pick(shapes.length, number, 6)] ?? "";
}

export const alternativeTitleOf = (number: number): string =>
  `Le ${word(NOUNS, number, 7, 1)} ${word(ADJECTIVES, number, 8, 1)} ${number % 100}`;

export const personName = (number: number): string =>
  `${word(FIRST_NAMES, number, 9, 1)} ${word(FAMILY_STARTS, number, 10, 1)}${word(FAMILY_ENDS, number, 11, 1)}`;

export const yearOf = (number: number): number => 2026 - pick(106, number, 12, 2);

export function genresOf(number: number): string[] {
  const count = 1 + pick(3, number, 13);
  return [...new Set(Array.from({ length: count }, (_, index) => word(GENRES, number, 14 + index, 1.5)))];
}

export const countryOf = (number: number): string => word(COUNTRIES, number, 20, 2);
export const languageOf = (number: number): string => word(LANGUAGES, number, 21, 2);

/** About 250 characters, like the overviews of providers. */
export function overviewOf(number: number): string {
  const words = Array.from({ length: 40 }, (_, index) => FILLER[pick(FILLER.length, number, 30 + index)] ?? "");
  return `${capital(words.join(" "))}.`;
}
