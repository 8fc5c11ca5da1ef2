import { expect, test } from "vitest";
import { findRatings } from "../../../src/recommendation/communities/findRatings.ts";
import { readMovieLensFilms } from "../../../src/recommendation/communities/movieLensFilms.ts";
import { createLineReader } from "../../../src/recommendation/communities/movieLensRatings.ts";
import { openRatingSource } from "../../../src/recommendation/ratings/openRatingSource.ts";
import { type ExportFiles, folderOf, zipFileOf } from "./members/readExport.ts";

const HEAT = { sourceId: 6, title: "Heat", year: 1995, genres: ["Action", "Crime"] };
const AT = 1_112_484_727;
const MOVIES = "movieId,title,genres\n6,Heat (1995),Action|Crime\n";
const METADATA = [
  "adult,belongs_to_collection,budget,genres,homepage,id,imdb_id,original_language,original_title,overview,popularity,poster_path,production_companies,production_countries,release_date,revenue,runtime,spoken_languages,status,tagline,title,video,vote_average,vote_count",
  `False,,60000000,"[{'id': 28, 'name': 'Action'}, {'id': 80, 'name': 'Crime'}]",,949,tt0113277,en,Heat,"A group of ""professional"" thieves\nand a detective.",17.9,/x.jpg,[],[],1995-12-15,187436818,170.0,[],Released,,Heat,False,7.7,1886`,
  "1997-08-20,0,104.0,broken",
].join("\n");

/** Each published layout, with one rating of one film. */
const LAYOUTS: Readonly<Record<string, ExportFiles>> = {
  "ml-latest and ml-32m": {
    "ml-32m/ratings.csv": `userId,movieId,rating,timestamp\n1,6,4.5,${AT}\n`,
    "ml-32m/movies.csv": MOVIES,
    "ml-32m/links.csv": "movieId,imdbId,tmdbId\n6,0113277,949\n",
    "ml-32m/tags.csv": `userId,movieId,tag,timestamp\n1,6,heist,${AT}\n`,
  },
  "a CSV without links": { "ratings.csv": `userId,movieId,rating,timestamp\n1,6,4.5,${AT}\n`, "movies.csv": MOVIES },
  "a CSV without a header": { "ratings.csv": `1,6,4.5,${AT}\n`, "movies.csv": MOVIES },
  "ml-1m": {
    "ratings.dat": `1::6::4.5::${AT}\n`,
    "movies.dat": "6::Heat (1995)::Action|Crime\n",
    "users.dat": "1::F::1::10::48067\n",
  },
  "ml-100k": { "u.data": `1\t6\t4.5\t${AT}\n`, "u.item": "6|Heat (1995)|15-Dec-1995||http://x|0|1|0\n" },
  "Kaggle's copy of ml-20m, with dates": {
    "rating.csv": '"userId","movieId","rating","timestamp"\n1,6,4.5,"2005-04-02 23:32:07"\n',
    "movie.csv": MOVIES,
    "link.csv": "movieId,imdbId,tmdbId\n6,113277,949\n",
    "genome_scores.csv": "movieId,tagId,relevance\n6,1,0.025\n",
  },
  "Kaggle's The Movies Dataset": {
    "ratings_small.csv": `userId,movieId,rating,timestamp\n1,6,4.5,${AT}\n`,
    "links_small.csv": "movieId,imdbId,tmdbId\n6,0113277,949\n7,0000000,\n",
    "movies_metadata.csv": METADATA,
    "keywords.csv": "id,keywords\n949,\"[{'id': 642, 'name': 'robbery'}]\"\n",
  },
  "other names and another order": {
    "my export.csv": `timestamp;rating;movie_id;user_id\n${AT};4.5;6;1\n`,
    "movies.csv": MOVIES,
  },
};

test.each(Object.entries(LAYOUTS))(
  "ratings and films are found in %s, in a folder and in a ZIP",
  async (name, files) => {
    for (const path of [folderOf(files), zipFileOf(files)]) {
      const source = (await openRatingSource(path))!;
      const layout = (await findRatings(source))!;
      const read = createLineReader(layout);
      const lines: string[] = [];
      for await (const piece of await source.open(layout.file)) lines.push(...String(piece).split("\n"));
      const expected = { user: 1, film: 6, value: 4.5, time: AT };
      expect(lines.flatMap((line) => read(line) ?? [])).toEqual([expected]);
      const [film] = await readMovieLensFilms(source);
      expect(film).toMatchObject({ ...HEAT, genres: name === "ml-100k" ? [] : HEAT.genres });
      const hasLinks = Object.keys(files).some((path) => path.includes("link"));
      expect([film?.tmdbId, film?.imdbId]).toEqual(hasLinks ? [949, "tt0113277"] : [null, null]);
      source.close();
    }
  },
);

test("an export of one person is no set of many", async () => {
  const letterboxd = folderOf({
    "ratings.csv": "Date,Name,Year,Letterboxd URI,Rating\n2024-01-02,Heat,1995,https://boxd.it/a,4.5\n",
  });
  expect(await findRatings((await openRatingSource(letterboxd))!)).toBeNull();
});
