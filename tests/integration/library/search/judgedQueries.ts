/**
 * What people type, and what must come of it. Written before the search was built.
 * `first`: the title that comes first. `top`: these are the first ones, in any order. `only`: exactly these, in any order.
 * `never`: these are not found at all. Titles are those of `judgedFilms`, in English.
 */
export interface JudgedQuery {
  readonly q: string;
  readonly first?: string;
  readonly top?: readonly string[];
  readonly only?: readonly string[];
  readonly never?: readonly string[];
}

const first = (q: string, title: string): JudgedQuery => ({ q, first: title });
const only = (q: string, ...titles: string[]): JudgedQuery => ({ q, only: titles });
const top = (q: string, ...titles: string[]): JudgedQuery => ({ q, top: titles });
const nothing = (q: string): JudgedQuery => ({ q, only: [] });

const ROCKY = ["Rocky", "Rocky II", "Rocky III", "Rocky IV"];
const KUBRICK = ["The Shining", "2001: A Space Odyssey", "A Clockwork Orange"];
const HORROR_80S = ["The Shining", "A Nightmare on Elm Street", "Friday the 13th", "The Thing"];
const DINOSAURS = ["Jurassic Park", "The Lost World: Jurassic Park"];
const PIXAR = ["Toy Story", "Toy Story 2", "Up", "Finding Nemo"];
const KOREAN = ["Parasite", "Oldboy"];
const JAPANESE = ["Spirited Away", "My Neighbor Totoro", "Seven Samurai", "Ran"];
const WESTERNS = ["Unforgiven", "The Good, the Bad and the Ugly", "Once Upon a Time in the West", "The Wild Bunch"];
const ROMCOMS_OF_RYAN = ["When Harry Met Sally...", "Sleepless in Seattle", "You've Got Mail"];

export const JUDGED_QUERIES: readonly JudgedQuery[] = [
  // Invented hits of before.
  nothing("random"),
  only("lotr", "The Lord of the Rings: The Fellowship of the Ring", "The Lord of the Rings: The Two Towers"),
  only("pixar", ...PIXAR),
  // Missed before.
  { q: "comedy", first: "The King of Comedy", never: ["Heat", "Alien", "The Godfather"] },
  first("nolan 2010", "Inception"),
  only("nolan 2010", "Inception"),
  only("hanks 1994", "Forrest Gump"),
  first("godfather 2", "The Godfather Part II"),
  only("spielberg dinosaur", ...DINOSAURS),
  only("horror 80s", ...HORROR_80S),
  // Titles.
  first("the godfather", "The Godfather"),
  first("godfather", "The Godfather"),
  first("le parrain", "The Godfather"),
  first("parrain", "The Godfather"),
  first("alien", "Alien"),
  first("aliens", "Aliens"),
  first("up", "Up"),
  first("m", "M"),
  first("ran", "Ran"),
  first("heat", "Heat"),
  first("se7en", "Se7en"),
  first("seven", "Se7en"),
  first("1917", "1917"),
  first("2001", "2001: A Space Odyssey"),
  first("the matrix", "The Matrix"),
  first("matrix", "The Matrix"),
  first("casino", "Casino"),
  first("american beauty", "American Beauty"),
  first("die hard", "Die Hard"),
  first("star wars", "Star Wars: Episode IV - A New Hope"),
  first("spider man", "Spider-Man"),
  first("spiderman", "Spider-Man"),
  first("spider-man", "Spider-Man"),
  first("SPIDER-MAN", "Spider-Man"),
  first("back to the future", "Back to the Future"),
  first("retour vers le futur", "Back to the Future"),
  first("amelie", "Amélie"),
  first("amélie poulain", "Amélie"),
  first("fabuleux destin", "Amélie"),
  first("a bout de souffle", "Breathless"),
  first("les 400 coups", "The 400 Blows"),
  first("quatre cents coups", "The 400 Blows"),
  first("le diner de cons", "The Dinner Game"),
  first("l'arche perdue", "Raiders of the Lost Ark"),
  first("les dents de la mer", "Jaws"),
  first("cinquieme element", "The Fifth Element"),
  first("5eme element", "The Fifth Element"),
  first("e.t.", "E.T. the Extra-Terrestrial"),
  first("et l'extra-terrestre", "E.T. the Extra-Terrestrial"),
  first("leon", "Léon: The Professional"),
  first("the good the bad and the ugly", "The Good, the Bad and the Ugly"),
  first("good bad ugly", "The Good, the Bad and the Ugly"),
  first("le bon la brute et le truand", "The Good, the Bad and the Ugly"),
  first("harry met sally", "When Harry Met Sally..."),
  first("youve got mail", "You've Got Mail"),
  first("you've got mail", "You've Got Mail"),
  first("vie est belle", "Life Is Beautiful"),
  top("once upon a time", "Once Upon a Time in the West", "Once Upon a Time in America"),
  top("il était une fois", "Once Upon a Time in the West", "Once Upon a Time in America"),
  // Numerals.
  first("godfather ii", "The Godfather Part II"),
  first("godfather part 2", "The Godfather Part II"),
  first("godfather 3", "The Godfather Part III"),
  first("the godfather part three", "The Godfather Part III"),
  first("le parrain 2", "The Godfather Part II"),
  nothing("godfather 4"),
  first("rocky iv", "Rocky IV"),
  first("rocky 4", "Rocky IV"),
  first("rocky 2", "Rocky II"),
  first("rocky 1", "Rocky"),
  { q: "rocky", first: "Rocky", top: ROCKY },
  first("ocean's eleven", "Ocean's Eleven"),
  first("ocean's 11", "Ocean's Eleven"),
  first("oceans 11", "Ocean's Eleven"),
  first("oceans eleven", "Ocean's Eleven"),
  first("ocean 12", "Ocean's Twelve"),
  first("terminator ii", "Terminator 2: Judgment Day"),
  first("terminator 2", "Terminator 2: Judgment Day"),
  first("alien 3", "Alien³"),
  first("star wars 5", "Star Wars: Episode V - The Empire Strikes Back"),
  first("star wars episode 4", "Star Wars: Episode IV - A New Hope"),
  first("toy story 1", "Toy Story"),
  first("toy story ii", "Toy Story 2"),
  first("die hard 2", "Die Hard 2"),
  first("die hard ii", "Die Hard 2"),
  first("back to the future 2", "Back to the Future Part II"),
  first("spiderman 2", "Spider-Man 2"),
  // People.
  only("kubrick", ...KUBRICK),
  only("stanley kubrick", ...KUBRICK),
  only("bong joon ho", "Parasite"),
  only("kubrick nicholson", "The Shining"),
  { q: "meg ryan", top: ROMCOMS_OF_RYAN, never: ["Saving Private Ryan"] },
  { q: "tom hanks", never: ["The Fifth Element", "Inception"] },
  only("hanks ryan", "Sleepless in Seattle", "You've Got Mail", "Saving Private Ryan"),
  only("brad pitt fincher", "Se7en", "Fight Club"),
  only("jeunet caro", "Delicatessen"),
  only("de funes", "La Grande Vadrouille"),
  only("louis de funès", "La Grande Vadrouille"),
  only("fellini", "La Dolce Vita"),
  only("francois truffaut", "The 400 Blows"),
  // Years, decades.
  only("1994", "Forrest Gump", "Pulp Fiction", "The Shawshank Redemption", "Léon: The Professional", "The Mask"),
  only("tarantino 1994", "Pulp Fiction"),
  only("hitchcock 1954", "Rear Window"),
  only("hitchcock 50s", "Vertigo", "Rear Window"),
  only("hitchcock années 60", "Psycho"),
  only("western 60s", "The Good, the Bad and the Ugly", "Once Upon a Time in the West", "The Wild Bunch"),
  only("années 20", "Metropolis"),
  only("1920s", "Metropolis"),
  only("films des années 30", "M"),
  only("kurosawa 1980s", "Ran"),
  only("spielberg eighties", "E.T. the Extra-Terrestrial", "Raiders of the Lost Ark"),
  only("godfather 1990", "The Godfather Part III"),
  only("lang 1927-1930", "Metropolis"),
  // Genres in both languages.
  { q: "sci-fi", top: ["Inception", "Interstellar", "The Matrix"], never: ["Heat", "Casablanca"] },
  { q: "sf", top: ["Inception", "Interstellar", "The Matrix"], never: ["Heat"] },
  { q: "science-fiction", top: ["Inception", "Interstellar", "The Matrix"], never: ["Pulp Fiction"] },
  only("horreur années 80", ...HORROR_80S),
  only("westerns", ...WESTERNS),
  only("documentaire", "Bowling for Columbine", "March of the Penguins"),
  only("rom com ryan", ...ROMCOMS_OF_RYAN),
  only("comédie romantique hugh grant", "Notting Hill"),
  only("french documentary", "March of the Penguins"),
  only("kubrick horror", "The Shining"),
  only("dessin animé japonais", "Spirited Away", "My Neighbor Totoro"),
  top("polar scorsese", "Goodfellas", "Taxi Driver", "Casino"),
  // Countries and languages.
  only("korean", ...KOREAN),
  only("coréen", ...KOREAN),
  only("south korea", ...KOREAN),
  { q: "japanese", top: JAPANESE, never: ["Inception"] },
  only("japonais années 50", "Seven Samurai"),
  only("film allemand 1981", "Das Boot"),
  only(
    "new zealand",
    "The Lord of the Rings: The Fellowship of the Ring",
    "The Lord of the Rings: The Two Towers",
    "The Piano",
  ),
  only("brésil", "City of God"),
  only("italian comedy", "Life Is Beautiful", "La Dolce Vita"),
  only("french movie besson", "The Big Blue", "Léon: The Professional", "The Fifth Element"),
  // Resolution, keyword, collection, studio.
  only("kubrick 4k", "The Shining", "2001: A Space Odyssey"),
  only("rocky 2160p", "Rocky IV"),
  only("hitchcock 1080p", "Vertigo", "Psycho", "Rear Window"),
  only("shark", "Jaws"),
  only("submarine", "Das Boot"),
  only("time loop", "Groundhog Day"),
  only("heist clooney", "Ocean's Eleven", "Ocean's Twelve", "Ocean's Thirteen"),
  only("ghibli", "Spirited Away", "My Neighbor Totoro"),
  only("indiana jones", "Raiders of the Lost Ark"),
  top("godfather collection", "The Godfather", "The Godfather Part II", "The Godfather Part III"),
  // Typos: forgiven by length.
  first("godfahter", "The Godfather"),
  first("terminatro", "The Terminator"),
  first("inglorious basterds", "Inglourious Basterds"),
  first("jurasic park", "Jurassic Park"),
  first("shawshenk", "The Shawshank Redemption"),
  first("intersteller", "Interstellar"),
  first("tarrantino 1994", "Pulp Fiction"),
  first("schwarzeneger", "Terminator 2: Judgment Day"),
  first("parasiet", "Parasite"),
  first("loen", "Léon: The Professional"),
  first("horor 1980", "The Shining"),
  nothing("ryn"),
  nothing("upp"),
  // What is not there.
  nothing("avatar"),
  nothing("gladiator 2"),
  nothing("barbie"),
  nothing("nolan 1954"),
  nothing("kubrick western"),
  nothing("spielberg submarine"),
  nothing("harry potter"),
  nothing("xqzzkvjw"),
  nothing("godfather xqzzkvjw"),
  nothing("tintin"),
  nothing("8k"),
];
