/** Plain facts of some people of the sample films, and sentences of the project's own. */
export interface SamplePerson {
  /** `YYYY-MM-DD`. */
  readonly birthday: string;
  readonly deathday: string;
  readonly placeOfBirth: string;
  readonly biography: { readonly en: string; readonly fr: string };
}

export const samplePeople: Readonly<Record<string, SamplePerson>> = {
  "F. W. Murnau": {
    birthday: "1888-12-28",
    deathday: "1931-03-11",
    placeOfBirth: "Bielefeld, Germany",
    biography: {
      en: "He freed the camera: it climbed stairs, rode a bicycle and walked through walls before anybody else’s did. He made some twenty films in twelve years, and half of them are lost.",
      fr: "Il libéra la caméra, qui monta des escaliers, roula à bicyclette et traversa des murs avant celles des autres. Une vingtaine de films en douze ans, dont la moitié est perdue.",
    },
  },
  "Fritz Lang": {
    birthday: "1890-12-05",
    deathday: "1976-08-02",
    placeOfBirth: "Vienna, Austria",
    biography: {
      en: "An architect’s son, he built cities and traps. He worked in Berlin until 1933, then in Hollywood, and people in his films seldom escape what was planned for them.",
      fr: "Fils d’architecte, il bâtit des villes et des pièges. Il travailla à Berlin jusqu’en 1933, puis à Hollywood, et ses personnages échappent rarement à ce qui était prévu pour eux.",
    },
  },
  "Buster Keaton": {
    birthday: "1895-10-04",
    deathday: "1966-02-01",
    placeOfBirth: "Piqua, Kansas, USA",
    biography: {
      en: "On stage from the age of three, thrown about by his parents, he learnt never to smile. He did his falls himself, and measured houses so that they would miss him by a hand’s breadth.",
      fr: "Sur scène dès trois ans, lancé d’un bout à l’autre par ses parents, il apprit à ne jamais sourire. Il faisait ses chutes lui-même et mesurait les façades pour qu’elles le manquent d’une main.",
    },
  },
};
