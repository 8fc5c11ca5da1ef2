/** Beginnings of titles that start with a year, folded. In all other names a leading year is the film's year. */
export const YEAR_TITLES: readonly string[] = (
  "1492 conquest|1492 christophe|1492 die|1492 la conquista|1900 novecento|1917|1922|1941|1942 a love|1947 earth|1968 tunnel|" +
  "1984 nineteen|1990 i guerrieri|1991 the year|1999 conspiracy|2001 a space|2001 l odyssee|2001 odissea|2001 odisea|2001 odyssee|2001 una odisea|2001 uma odisseia|2001 odyssey|" +
  "2010 the year|2010 l annee|2010 odyssey|2010 l anno|2010 das jahr|2010 moby dick|2012 doomsday|2012 supernova|2012 ice age|2012 zombie|2019 after|2020 texas|2025 the world|2033 future"
).split("|");

/** Cinema sagas whose films are called episodes: `Star Wars - Episode 4`. */
export const EPISODE_SAGAS: readonly string[] = [
  "star wars",
  "la guerre des etoiles",
  "krieg der sterne",
  "la guerra de las galaxias",
  "guerre stellari",
  "gwiezdne wojny",
  "звездные войны",
];
