import type { SetFormat } from "../itemVectors/distilCommunity.ts";

/** Servers that publish sets, whose addresses can be configured. */
export type Publisher = "movielens" | "movietweetings";

export interface PublicFile {
  /** Below the publisher's address. */
  readonly name: string;
  /** As published; a newer edition may differ. */
  readonly sizeBytes: number;
  /** Known MD5 of this edition; null where it may change. */
  readonly md5: string | null;
}

/** A set of ratings that its publisher lets anybody download. The program fetches it for its owner and passes it on to nobody. */
export interface PublicSet {
  readonly id: string;
  readonly name: string;
  readonly publisher: Publisher;
  readonly files: readonly PublicFile[];
  /** Whether the publisher offers `FILE.md5` next to each file. */
  readonly hasChecksums: boolean;
  readonly ratings: number;
  readonly people: number;
  readonly films: number;
  /** Year and month of the newest ratings. */
  readonly date: string;
  readonly licence: "grouplens" | "mit";
  readonly licenceUrl: string;
  readonly citation: string;
  readonly format: SetFormat;
}

const MOVIELENS_CITATION =
  "F. Maxwell Harper and Joseph A. Konstan. 2015. The MovieLens Datasets: History and Context. " +
  "ACM Transactions on Interactive Intelligent Systems 5, 4: 19:1–19:19. https://doi.org/10.1145/2827872";
const MOVIETWEETINGS_CITATION =
  "Simon Dooms, Toon De Pessemier and Luc Martens. 2013. MovieTweetings: a Movie Rating Dataset Collected From Twitter. " +
  "Workshop on Crowdsourcing and Human Computation for Recommender Systems, CrowdRec at RecSys 2013.";
const STARS: SetFormat = { scale: 1, hasImdbNumbers: false };

const readme = (name: string) => `https://files.grouplens.org/datasets/movielens/${name}`;

function movieLens(
  id: string,
  name: string,
  figures: Pick<PublicSet, "ratings" | "people" | "films" | "date">,
  file: Omit<PublicFile, "name">,
  licenceFile: string,
): PublicSet {
  return {
    id,
    name,
    publisher: "movielens",
    files: [{ name: `${id}.zip`, ...file }],
    hasChecksums: true,
    ...figures,
    licence: "grouplens",
    licenceUrl: readme(licenceFile),
    citation: MOVIELENS_CITATION,
    format: STARS,
  };
}

/** Sizes, counts and checksums as the publishers' pages and files give them. The smallest first. */
export const PUBLIC_SETS: readonly PublicSet[] = [
  movieLens(
    "ml-latest-small",
    "MovieLens Latest Small",
    { ratings: 100_836, people: 610, films: 9_742, date: "2018-09" },
    { sizeBytes: 978_202, md5: null },
    "ml-latest-small-README.html",
  ),
  movieLens(
    "ml-1m",
    "MovieLens 1M",
    { ratings: 1_000_209, people: 6_040, films: 3_883, date: "2003-02" },
    { sizeBytes: 5_917_549, md5: "c4d9eecfca2ab87c1945afe126590906" },
    "ml-1m-README.txt",
  ),
  movieLens(
    "ml-10m",
    "MovieLens 10M",
    { ratings: 10_000_054, people: 69_878, films: 10_681, date: "2009-01" },
    { sizeBytes: 65_566_137, md5: "ce571fd55effeba0271552578f2648bd" },
    "ml-10m-README.html",
  ),
  movieLens(
    "ml-25m",
    "MovieLens 25M",
    { ratings: 25_000_095, people: 162_541, films: 62_423, date: "2019-11" },
    { sizeBytes: 261_978_986, md5: "6b51fb2759a8657d3bfcbfc42b592ada" },
    "ml-25m-README.html",
  ),
  movieLens(
    "ml-32m",
    "MovieLens 32M",
    { ratings: 32_000_204, people: 200_948, films: 87_585, date: "2023-10" },
    { sizeBytes: 238_950_008, md5: "d472be332d4daa821edc399621853b57" },
    "ml-32m-README.html",
  ),
  {
    id: "movietweetings",
    name: "MovieTweetings",
    publisher: "movietweetings",
    // A changing file without a published size or checksum: the sizes are those of November 2021, about.
    files: [
      { name: "movies.dat", sizeBytes: 2_300_000, md5: null },
      { name: "ratings.dat", sizeBytes: 25_000_000, md5: null },
    ],
    hasChecksums: false,
    ratings: 921_398,
    people: 71_707,
    films: 38_018,
    date: "2021-11",
    licence: "mit",
    licenceUrl: "https://github.com/sidooms/MovieTweetings/blob/master/LICENSE",
    citation: MOVIETWEETINGS_CITATION,
    format: { scale: 2, hasImdbNumbers: true },
  },
];

/** The publishers' own addresses. */
export const PUBLISHERS: Readonly<Record<Publisher, string>> = {
  movielens: "https://files.grouplens.org/datasets/movielens",
  movietweetings: "https://raw.githubusercontent.com/sidooms/MovieTweetings/master/latest",
};

export const publicSet = (id: string): PublicSet | null => PUBLIC_SETS.find((set) => set.id === id) ?? null;

/** Bytes of all files of a set, as published. */
export const publishedBytes = ({ files }: PublicSet): number =>
  files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
