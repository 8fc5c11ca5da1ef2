import type { SampleFilm } from "./sampleFilm.ts";

/**
 * Films in the public domain or under open licences, as the samples tell them. Facts are plain facts; the sentences
 * were written for this project. The ids are the samples' own and mean nothing at TMDB, IMDb or Wikidata.
 */
interface Sketch {
  readonly titles: readonly [en: string, fr: string, original: string];
  readonly language: string;
  readonly year: number;
  readonly minutes: number;
  readonly genres: readonly string[];
  readonly director: string;
  readonly cast: readonly string[];
  readonly en: string;
  readonly fr: string;
}

const SKETCHES: readonly Sketch[] = [
  {
    titles: ["Nosferatu", "Nosferatu le vampire", "Nosferatu, eine Symphonie des Grauens"],
    language: "de",
    year: 1922,
    minutes: 94,
    genres: ["Horror", "Fantasy"],
    director: "F. W. Murnau",
    cast: ["Max Schreck", "Greta Schröder", "Gustav von Wangenheim"],
    en: "A young clerk travels to the Carpathians to sell a house to a count who never shows himself by day. The shadow follows him home.",
    fr: "Un jeune clerc part dans les Carpates vendre une maison à un comte qu'on ne voit jamais de jour. L'ombre le suit jusque chez lui.",
  },
  {
    titles: ["Metropolis", "Metropolis", "Metropolis"],
    language: "de",
    year: 1927,
    minutes: 153,
    genres: ["Science Fiction", "Drama"],
    director: "Fritz Lang",
    cast: ["Brigitte Helm", "Gustav Fröhlich", "Alfred Abel"],
    en: "Above, gardens and light; below, the machines and those who serve them. A machine with a woman's face sets the two cities against each other.",
    fr: "En haut, les jardins et la lumière ; en bas, les machines et ceux qui les servent. Un automate au visage de femme dresse les deux villes l'une contre l'autre.",
  },
  {
    titles: ["The Cabinet of Dr. Caligari", "Le Cabinet du docteur Caligari", "Das Cabinet des Dr. Caligari"],
    language: "de",
    year: 1920,
    minutes: 76,
    genres: ["Horror", "Thriller"],
    director: "Robert Wiene",
    cast: ["Werner Krauss", "Conrad Veidt", "Lil Dagover"],
    en: "A fairground hypnotist shows a sleeper who tells the future. By morning what he foretold has come about, and no wall in town stands straight.",
    fr: "Un hypnotiseur de foire montre un dormeur qui lit l'avenir. Au matin, la prédiction s'est accomplie, et pas un mur de la ville n'est droit.",
  },
  {
    titles: ["A Trip to the Moon", "Le Voyage dans la Lune", "Le Voyage dans la Lune"],
    language: "fr",
    year: 1902,
    minutes: 14,
    genres: ["Science Fiction", "Adventure"],
    director: "Georges Méliès",
    cast: ["Georges Méliès", "Bleuette Bernon"],
    en: "Six astronomers have themselves fired at the Moon and hit it in the eye. Getting home asks for an umbrella and some nerve.",
    fr: "Six astronomes se font tirer vers la Lune et la touchent en plein œil. Pour rentrer, il faudra un parapluie et du sang-froid.",
  },
  {
    titles: ["The General", "Le Mécano de la General", "The General"],
    language: "en",
    year: 1926,
    minutes: 79,
    genres: ["Comedy", "Action"],
    director: "Buster Keaton",
    cast: ["Buster Keaton", "Marion Mack"],
    en: "An engine driver loses his locomotive and his sweetheart on the same day, and goes after both on rails, without a smile.",
    fr: "Un mécanicien perd le même jour sa locomotive et sa fiancée, et part les reprendre toutes deux sur les rails, sans un sourire.",
  },
  {
    titles: ["Sherlock Jr.", "Sherlock Junior", "Sherlock Jr."],
    language: "en",
    year: 1924,
    minutes: 45,
    genres: ["Comedy", "Romance"],
    director: "Buster Keaton",
    cast: ["Buster Keaton", "Kathryn McGuire"],
    en: "A projectionist falls asleep at his machine and walks into the film, where he is at last the detective he reads about.",
    fr: "Un projectionniste s'endort à son appareil et entre dans le film, où il est enfin le détective de ses lectures.",
  },
  {
    titles: ["The Kid", "Le Kid", "The Kid"],
    language: "en",
    year: 1921,
    minutes: 68,
    genres: ["Comedy", "Drama"],
    director: "Charlie Chaplin",
    cast: ["Charlie Chaplin", "Jackie Coogan", "Edna Purviance"],
    en: "A tramp finds a child in an alley and raises him on broken windows and pancakes, until the law wants the boy back.",
    fr: "Un vagabond trouve un enfant dans une ruelle et l'élève de vitres cassées et de crêpes, jusqu'à ce que la loi réclame le petit.",
  },
  {
    titles: ["Battleship Potemkin", "Le Cuirassé Potemkine", "Бронено́сец Потёмкин"],
    language: "ru",
    year: 1925,
    minutes: 75,
    genres: ["Drama", "History"],
    director: "Sergei Eisenstein",
    cast: ["Aleksandr Antonov", "Vladimir Barsky"],
    en: "Sailors refuse rotten meat. What begins at a mess table ends on a flight of steps that nobody who saw it forgets.",
    fr: "Des marins refusent une viande pourrie. Ce qui commence à table finit sur un escalier que nul n'oublie après l'avoir vu.",
  },
  {
    titles: ["Man with a Movie Camera", "L'Homme à la caméra", "Человек с киноаппаратом"],
    language: "ru",
    year: 1929,
    minutes: 68,
    genres: ["Documentary"],
    director: "Dziga Vertov",
    cast: ["Mikhail Kaufman"],
    en: "One day of a city that wakes, works and plays, seen by a camera that climbs chimneys and watches itself at work.",
    fr: "Une journée d'une ville qui s'éveille, travaille et joue, vue par une caméra qui grimpe aux cheminées et se regarde tourner.",
  },
  {
    titles: ["Häxan", "La Sorcellerie à travers les âges", "Häxan"],
    language: "sv",
    year: 1922,
    minutes: 106,
    genres: ["Documentary", "Horror"],
    director: "Benjamin Christensen",
    cast: ["Benjamin Christensen", "Clara Pontoppidan"],
    en: "A lecture on witches that keeps losing itself in its own visions, and asks at the end whom we would burn today.",
    fr: "Une conférence sur les sorcières qui se perd sans cesse dans ses visions, et demande à la fin qui nous brûlerions aujourd'hui.",
  },
  {
    titles: ["The Phantom of the Opera", "Le Fantôme de l'Opéra", "The Phantom of the Opera"],
    language: "en",
    year: 1925,
    minutes: 93,
    genres: ["Horror", "Romance"],
    director: "Rupert Julian",
    cast: ["Lon Chaney", "Mary Philbin"],
    en: "Beneath the opera house lives a voice that teaches a singer. The lessons have a price, and the teacher wears a mask.",
    fr: "Sous l'Opéra vit une voix qui instruit une cantatrice. Les leçons ont un prix, et le maître porte un masque.",
  },
  {
    titles: ["The Phantom of the Opera", "Le Fantôme de l'Opéra", "Phantom of the Opera"],
    language: "en",
    year: 1943,
    minutes: 92,
    genres: ["Horror", "Music"],
    director: "Arthur Lubin",
    cast: ["Claude Rains", "Susanna Foster"],
    en: "The same cellar in colour: a violinist who lost everything watches over the career of a young soprano.",
    fr: "La même cave, en couleurs : un violoniste qui a tout perdu veille sur la carrière d'une jeune soprano.",
  },
  {
    titles: ["Safety Last!", "Monte là-dessus !", "Safety Last!"],
    language: "en",
    year: 1923,
    minutes: 74,
    genres: ["Comedy"],
    director: "Fred C. Newmeyer",
    cast: ["Harold Lloyd", "Mildred Davis"],
    en: "To impress his fiancée a shop assistant promises that someone will climb the department store. Someone turns out to be him.",
    fr: "Pour éblouir sa fiancée, un vendeur promet que quelqu'un escaladera le grand magasin. Ce quelqu'un, ce sera lui.",
  },
  {
    titles: ["The Passion of Joan of Arc", "La Passion de Jeanne d'Arc", "La Passion de Jeanne d'Arc"],
    language: "fr",
    year: 1928,
    minutes: 82,
    genres: ["Drama", "History"],
    director: "Carl Theodor Dreyer",
    cast: ["Renée Falconetti", "Antonin Artaud"],
    en: "A trial told in faces. The judges ask; she answers with her eyes.",
    fr: "Un procès raconté par les visages. Les juges interrogent ; elle répond du regard.",
  },
  {
    titles: ["Un Chien Andalou", "Un chien andalou", "Un chien andalou"],
    language: "fr",
    year: 1929,
    minutes: 21,
    genres: ["Fantasy"],
    director: "Luis Buñuel",
    cast: ["Simone Mareuil", "Pierre Batcheff"],
    en: "Clouds, ants, two pianos and a razor: a dream that was filmed before anyone could explain it.",
    fr: "Des nuages, des fourmis, deux pianos et un rasoir : un rêve filmé avant que personne ne puisse l'expliquer.",
  },
  {
    titles: ["Faust", "Faust, une légende allemande", "Faust – Eine deutsche Volkssage"],
    language: "de",
    year: 1926,
    minutes: 107,
    genres: ["Fantasy", "Drama"],
    director: "F. W. Murnau",
    cast: ["Gösta Ekman", "Emil Jannings", "Camilla Horn"],
    en: "An old scholar sells what cannot be sold, and gets for it one day, then youth, then the bill.",
    fr: "Un vieux savant vend ce qui ne se vend pas, et reçoit un jour, puis la jeunesse, puis la note.",
  },
  {
    titles: ["The Last Laugh", "Le Dernier des hommes", "Der letzte Mann"],
    language: "de",
    year: 1924,
    minutes: 90,
    genres: ["Drama"],
    director: "F. W. Murnau",
    cast: ["Emil Jannings"],
    en: "A hotel porter is his coat with the gold buttons. When they take it away, hardly a word is needed to tell the rest.",
    fr: "Un portier d'hôtel n'est que son manteau à boutons d'or. Quand on le lui prend, il faut à peine un mot pour dire la suite.",
  },
  {
    titles: ["His Girl Friday", "La Dame du vendredi", "His Girl Friday"],
    language: "en",
    year: 1940,
    minutes: 92,
    genres: ["Comedy", "Romance"],
    director: "Howard Hawks",
    cast: ["Cary Grant", "Rosalind Russell"],
    en: "An editor has one evening to keep his best reporter, who is also his former wife, from marrying an insurance man. They talk very fast.",
    fr: "Un rédacteur en chef a une soirée pour garder sa meilleure journaliste, qui est aussi son ex-femme, et qui va épouser un assureur. Ils parlent très vite.",
  },
  {
    titles: ["Charade", "Charade", "Charade"],
    language: "en",
    year: 1963,
    minutes: 113,
    genres: ["Thriller", "Comedy"],
    director: "Stanley Donen",
    cast: ["Cary Grant", "Audrey Hepburn", "Walter Matthau"],
    en: "A widow in Paris learns that her husband had four passports and a quarter of a million that three men want back. A fourth is charming.",
    fr: "Une veuve apprend à Paris que son mari avait quatre passeports et un quart de million que trois hommes réclament. Un quatrième est charmant.",
  },
  {
    titles: ["D.O.A.", "Mort à l'arrivée", "D.O.A."],
    language: "en",
    year: 1949,
    minutes: 83,
    genres: ["Thriller", "Crime"],
    director: "Rudolph Maté",
    cast: ["Edmond O'Brien", "Pamela Britton"],
    en: "A man walks into a police station to report a murder: his own. He has a day left to find out why.",
    fr: "Un homme entre au commissariat signaler un meurtre : le sien. Il lui reste un jour pour savoir pourquoi.",
  },
  {
    titles: ["Detour", "Détour", "Detour"],
    language: "en",
    year: 1945,
    minutes: 67,
    genres: ["Crime", "Drama"],
    director: "Edgar G. Ulmer",
    cast: ["Tom Neal", "Ann Savage"],
    en: "Hitch-hiking west, a pianist takes the wrong car, then a dead man's name, then the wrong passenger.",
    fr: "En stop vers l'ouest, un pianiste prend la mauvaise voiture, puis le nom d'un mort, puis la mauvaise passagère.",
  },
  {
    titles: ["Night of the Living Dead", "La Nuit des morts-vivants", "Night of the Living Dead"],
    language: "en",
    year: 1968,
    minutes: 96,
    genres: ["Horror"],
    director: "George A. Romero",
    cast: ["Duane Jones", "Judith O'Dea"],
    en: "Seven people board up a farmhouse against what walks outside. The danger is not only outside.",
    fr: "Sept personnes barricadent une ferme contre ce qui marche dehors. Le danger n'est pas seulement dehors.",
  },
  {
    titles: ["Carnival of Souls", "Le Carnaval des âmes", "Carnival of Souls"],
    language: "en",
    year: 1962,
    minutes: 78,
    genres: ["Horror", "Mystery"],
    director: "Herk Harvey",
    cast: ["Candace Hilligoss", "Sidney Berger"],
    en: "An organist survives an accident and takes a post in another town, where an empty pavilion by the lake calls her.",
    fr: "Une organiste survit à un accident et prend un poste dans une autre ville, où un pavillon vide au bord du lac l'appelle.",
  },
  {
    titles: ["House on Haunted Hill", "La Nuit de tous les mystères", "House on Haunted Hill"],
    language: "en",
    year: 1959,
    minutes: 75,
    genres: ["Horror", "Mystery"],
    director: "William Castle",
    cast: ["Vincent Price", "Carol Ohmart"],
    en: "A millionaire offers five guests a fortune each if they last the night in his house. Each finds a small coffin with a gift in it.",
    fr: "Un millionnaire promet une fortune à cinq invités s'ils passent la nuit chez lui. Chacun reçoit un petit cercueil avec un cadeau dedans.",
  },
  {
    titles: ["Big Buck Bunny", "Big Buck Bunny", "Big Buck Bunny"],
    language: "en",
    year: 2008,
    minutes: 10,
    genres: ["Animation", "Comedy"],
    director: "Sacha Goedegebure",
    cast: [],
    en: "A large gentle rabbit loses his patience with three small rodents, and takes his time about it.",
    fr: "Un grand lapin paisible perd patience avec trois petits rongeurs, et prend tout son temps.",
  },
  {
    titles: ["Sintel", "Sintel", "Sintel"],
    language: "en",
    year: 2010,
    minutes: 15,
    genres: ["Animation", "Fantasy"],
    director: "Colin Levy",
    cast: ["Halina Reijn", "Thom Hoffman"],
    en: "A girl crosses snow and desert to find the small dragon she once nursed. She has been walking longer than she knows.",
    fr: "Une jeune fille traverse neige et désert pour retrouver le petit dragon qu'elle avait soigné. Elle marche depuis plus longtemps qu'elle ne croit.",
  },
  {
    titles: ["Tears of Steel", "Tears of Steel", "Tears of Steel"],
    language: "en",
    year: 2012,
    minutes: 12,
    genres: ["Science Fiction"],
    director: "Ian Hubert",
    cast: ["Derek de Lint", "Sergio Hasselbaink"],
    en: "In an Amsterdam overrun by machines, a few people replay a quarrel between two young lovers to change how it ended.",
    fr: "Dans un Amsterdam envahi de machines, quelques-uns rejouent la dispute de deux amoureux pour en changer la fin.",
  },
  {
    titles: ["Elephants Dream", "Elephants Dream", "Elephants Dream"],
    language: "en",
    year: 2006,
    minutes: 11,
    genres: ["Animation", "Science Fiction"],
    director: "Bassam Kurdali",
    cast: ["Tygo Gernandt", "Cas Jansen"],
    en: "An old man shows a young one round an endless machine that may exist only because he says so.",
    fr: "Un vieil homme fait visiter à un jeune une machine sans fin, qui n'existe peut-être que parce qu'il le dit.",
  },
  {
    titles: ["Plan 9 from Outer Space", "Plan 9 from Outer Space", "Plan 9 from Outer Space"],
    language: "en",
    year: 1957,
    minutes: 79,
    genres: ["Science Fiction", "Horror"],
    director: "Ed Wood",
    cast: ["Gregory Walcott", "Vampira"],
    en: "Eight plans have failed. The ninth raises the dead of a small cemetery, and a shower curtain separates cockpit from sky.",
    fr: "Huit plans ont échoué. Le neuvième réveille les morts d'un petit cimetière, et un rideau de douche sépare le cockpit du ciel.",
  },
  {
    titles: ["The Great Train Robbery", "Le Vol du grand rapide", "The Great Train Robbery"],
    language: "en",
    year: 1903,
    minutes: 12,
    genres: ["Western", "Crime"],
    director: "Edwin S. Porter",
    cast: ["Gilbert M. Anderson"],
    en: "Bandits stop a train, a posse rides, and at the end one of them looks at you and fires.",
    fr: "Des bandits arrêtent un train, on les poursuit à cheval, et à la fin l'un d'eux vous regarde et tire.",
  },
];

const FIRST_ID = 9_000_001;
const LIKE_EACH = 8;

export const sampleFilms: readonly SampleFilm[] = SKETCHES.map(toFilm);

function toFilm(sketch: Sketch, index: number): SampleFilm {
  const [en, fr, original] = sketch.titles;
  return {
    tmdbId: FIRST_ID + index,
    imdbId: `tt${9_900_001 + index}`,
    wikidataId: `Q${99_000_001 + index}`,
    title: { en, fr: french(fr) },
    originalTitle: original,
    originalLanguage: sketch.language,
    year: sketch.year,
    runtimeMinutes: sketch.minutes,
    genres: sketch.genres,
    overview: { en: sketch.en, fr: french(sketch.fr) },
    directors: [sketch.director],
    cast: sketch.cast.map((name) => ({ name, character: "" })),
    articles: articlesOf(sketch),
    recommendations: likest(sketch, index),
    popularity: 40 - index,
    voteAverage: 7 + (index % 7) / 5,
    voteCount: 1_200 - index * 30,
    alternativeTitles: [...new Set([en, fr, original])],
    posterPath: `/sample-${index + 1}.jpg`,
    backdropPath: `/sample-${index + 1}-wide.jpg`,
  };
}

function articlesOf({
  titles: [en, fr],
  year,
  director,
  cast,
  en: english,
  fr: inFrench,
}: Sketch): SampleFilm["articles"] {
  const withCast = cast.length > 0 ? ` with ${cast.join(", ")}` : "";
  const avec = cast.length > 0 ? ` avec ${cast.join(", ")}` : "";
  return {
    en: { title: `${en} (${year} film)`, extract: `${en} is a film of ${year} by ${director}${withCast}. ${english}` },
    fr: {
      title: `${french(fr)} (film, ${year})`,
      extract: french(`${fr} est un film de ${director} sorti en ${year}${avec}. ${inFrench}`),
    },
  };
}

/** By shared genres and director, then by nearness in time. */
function likest(sketch: Sketch, index: number): number[] {
  const nearness = (other: Sketch) =>
    other.genres.filter((genre) => sketch.genres.includes(genre)).length * 10 +
    (other.director === sketch.director ? 15 : 0) -
    Math.abs(other.year - sketch.year) / 10;
  return SKETCHES.map((other, at) => ({ at, score: nearness(other) }))
    .filter(({ at }) => at !== index)
    .sort((a, b) => b.score - a.score)
    .slice(0, LIKE_EACH)
    .map(({ at }) => FIRST_ID + at);
}

/** A line never breaks before `: ; ? !`. */
function french(text: string): string {
  return text.replaceAll(/ ([:;?!])/g, "\u00A0$1");
}
