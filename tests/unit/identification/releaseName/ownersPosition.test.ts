import { join } from "node:path";
import { expect, test } from "vitest";
import { parseReleaseName } from "../../../../src/identification/index.ts";
import { asNumberedFilm, readPosition, seriesName } from "../../../../src/identification/releaseName/ownersPosition.ts";

test.each([
  ["04 - A New Hope", 4, "A New Hope"],
  ["2. Les deux tours", 2, "Les deux tours"],
  ["007.Skyfall", 7, "Skyfall"],
])("%s is number %s", (name, number, rest) => {
  expect(readPosition(name)).toEqual({ number, rest });
});

test.each(["300", "12 Angry Men", "2001 - A Space Odyssey", "1.5 Hours", "A New Hope", `${"1".repeat(500)} - X`])(
  "%s has no number of its owner",
  (name) => {
    expect(readPosition(name)).toBeNull();
  },
);

test.each([
  ["Trilogie Matrix", "Matrix"],
  ["Die Hard Quadrilogy", "Die Hard"],
  ["The Indiana Jones Collection", "The Indiana Jones"],
  ["La saga Harry Potter", "Harry Potter"],
  ["Saga", ""],
  ["Harry Potter", "Harry Potter"],
])("the folder %s is named for the series %s", (folder, series) => {
  expect(seriesName(folder)).toBe(series);
});

test.each([
  ["/f/Trilogie Matrix/2 - Reloaded.mkv", "Matrix Reloaded"],
  ["/f/Harry Potter/1 - A l'ecole des sorciers.avi", "Harry Potter A l'ecole des sorciers"],
  ["/f/Trois couleurs/1 - Bleu.mkv", "Trois couleurs Bleu"],
])("%s may be %s", (path, title) => {
  expect(parseReleaseName(path).readings).toContainEqual(expect.objectContaining({ title, kind: "movie" }));
});

test.each(["/f/Back to the Future/1 - Back to the Future.mkv", "/f/Heat (1995)/1 - Heat.mkv", "/films/1 - Bleu.mkv"])(
  "%s has no title that is shared between folder and file",
  (path) => {
    const titles = parseReleaseName(path).readings.map((reading) => reading.title);
    expect(titles.filter((title) => /Future Back|Back to Future|Heat Heat|films/i.test(title))).toEqual([]);
  },
);

test("a padded number is read as an owner's, where the name could be an episode's", () => {
  expect(parseReleaseName("/f/Star Wars/04 - A New Hope.mkv").kind).toBe("episode");
  expect(asNumberedFilm("/f/Star Wars/04 - A New Hope.mkv")).toEqual({
    bare: join("/f/Star Wars", "A New Hope.mkv"),
    numbered: join("/f/Star Wars", "4 - A New Hope.mkv"),
  });
  for (const path of ["/f/Friends/01x02.avi", "/f/Show/S01E04 - Name.mkv", "/f/4 - A New Hope.mkv", "/f/04.mkv"])
    expect([path, asNumberedFilm(path)]).toEqual([path, null]);
});
