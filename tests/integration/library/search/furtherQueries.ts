import type { JudgedQuery } from "./judgedQueries.ts";

/**
 * What people tried who had not built the search: half-remembered films, sentences, names written in other ways, several
 * fields at once. Films are those of `judgedFilms`, in English.
 */
const first = (q: string, title: string): JudgedQuery => ({ q, first: title });
const only = (q: string, ...titles: string[]): JudgedQuery => ({ q, only: titles });
const nothing = (q: string): JudgedQuery => ({ q, only: [] });

const ALIENS = ["Alien", "Aliens", "Alien³"];
const GODFATHERS = ["The Godfather", "The Godfather Part II", "The Godfather Part III"];
const SCORSESE = ["Goodfellas", "Taxi Driver", "Casino", "The King of Comedy"];
const LORDS = ["The Lord of the Rings: The Fellowship of the Ring", "The Lord of the Rings: The Two Towers"];
const ROMCOMS_90S = [
  "Forrest Gump",
  "Groundhog Day",
  "The Mask",
  "Notting Hill",
  "You've Got Mail",
  "Sleepless in Seattle",
];
const JAPANESE_ANIMATION = ["Spirited Away", "My Neighbor Totoro"];

export const FURTHER_QUERIES: readonly JudgedQuery[] = [
  // Half-remembered, in a sentence.
  only("hanks island", "Cast Away"),
  only("the one with the shark", "Jaws"),
  only("the one where murray is in tokyo", "Lost in Translation"),
  only("movies with bill murray", "Groundhog Day", "Lost in Translation"),
  only("film de tarantino avec brad pitt", "Inglourious Basterds"),
  only("films de scorsese", ...SCORSESE),
  only("movies by scorsese", ...SCORSESE),
  only("horror movie antarctica", "The Thing"),
  only("shark movie 1975", "Jaws"),
  only("time travel hoverboard", "Back to the Future Part II"),
  only("las vegas de niro", "Casino"),
  only("nicholson hotel", "The Shining"),
  only("prison freeman", "The Shawshank Redemption"),
  only("casino de niro", "Casino"),
  // Several people.
  only("de niro pacino", "The Godfather Part II", "Heat"),
  only("de niro et pacino", "The Godfather Part II", "Heat"),
  only("pacino de niro 1995", "Heat"),
  only("dicaprio winslet", "Titanic"),
  only("reno besson", "Léon: The Professional", "The Big Blue"),
  // Names written in other ways.
  only("di caprio", "Inception", "Titanic"),
  only("leonardo di caprio", "Inception", "Titanic"),
  only("matthew mc conaughey", "Interstellar"),
  only("ewan mc gregor", "Trainspotting"),
  only("samuel jackson", "Pulp Fiction", "Die Hard: With a Vengeance"),
  only("samuel l jackson", "Pulp Fiction", "Die Hard: With a Vengeance"),
  only("jim carey", "The Truman Show", "The Mask", "Liar Liar"),
  only("hitchkock", "Psycho", "Vertigo", "Rear Window"),
  only("arnold", "Terminator 2: Judgment Day", "The Terminator"),
  only("les wachowski", "The Matrix"),
  only("belmondo", "Breathless"),
  // People with dates and genres.
  only("al pacino 70s", "The Godfather", "The Godfather Part II"),
  only("weaver 80s", "Aliens"),
  only("james cameron 90s", "Titanic", "Terminator 2: Judgment Day"),
  only("dicaprio 1997", "Titanic"),
  only("jim carrey 1994", "The Mask"),
  only("after 2010 nolan", "Inception", "Interstellar"),
  only("scorsese 1990s", "Goodfellas", "Casino"),
  only("carpenter horror", "The Thing", "Halloween"),
  only("nolan sci fi", "Inception", "Interstellar"),
  only("nolan science fiction 2014", "Interstellar"),
  only("clint eastwood western", "The Good, the Bad and the Ugly", "Unforgiven"),
  only("stallone boxing", "Rocky", "Rocky II", "Rocky III", "Rocky IV"),
  only("ghibli 2001", "Spirited Away"),
  only("universal 1975", "Jaws"),
  only("2000s pixar", "Finding Nemo", "Up"),
  // Dates.
  only("since 2015", "Parasite", "1917"),
  only("sci-fi before 1970", "2001: A Space Odyssey", "Metropolis"),
  only("années 70 mafia", "The Godfather", "The Godfather Part II"),
  only("mafia années 70", "The Godfather", "The Godfather Part II"),
  only("90s romantic comedy", ...ROMCOMS_90S),
  only("comédie romantique années 90", ...ROMCOMS_90S),
  only("nineties romcom", ...ROMCOMS_90S),
  only("slasher 70s", "Halloween"),
  only("silent 1927", "Metropolis"),
  only("fellini 1960", "La Dolce Vita"),
  only("1959", "Some Like It Hot", "The 400 Blows"),
  nothing("matrix 1998"),
  // Genres as people ask for them.
  only("anime", "Spirited Away", "My Neighbor Totoro", "Toy Story", "Toy Story 2", "Finding Nemo", "Up"),
  only("animé japonais", ...JAPANESE_ANIMATION),
  only("film japonais animation", ...JAPANESE_ANIMATION),
  only("funny 1994", "Forrest Gump", "The Mask"),
  only("drôle 1994", "Forrest Gump", "The Mask"),
  only("scary 1978", "Halloween"),
  only("comedy 1994", "Forrest Gump", "The Mask"),
  only("drame 1999", "Fight Club", "American Beauty"),
  only("animation 1995", "Toy Story"),
  only("comédie musicale", "Singin' in the Rain", "Some Like It Hot"),
  // Countries, languages.
  only("french comedy 1998", "The Dinner Game"),
  only("comedie francaise années 90", "The Dinner Game", "Delicatessen"),
  only("film français 2001", "Amélie"),
  only("italian western", "The Good, the Bad and the Ugly", "Once Upon a Time in the West"),
  only("korean thriller", "Parasite", "Oldboy"),
  only("corean", "Parasite", "Oldboy"),
  only("film coréen 2003", "Oldboy"),
  only("new zealand fantasy", ...LORDS),
  only("german silent", "Metropolis"),
  only("mexican", "Pan's Labyrinth"),
  only("brésilien", "City of God"),
  nothing("danish"),
  // Resolutions.
  only("4k horror", "Alien", "The Shining"),
  only("ultra hd nolan", "The Dark Knight", "Inception", "Interstellar"),
  // Series and numerals.
  only("saga rocky", "Rocky", "Rocky II", "Rocky III", "Rocky IV"),
  { q: "saga alien", top: ALIENS },
  only("godfather trilogy", ...GODFATHERS),
  only("alien collection", ...ALIENS),
  only("trilogie retour vers le futur", "Back to the Future", "Back to the Future Part II"),
  only("star wars ep 5", "Star Wars: Episode V - The Empire Strikes Back"),
  only("godfather pt 2", "The Godfather Part II"),
  { q: "part ii", top: ["The Godfather Part II", "Back to the Future Part II"] },
  first("ii", "The Godfather Part II"),
  only("lord of the rings 2", "The Lord of the Rings: The Two Towers"),
  only("rocky three", "Rocky III"),
  only("terminator 1", "The Terminator"),
  only("back to the future part two", "Back to the Future Part II"),
  only("friday the thirteenth", "Friday the 13th"),
  only("7 samurai", "Seven Samurai"),
  only("godfather pacino 1974", "The Godfather Part II"),
  nothing("toy story 3"),
  nothing("rocky balboa"),
  nothing("scream 2"),
  // Initials of collections, and numbers in them.
  only("bttf", "Back to the Future", "Back to the Future Part II"),
  only("bttf 2", "Back to the Future Part II"),
  only("lotr 1", "The Lord of the Rings: The Fellowship of the Ring"),
  only("lotr two towers", "The Lord of the Rings: The Two Towers"),
  only("LOTR elijah wood", ...LORDS),
  only("die hard 3", "Die Hard: With a Vengeance"),
  only("die hard iii", "Die Hard: With a Vengeance"),
  nothing("die hard 4"),
  nothing("bttf 3"),
  nothing("lotr heat"),
  nothing("wvhm"),
  // Initials.
  first("ET", "E.T. the Extra-Terrestrial"),
  first("e t", "E.T. the Extra-Terrestrial"),
  // Titles in the other language, or nearly.
  only("odyssée de l'espace", "2001: A Space Odyssey"),
  only("l'empire contre attaque", "Star Wars: Episode V - The Empire Strikes Back"),
  only("les sept samourais", "Seven Samurai"),
  only("singing in the rain", "Singin' in the Rain"),
  only("terminator judgement day", "Terminator 2: Judgment Day"),
  only("pan labyrinth", "Pan's Labyrinth"),
  only("soldat ryan", "Saving Private Ryan"),
  only("king comedy", "The King of Comedy"),
  only("delicatesen", "Delicatessen"),
  only("pulp ficton", "Pulp Fiction"),
  only("toystory", "Toy Story", "Toy Story 2"),
  nothing("casino royale"),
  nothing("brad pitt angelina"),
];
