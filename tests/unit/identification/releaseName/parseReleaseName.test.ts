import { describe, expect, test } from "vitest";
import { parseReleaseName, titleKey } from "../../../../src/identification/index.ts";

/** Path, title, year. Titles are compared as a person would: case, accents and dots aside. */
const FILMS: readonly (readonly [path: string, title: string, year: number | null])[] = [
  ["The.Third.Man.1949.1080p.BluRay.x264-GRP.mkv", "The Third Man", 1949],
  ["Films/Le Samouraï (1967)/Le Samouraï (1967).mkv", "Le Samouraï", 1967],
  ["Playtime [1967] 720p VOSTFR.avi", "Playtime", 1967],
  ["Mon_oncle_1958_720p.mp4", "Mon oncle", 1958],
  ["www.a-site.to - Orphée (1950) 1080p WEB-DL.mkv", "Orphée", 1950],
  ["[Group] Paprika - 2006 [1080p] (dual audio) x265.mkv", "Paprika", 2006],
  ["Quatre Cents Coups, Les (1959).mkv", "Les Quatre Cents Coups", 1959],
  ["1917/1917.2019.2160p.mkv", "1917", 2019],
  ["1984 (1984)/1984.mkv", "1984", 1984],
  ["2012 (2009).mkv", "2012", 2009],
  ["2046.2004.MULTi.1080p.mkv", "2046", 2004],
  ["300 (2006)/300.mkv", "300", 2006],
  ["(500) Days of Summer (2009).mkv", "(500) Days of Summer", 2009],
  ["[REC] (2007).mkv", "REC", 2007],
  ["Blade Runner 2049 2017 1080p.mkv", "Blade Runner 2049", 2017],
  ["New York 1997 (1981)/New York 1997.mkv", "New York 1997", 1981],
  ["Open Season 2 (2008) - Bluray-1080p.mkv", "Open Season 2", 2008],
  ["The Four Seasons (1981).mkv", "The Four Seasons", 1981],
  ["The Final Cut (2004).mkv", "The Final Cut", 2004],
  ["Uncut.Gems.2019.2160p.WEB.mkv", "Uncut Gems", 2019],
  ["The Darjeeling Limited (2007).mkv", "The Darjeeling Limited", 2007],
  ["Polish.Wedding.1998.720p.mkv", "Polish Wedding", 1998],
  ["The.Good.German.2006.1080p.BluRay.mkv", "The Good German", 2006],
  ["South.Park.Bigger.Longer.and.Uncut.1999.1080p.mkv", "South Park Bigger Longer and Uncut", 1999],
  ["Man.of.the.Year.2006.1080p.BluRay.mkv", "Man of the Year", 2006],
  ["Gold Diggers of 1933.mkv", "Gold Diggers of 1933", null],
  ["Star Wars - Return of the Jedi (1983).mkv", "Star Wars - Return of the Jedi", 1983],
  ["Evangelion 1.0 You Are (Not) Alone (2007).mkv", "Evangelion 1.0 You Are (Not) Alone", 2007],
  ["Frontière(s) (2007).mkv", "Frontière(s)", 2007],
  ["Ran (1985)/Disc 1/VIDEO_TS/VIDEO_TS.IFO", "Ran", 1985],
  ["Fargo (1996)/BDMV/STREAM/00001.m2ts", "Fargo", 1996],
  ["Vidéos/HD/1990s/Drama/1992/School Ties/video.avi", "School Ties", 1992],
  ["Films cultes/07 - Tampopo (1985).mp4", "Tampopo", 1985],
  ["Solaris.1972.DVDRip.XviD-GRP/grp-sol.avi", "Solaris", 1972],
  ["D:\\Films\\La Haine (1995)\\La Haine.mkv", "La Haine", 1995],
  ["七人の侍 (1954).mkv", "七人の侍", 1954],
  ["Le Sang des bÃªtes (1949).avi", "Le Sang des bêtes", 1949],
  ["La re\u0300gle du jeu (1939).mkv", "La règle du jeu", 1939],
];

describe("a film's name", () => {
  test.each(FILMS)("%s is read as %s, %s", (path, title, year) => {
    const release = parseReleaseName(path);

    expect([titleKey(release.title), release.year, release.kind]).toEqual([titleKey(title), year, "movie"]);
  });

  test("says what the copy is made of", () => {
    const release = parseReleaseName("Ran.1985.MULTi.VFF.2160p.UHD.BluRay.HDR10.x265.DTS-HD.MA.5.1-GRP.mkv");

    expect(release).toMatchObject({ resolution: "2160p", source: "BluRay", videoCodec: "H.265", hdr: "HDR10" });
    expect(release).toMatchObject({ audioCodec: "DTS-HD", releaseGroup: "GRP", languages: ["multi", "fr"] });
  });

  test("names its edition, by words or by tag", () => {
    expect(parseReleaseName("Troy.Director's.Cut.2004.1080p.mkv").edition).toBe("Director's Cut");
    expect(parseReleaseName("Elite Squad (2007)/Elite Squad (2007) (Version longue).mkv").edition).toBe("Extended");
    expect(parseReleaseName("Blade Runner (1982) {edition-Workprint}.mkv").edition).toBe("Workprint");
  });

  test("finds the part number after the title or in a folder", () => {
    expect(parseReleaseName("Heat (1995)/Heat (1995) - cd2.avi").part).toBe(2);
    expect(parseReleaseName("Ran (1985)/CD1/ran.avi").part).toBe(1);
    expect(parseReleaseName("Das Boot (1981)/Das Boot - Part 1.mkv").part).toBe(1);
    expect(parseReleaseName("The Godfather Part II (1974).mkv").part).toBeUndefined();
  });

  test("gives ids from its own name or a folder's", () => {
    expect(parseReleaseName("Metropolis (1927) {tmdb-19}/movie.mkv").ids).toEqual({ tmdb: 19 });
    expect(parseReleaseName("Nosferatu [imdbid=tt0013442]/Nosferatu.mkv").ids).toEqual({ imdb: "tt0013442" });
  });

  test("offers its second title in addition to the first", () => {
    const release = parseReleaseName("Sixième sens (1999) (The Sixth Sense) MULTI 1080p.mkv");

    expect(release.title).toBe("Sixième sens");
    expect(release.alternativeTitles).toContain("The Sixth Sense");
    expect(release.readings).toContainEqual(expect.objectContaining({ title: "The Sixth Sense", year: 1999 }));
  });

  test("that can be cut in two ways gives both readings, at most five", () => {
    const titles = (path: string) => parseReleaseName(path).readings.map(({ title, year }) => `${title}|${year}`);

    expect(titles("Airport 1975.mkv")).toEqual(["Airport|1975", "Airport 1975|null"]);
    expect(titles("Johnny.English.720p.BluRay.mkv")).toContain("Johnny English|null");
    expect(titles("A / B / C / D / E / F / G (1999).mkv").length).toBeLessThanOrEqual(5);
  });
});

describe("a name that is no film's", () => {
  test.each([
    ["Twin Peaks/Season 01/S01E02.mkv", "episode", "Twin Peaks"],
    ["The.Office.US.S07E03.1080p.WEB.mkv", "episode", "The Office"],
    ["Les Revenants/Saison 1/Les Revenants - 1x03.mkv", "episode", "Les Revenants"],
    ["[Group] Planetes - 05 [720p].mkv", "episode", "Planetes"],
    ["A.Late.Show.2016.05.25.A.Guest.720p.mkv", "episode", "A Late Show"],
    ["A.Series.2of4.A.Part.HDTV.mkv", "episode", "A Series"],
    ["Heat (1995)/Heat (1995)-trailer.mkv", "extra", "Heat"],
    ["Heat (1995)/Featurettes/Making of.mkv", "extra", "Heat"],
    ["Heat (1995)/Sample/heat-sample.mkv", "sample", "Heat"],
    ["Heat.1995.1080p.sample.mkv", "sample", "Heat"],
  ] as const)("%s is an %s of %s", (path, kind, title) => {
    expect(parseReleaseName(path)).toMatchObject({ kind, title });
  });

  test.each(["I Live in a Trailer (2009).mkv", "The DNA Sample (2012).mkv", "Interview (2007)/Interview.avi"])(
    "%s is a film all the same",
    (path) => {
      expect(parseReleaseName(path).kind).toBe("movie");
    },
  );
});

test.each([
  ["/data/uploads/31ca7339c73f1aac/video.mp4", "Video"],
  ["/films/Heat (1995)/d41d8cd98f00b204e9800998ecf8427e/movie.mkv", "Heat"],
  ["/films/Heat (1995)/6f9619ff-8b86-d011-b42d-00cf4fc964ff/movie.mkv", "Heat"],
  ["/films/Facade/movie.mkv", "Facade"],
])("%s is not named after a folder that a program named", (path, title) => {
  expect(parseReleaseName(path).title).toBe(title);
});
