import { describe, expect, test } from "vitest";
import type { Nfo } from "../../../src/nfo/index.ts";
import { readNfo } from "../../../src/nfo/readNfo.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const wide = (text: string) => Buffer.from(text, "utf16le");
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));

function read(text: string | Uint8Array): Nfo {
  const outcome = readNfo(typeof text === "string" ? utf8(text) : text);
  if (outcome.kind === "refused") throw new Error(outcome.code);
  return outcome.nfo;
}

function refusal(text: string | Uint8Array): string | null {
  const outcome = readNfo(typeof text === "string" ? utf8(text) : text);
  return outcome.kind === "refused" ? outcome.code : null;
}

const KODI = `<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>
<movie>
    <title>The Matrix &amp; more</title>
    <originaltitle>The Matrix</originaltitle>
    <sorttitle>Matrix 1</sorttitle>
    <ratings>
        <rating name="imdb" max="10" default="true"><value>8.7</value><votes>1,900,000</votes></rating>
        <rating name="metacritic" max="100"><value>73</value><votes>0</votes></rating>
    </ratings>
    <userrating>9</userrating>
    <outline>A hacker learns.</outline>
    <plot>A hacker learns
that all is &lt;not&gt; as it seems.</plot>
    <tagline>Welcome to the Real World.</tagline>
    <runtime>136</runtime>
    <thumb aspect="poster">http://169.254.169.254/latest/meta-data</thumb>
    <mpaa>Rated R</mpaa>
    <playcount>2</playcount>
    <lastplayed>2019-03-02 21:14:00</lastplayed>
    <uniqueid type="imdb">tt0133093</uniqueid>
    <uniqueid type="tmdb" default="true">603</uniqueid>
    <genre>Action</genre>
    <genre>Science Fiction / Thriller</genre>
    <country>USA</country>
    <set><name>The Matrix Collection</name><overview>Four films.</overview></set>
    <tag>cyberpunk / noir</tag>
    <credits>Lilly Wachowski</credits>
    <director>Lana Wachowski</director>
    <director>Lilly Wachowski</director>
    <premiered>1999-03-30</premiered>
    <studio>Warner Bros.</studio>
    <actor><name>Keanu Reeves</name><role>Neo</role><order>0</order></actor>
    <actor><name>Carrie-Anne Moss</name><role>Trinity</role></actor>
</movie>`;

test("all that Kodi writes of a film is read", () => {
  expect(read(KODI)).toEqual({
    kind: "movie",
    title: "The Matrix & more",
    originalTitle: "The Matrix",
    sortTitle: "Matrix 1",
    year: 1999,
    premiered: "1999-03-30",
    plot: "A hacker learns\nthat all is <not> as it seems.",
    outline: "A hacker learns.",
    tagline: "Welcome to the Real World.",
    runtimeMinutes: 136,
    certification: "Rated R",
    genres: ["Action", "Science Fiction", "Thriller"],
    countries: ["USA"],
    studios: ["Warner Bros."],
    directors: ["Lana Wachowski", "Lilly Wachowski"],
    writers: ["Lilly Wachowski"],
    actors: [
      { name: "Keanu Reeves", role: "Neo", order: 0 },
      { name: "Carrie-Anne Moss", role: "Trinity", order: 1 },
    ],
    set: "The Matrix Collection",
    tags: ["cyberpunk / noir"],
    ratings: [
      { name: "imdb", value: 8.7, max: 10, votes: 1_900_000 },
      { name: "metacritic", value: 73, max: 100, votes: 0 },
    ],
    userRating: 9,
    playCount: 2,
    lastPlayed: "2019-03-02 21:14:00",
    isWatched: false,
    dateAdded: null,
    isLocked: false,
    ids: { tmdb: 603, imdb: "tt0133093" },
  });
});

test("the members that Jellyfin and older versions of Kodi write are read too", () => {
  const nfo = read(`<movie><title>Heat</title><year>1995</year><tmdbid>949</tmdbid><imdbid>tt0113277</imdbid>
    <rating>8.3</rating><votes>642 000</votes><set>Michael Mann</set><runtime>170 min</runtime></movie>`);
  expect(nfo).toMatchObject({
    ids: { tmdb: 949, imdb: "tt0113277" },
    ratings: [{ name: null, value: 8.3, max: 10, votes: 642_000 }],
    set: "Michael Mann",
    runtimeMinutes: 170,
  });
  expect(read("<movie><title>Heat</title><id>tt0113277</id></movie>").ids).toEqual({ imdb: "tt0113277" });
  expect(read('<movie><title>Heat</title><id tmdb="949">tt0113277</id></movie>').ids).toEqual({
    tmdb: 949,
    imdb: "tt0113277",
  });
});

test("a title that is a number stays the text it is", () => {
  expect(read("<movie><title>007</title></movie>").title).toBe("007");
  expect(read("<movie><title>1e3</title></movie>").title).toBe("1e3");
});

test("an address alone says which film it is", () => {
  expect(read("https://www.themoviedb.org/movie/603-the-matrix\n").ids).toEqual({ tmdb: 603 });
  expect(read("https://www.imdb.com/title/tt0133093/?ref_=nv").ids).toEqual({ imdb: "tt0133093" });
  expect(read("tt0133093").ids).toEqual({ imdb: "tt0133093" });
});

test("an address of a series is no film", () => {
  expect(refusal("https://www.themoviedb.org/tv/1399")).toBe("nfo_says_nothing");
  expect(read("https://thetvdb.com/?tab=series&id=81189")).toMatchObject({ kind: "tvshow", ids: { tvdb: 81189 } });
});

test("an address after the XML is read; addresses within it are not, for they may be of anything", () => {
  const xml = "<movie><title>Heat</title><trailer>https://www.imdb.com/title/tt9999999/</trailer></movie>";
  expect(read(`${xml}\nhttps://www.themoviedb.org/movie/949`).ids).toEqual({ tmdb: 949 });
  expect(read(xml).ids).toEqual({});
});

test("scene art gives the id that it names, in any encoding", () => {
  const art = `\xdb\xdb\xb2\xb1\xb0  P R E S E N T S  \xb0\xb1\xb2\xdb\xdb\r\n<<< iMDB: http://www.imdb.com/title/tt0133093/ >>>`;
  expect(read(latin1(art)).ids).toEqual({ imdb: "tt0133093" });
});

test("notes that name several films say none of them", () => {
  expect(refusal("see tt0133093 and also tt0234215")).toBe("nfo_says_nothing");
});

test("broken XML gives at least its id", () => {
  expect(read("<movie><title>Heat</title><uniqueid type='imdb'>tt0113277</uniqueid><plot><![CDATA[cut").ids).toEqual({
    imdb: "tt0113277",
  });
});

test.each([
  ["a byte order mark", utf8("\ufeff<movie><title>Amélie</title></movie>")],
  ["UTF-16 with a byte order mark", utf16("<movie><title>Amélie</title></movie>")],
  ["UTF-16 without one", new Uint8Array(Buffer.from("<movie><title>Amélie</title></movie>", "utf16le"))],
  ["UTF-16 without one, the other way round", wide("<movie><title>Amélie</title></movie>").swap16()],
  ["UTF-16 without one, after a line break", wide("\r\n<?xml version='1.0'?><movie><title>Amélie</title></movie>")],
  [
    "UTF-16 that says so, the other way round, with a mark",
    wide("\ufeff<?xml version='1.0' encoding='UTF-16'?><movie><title>Amélie</title></movie>").swap16(),
  ],
  ["UTF-16 that says it is UTF-8", wide("<?xml version='1.0' encoding='UTF-8'?><movie><title>Amélie</title></movie>")],
  ["UTF-8 that says it is UTF-16", utf8("<?xml version='1.0' encoding='UTF-16'?><movie><title>Amélie</title></movie>")],
  [
    "Latin-1 that says so",
    latin1('<?xml version="1.0" encoding="ISO-8859-1"?><movie><title>Am\xe9lie</title></movie>'),
  ],
  [
    "Latin-1 that says it is UTF-8",
    latin1('<?xml version="1.0" encoding="UTF-8"?><movie><title>Am\xe9lie</title></movie>'),
  ],
  ["an unknown encoding", latin1('<?xml version="1.0" encoding="x-mine"?><movie><title>Am\xe9lie</title></movie>')],
])("%s is understood", (_, bytes) => {
  expect(read(bytes).title).toBe("Amélie");
});

test.each([
  ["with a mark", wide("\ufeffhttps://www.themoviedb.org/movie/194-amelie\r\n")],
  ["without one", wide("https://www.themoviedb.org/movie/194-amelie\r\n")],
  ["the other way round", wide("https://www.themoviedb.org/movie/194-amelie\r\n").swap16()],
  ["with half a character at its end", wide("https://www.themoviedb.org/movie/194-amelie\r\n").subarray(0, -1)],
])("a URL alone in UTF-16, %s, is read", (_, bytes) => {
  expect(read(bytes).ids).toEqual({ tmdb: 194 });
});

test("entities and CDATA are read once, never twice, where that would make markup of them", () => {
  expect(read("<movie><title>&amp;lt;b&amp;gt; &#233;&#xE9; &#0;</title></movie>").title).toBe("&lt;b&gt; éé &#0;");
  expect(read("<movie><title><![CDATA[Tom &amp; <Jerry>]]></title></movie>").title).toBe("Tom & <Jerry>");
});

test("a DOCTYPE with declarations is refused, and one without says nothing", () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><movie><title>&b;</title></movie>`;
  expect(refusal(bomb)).toBe("nfo_has_doctype");
  expect(refusal(`<!DOCTYPE m><!DOCTYPE n [<!ENTITY a "b">]><movie><title>&a;</title></movie>`)).toBe(
    "nfo_has_doctype",
  );
  expect(refusal(`<movie><title>&xxe;</title></movie><!ENTITY xxe SYSTEM "file:///etc/passwd">`)).toBe(
    "nfo_has_doctype",
  );
  for (const doctype of ["<!DOCTYPE movie>", `<!doctype m SYSTEM "file:///etc/passwd">`, `<!DOCTYPE m PUBLIC "a" "b">`])
    expect(read(`<?xml version="1.0"?>\n${doctype}\n<movie><title>&xxe; x</title></movie>`).title).toBe("&xxe; x");
});

test("the entities of HTML are letters, and an undeclared one stays as written", () => {
  const title = "&xxe; Am&eacute;lie &Eacute;t&eacute; &agrave; &Ouml;land &laquo;&oelig;uvre&raquo;";
  expect(read(`<movie><title>${title}</title></movie>`).title).toBe("&xxe; Amélie Été à Öland «œuvre»");
  expect(read("<movie><title>Thelma &amp;amp; Louise</title></movie>").title).toBe("Thelma & Louise");
});

describe("the year is read of a date in any common form, and of the title", () => {
  test.each([
    "<year>1998-12-04</year>",
    "<year>04/12/1998</year>",
    "<year>13.11.1998</year>",
    "<year> 1998 </year>",
    "<year></year><premiered>1998-12-04</premiered>",
    "<premiered>December 4, 1998</premiered>",
    "<releasedate>4 décembre 1998</releasedate>",
    "<aired>1998-12-04T00:00:00Z</aired>",
  ])("%s", (date) => {
    expect(read(`<movie><title>Psycho</title>${date}</movie>`)).toMatchObject({ title: "Psycho", year: 1998 });
  });

  test("a year in the title", () => {
    expect(read("<movie><title>Psycho (1998)</title></movie>")).toMatchObject({ title: "Psycho", year: 1998 });
    expect(read("<movie><title>Psycho (1998)</title><year>1999</year></movie>").year).toBe(1999);
    expect(read("<movie><title>2012</title></movie>")).toMatchObject({ title: "2012", year: null });
  });
});

test("an article behind the title comes first again", () => {
  expect(read("<movie><title>Matrix, The</title></movie>").title).toBe("The Matrix");
  expect(read("<movie><title>Cercle rouge, Le</title></movie>").title).toBe("Le Cercle rouge");
  expect(read("<movie><title>I, Robot</title></movie>").title).toBe("I, Robot");
});

test("what its owner marked is read", () => {
  const nfo = read(`<movie><title>x</title><watched>true</watched><dateadded>2019-03-02T21:14:00Z</dateadded>
    <lockdata>true</lockdata></movie>`);
  expect(nfo).toMatchObject({ isWatched: true, dateAdded: "2019-03-02 21:14:00", isLocked: true });
});

test("MediaBrowser's movie.xml is read", () => {
  const xml = `<Title><LocalTitle>Fargo</LocalTitle><ProductionYear>1996</ProductionYear>
    <IMDB>tt0116282</IMDB><TMDbId>275</TMDbId><Overview>Snow.</Overview></Title>`;
  expect(read(xml)).toMatchObject({
    kind: "movie",
    title: "Fargo",
    year: 1996,
    plot: "Snow.",
    ids: { tmdb: 275, imdb: "tt0116282" },
  });
});

test("more than 1 MiB and more than 32 levels are refused", () => {
  expect(refusal(new Uint8Array(1024 * 1024 + 1))).toBe("nfo_too_large");
  const nested = (depth: number) =>
    `<movie><title>x</title>${"<a>".repeat(depth - 1)}${"</a>".repeat(depth - 1)}</movie>`;
  expect(refusal(nested(32))).toBeNull();
  expect(refusal(nested(33))).toBe("nfo_too_deep");
});

test("a file without information is distinguished from one that was refused", () => {
  expect(refusal("")).toBe("nfo_says_nothing");
  expect(refusal("<movie></movie>")).toBe("nfo_says_nothing");
  expect(refusal("hello")).toBe("nfo_says_nothing");
});

test("absurd values count as unsaid", () => {
  const nfo = read(`<movie><title>x</title><year>0</year><runtime>-3</runtime><userrating>0</userrating>
    <premiered>99-99-99</premiered><playcount>many</playcount><rating>99</rating><uniqueid type="tmdb">0</uniqueid></movie>`);
  expect(nfo).toMatchObject({
    year: null,
    runtimeMinutes: null,
    userRating: null,
    premiered: null,
    playCount: null,
    ratings: [],
    ids: {},
  });
});

test("episodes and series are distinguished from films", () => {
  expect(read("<episodedetails><title>Pilot</title></episodedetails>").kind).toBe("episode");
  expect(read("<tvshow><title>Lost</title></tvshow>").kind).toBe("tvshow");
  expect(read("<musicvideo><title>Thriller</title></musicvideo>").kind).toBe("other");
});

test("names such as `__proto__` change nothing, and the other ids are read", () => {
  for (const name of ["__proto__", "constructor", "prototype", ":@", "#text", "toString"]) {
    const nfo = read(
      `<movie><uniqueid type="tmdb">7</uniqueid><${name}><polluted>1</polluted></${name}></movie> tt0133093`,
    );
    expect(nfo.ids.imdb).toBe("tt0133093");
  }
  expect("polluted" in {}).toBe(false);
});
