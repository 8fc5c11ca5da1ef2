import type { FilmRecord } from "./filmRecord.ts";

export const SILENT_COMEDIES: readonly FilmRecord[] = [
  {
    number: 5,
    name: "general-1926",
    titles: ["The General", "Le Mécano de la General", "The General"],
    language: "en",
    year: 1926,
    minutes: 79,
    genres: ["Comedy", "Action"],
    directors: ["Buster Keaton", "Clyde Bruckman"],
    cast: [
      ["Buster Keaton", "Johnnie Gray"],
      ["Marion Mack", "Annabelle Lee"],
    ],
    tagline: { en: "He loved two, and one ran on steam.", fr: "Il aimait deux belles, dont une à vapeur." },
    overview: {
      en: "An engine driver loses his locomotive and his sweetheart on the same day, and goes after both on rails, without a smile. What he gets through on the way out he must get through again on the way back, with an army behind him.",
      fr: "Un mécanicien perd le même jour sa locomotive et sa fiancée, et part les reprendre toutes deux sur les rails, sans un sourire. Tout ce qu'il traverse à l'aller, il faudra le retraverser au retour, une armée aux trousses.",
    },
    article: {
      en: "Built like the railway it runs on, there and back with every joke answered by its return. The bridge is real, the engine that falls from it is real, and nobody was given a second try.",
      fr: "Construit comme sa voie ferrée, aller et retour, chaque gag y retrouve sa réponse. Le pont est vrai, la locomotive qui en tombe est vraie, et personne n'eut droit à une seconde prise.",
    },
  },
  {
    number: 6,
    name: "sherlock-1924",
    titles: ["Sherlock Jr.", "Sherlock Junior", "Sherlock Jr."],
    language: "en",
    year: 1924,
    minutes: 45,
    genres: ["Comedy", "Romance"],
    directors: ["Buster Keaton"],
    cast: [
      ["Buster Keaton", "The projectionist"],
      ["Kathryn McGuire", "The girl"],
      ["Ward Crane", "The rival"],
    ],
    tagline: { en: "Mind the step into the screen.", fr: "Attention à la marche en entrant dans l'écran." },
    overview: {
      en: "A projectionist accused of stealing a watch falls asleep at his machine and walks into the film. There he is at last the detective he reads about, as long as the scenery holds still beneath his feet.",
      fr: "Accusé d'avoir volé une montre, un projectionniste s'endort à son appareil et entre dans le film. Il y est enfin le détective de ses lectures, pour peu que le décor tienne en place sous ses pieds.",
    },
    article: {
      en: "The cuts between places were measured with surveyor's tools, so that a dive from a rock could end in snow. One stunt broke the actor's neck, which he found out years later.",
      fr: "Les raccords d'un lieu à l'autre furent mesurés au théodolite, pour qu'un plongeon du rocher finisse dans la neige. Une cascade brisa la nuque de l'acteur, qui ne l'apprit que des années plus tard.",
    },
  },
  {
    number: 7,
    name: "kid-1921",
    titles: ["The Kid", "Le Kid", "The Kid"],
    otherTitles: ["Le Gosse"],
    language: "en",
    year: 1921,
    minutes: 68,
    genres: ["Comedy", "Drama"],
    directors: ["Charlie Chaplin"],
    cast: [
      ["Charlie Chaplin", "A tramp"],
      ["Jackie Coogan", "The child"],
      ["Edna Purviance", "The woman"],
    ],
    tagline: { en: "One breaks the panes, the other mends them.", fr: "L'un casse les carreaux, l'autre les répare." },
    overview: {
      en: "A tramp finds a child in an alley and raises him on broken windows and pancakes. Five years on they are a firm and a family, until the law wants the boy back and the roofs become a road.",
      fr: "Un vagabond trouve un enfant dans une ruelle et l'élève de vitres cassées et de crêpes. Cinq ans plus tard, les voilà associés et parents, jusqu'à ce que la loi réclame le petit et que les toits deviennent une route.",
    },
    article: {
      en: "It was among the first long comedies to let the audience cry in between, and nobody objected. The garret on screen resembles one its author had lived in.",
      fr: "Ce fut l'une des premières longues comédies à laisser le public pleurer entre deux rires, et nul ne protesta. La mansarde de l'écran ressemble à celle où son auteur avait vécu.",
    },
  },
  {
    number: 13,
    name: "safety-1923",
    titles: ["Safety Last!", "Monte là-dessus !", "Safety Last!"],
    language: "en",
    year: 1923,
    minutes: 74,
    genres: ["Comedy"],
    directors: ["Fred C. Newmeyer", "Sam Taylor"],
    cast: [
      ["Harold Lloyd", "The boy"],
      ["Mildred Davis", "The girl"],
      ["Bill Strother", "The pal"],
    ],
    tagline: { en: "Twelve floors, one clock, no stairs.", fr: "Douze étages, une horloge, pas d'escalier." },
    overview: {
      en: "To impress his fiancée a shop assistant promises that someone will climb the department store. Someone turns out to be him, in spectacles and a straw hat, with pigeons, a mouse and a very large clock on the way.",
      fr: "Pour éblouir sa fiancée, un vendeur promet que quelqu'un escaladera le grand magasin. Ce quelqu'un, ce sera lui, en lunettes et canotier ; sur le chemin l'attendent des pigeons, une souris et une très grande horloge.",
    },
    article: {
      en: "The man on the clock is one of the few images everybody knows from silent film. The façades were built on rooftops of rising height, so that the street below is always the real one.",
      fr: "L'homme à l'horloge est l'une des rares images du muet que tout le monde connaît. Les façades furent montées sur des toits de plus en plus hauts : la rue, en bas, est toujours la vraie.",
    },
  },
  {
    number: 32,
    name: "gold-rush-1925",
    titles: ["The Gold Rush", "La Ruée vers l'or", "The Gold Rush"],
    language: "en",
    year: 1925,
    minutes: 95,
    genres: ["Comedy", "Adventure"],
    directors: ["Charlie Chaplin"],
    cast: [
      ["Charlie Chaplin", "The lone prospector"],
      ["Mack Swain", "Big Jim McKay"],
      ["Georgia Hale", "Georgia"],
    ],
    tagline: { en: "Dinner is served: the left boot.", fr: "Le dîner est servi : le soulier gauche." },
    overview: {
      en: "Snow, hunger and a cabin shared with a giant: the smallest of all prospectors has come to the wrong mountain in the wrong shoes. In town there is a dance hall, and in it the one person for whom he would eat the other boot.",
      fr: "La neige, la faim et une cabane partagée avec un géant : le plus petit des chercheurs d'or a choisi la mauvaise montagne et les mauvaises chaussures. En ville il y a un dancing, et dedans celle pour qui il mangerait l'autre soulier.",
    },
    article: {
      en: "Two rolls on two forks dance for a minute, and the cabin hangs over its edge for rather longer. The laced boot of the famous dinner was made of liquorice.",
      fr: "Deux petits pains au bout de deux fourchettes dansent une minute, et la cabane pend au bord du vide bien plus longtemps. Le soulier du fameux dîner était en réglisse.",
    },
  },
];
