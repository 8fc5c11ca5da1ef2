import fc from "fast-check";
import { expect, test } from "vitest";
import { readNfo } from "../../../src/nfo/readNfo.ts";
import { updateNfo } from "../../../src/nfo/updateNfo.ts";
import { type NfoContent, writeNfo } from "../../../src/nfo/writeNfo.ts";
import "../../support/propertySeed.ts";

const FILM: NfoContent = {
  sortTitle: null,
  certification: null,
  set: null,
  tags: [],
  edited: new Set(),
  title: "Le Phare & l'île",
  originalTitle: "The Lighthouse",
  year: 1971,
  plot: "A keeper <alone>.",
  tagline: null,
  runtimeMinutes: 92,
  genres: ["Drama", "Romance"],
  directors: ["Anna Roy"],
  writers: [],
  actors: [{ name: "Cé Marin", role: "The keeper" }],
  ids: { tmdb: 4, imdb: "tt0000012", wikidata: null },
};

const FOREIGN = `<?xml version="1.0" encoding="iso-8859-1"?>
<!-- made by hand -->
<movie>
	<lockdata>true</lockdata>
	<title>Old &amp; wrong</title> <!-- the title -->
	<userrating>9</userrating>
	<genre>Drama</genre>
	<fileinfo><streamdetails><video><title>not this one</title></video></streamdetails></fileinfo>
	<set><name>Lights</name></set>
	<uniqueid type="tvdb">77</uniqueid>
	<custom:thing a="1 > 0"><![CDATA[ <title>nor this</title> ]]></custom:thing>
	<playcount>3</playcount>
</movie>
https://www.themoviedb.org/movie/4
`;

const read = (text: string) => {
  const outcome = readNfo(new TextEncoder().encode(text));
  if (outcome.kind !== "read") throw new Error(outcome.code);
  return outcome.nfo;
};

test("the film's fields are written into the document that is there, and all else stays where it is", () => {
  const updated = updateNfo(FOREIGN, FILM) ?? "";
  expect(read(updated)).toMatchObject({
    title: FILM.title,
    originalTitle: FILM.originalTitle,
    year: 1971,
    plot: FILM.plot,
    genres: ["Drama", "Romance"],
    directors: ["Anna Roy"],
    userRating: 9,
    playCount: 3,
    set: "Lights",
    isLocked: true,
    ids: { tmdb: 4, imdb: "tt0000012", tvdb: 77 },
  });
  const kept = FOREIGN.split("\n").filter((line) => !line.includes("Old &amp; wrong") && !line.includes("<?xml"));
  for (const line of kept) expect(updated.split("\n")).toContain(line);
  expect(updated).toContain("</title> <!-- the title -->");
  expect(updated).toContain('<?xml version="1.0" encoding="UTF-8"?>');
});

test("writing the same film again changes nothing", () => {
  const once = updateNfo(FOREIGN, FILM) ?? "";
  expect(updateNfo(once, FILM)).toBe(once);
  const own = writeNfo(FILM);
  expect(updateNfo(own, FILM)).toBe(own);
});

test("any foreign elements are the same after writing, in their order", () => {
  const name = fc.stringMatching(/^[a-z]{3,8}$/).map((text) => `x${text}`);
  const element = fc.tuple(name, fc.string({ maxLength: 20 })).map(([tag, text]) => {
    const safe = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    return `<${tag}>${safe}</${tag}>`;
  });
  const comment = fc.stringMatching(/^[ a-z<>]{0,20}$/).map((text) => `<!--${text.replaceAll("--", "")} -->`);
  fc.assert(
    fc.property(fc.array(fc.oneof(element, comment), { maxLength: 12 }), (pieces) => {
      const updated = updateNfo(`<movie>\n${pieces.join("\n")}\n<title>x</title>\n</movie>`, FILM) ?? "";
      let at = 0;
      for (const piece of pieces) {
        at = updated.indexOf(piece, at);
        expect(at).toBeGreaterThanOrEqual(0);
        at += piece.length;
      }
    }),
  );
});

test.each(["", "https://www.imdb.com/title/tt0000012", "<tvshow><title>x</title></tvshow>", "<movie><title>x</movie>"])(
  "%j is no film's document: there is nothing to keep",
  (text) => {
    expect(updateNfo(text, FILM)).toBeNull();
  },
);

test("an NFO of another film is not kept: its ids, people and texts would stay", () => {
  const other = writeNfo({ ...FILM, ids: { ...FILM.ids, tmdb: (FILM.ids.tmdb ?? 0) + 1 } });
  expect(updateNfo(other, FILM)).toBeNull();
  expect(updateNfo("<movie><title>x</title><imdbid>tt9999999</imdbid></movie>", FILM)).toBeNull();
});

const ofKodi = (actors: string) => `<movie>\n  <title>the lighthouse</title>\n${actors}  <tag>sea</tag>\n</movie>\n`;
const KEEPER = "  <actor><name>Cé Marin</name><role>The keeper</role><thumb>http://a/1.jpg</thumb></actor>\n";
const BOY = "  <actor><name>Li Wen</name><role>A boy</role><order>1</order><thumb>http://a/2.jpg</thumb></actor>\n";

test("an edited role replaces the one that is there, and the other actors keep what other programs added", () => {
  const actors = [
    { name: "Cé Marin", role: "The smuggler" },
    { name: "Li Wen", role: "A boy" },
  ];
  const updated = updateNfo(ofKodi(KEEPER + BOY), { ...FILM, actors, edited: new Set(["actor"]) }) ?? "";
  expect(read(updated).actors).toMatchObject(actors);
  expect(updated).toContain("http://a/2.jpg");
  expect(updateNfo(updated, { ...FILM, actors, edited: new Set(["actor"]) })).toBe(updated);
  const [, boy] = actors;
  const withoutRole = [{ name: "Cé Marin", role: null }, boy!];
  expect(read(updateNfo(updated, { ...FILM, actors: withoutRole, edited: new Set(["actor"]) }) ?? "").actors).toEqual(
    read(writeNfo({ ...FILM, actors: withoutRole })).actors,
  );
});

test("an edit that changes only the case of a title or a tag is written", () => {
  const edited = new Set(["title", "tag"]);
  const updated = updateNfo(ofKodi(KEEPER), { ...FILM, title: "The Lighthouse", tags: ["Sea"], edited }) ?? "";
  expect(read(updated)).toMatchObject({ title: "The Lighthouse", tags: ["Sea"] });
});

test("law: an edited field of any document says exactly what the owner wrote", () => {
  const word = fc.constantFrom("Ana", "ana", "ÀNA", "Bo", "C & D", "<e>");
  const people = fc.array(fc.record({ name: word, role: fc.option(word) }), { maxLength: 4 });
  const film = fc.record({ title: word, tags: fc.uniqueArray(word, { maxLength: 3 }), actors: people });
  fc.assert(
    fc.property(film, film, (before, after) => {
      const edited = new Set(["title", "tag", "actor"]);
      const updated = updateNfo(writeNfo({ ...FILM, ...before }), { ...FILM, ...after, edited }) ?? "";
      const { title, tags, actors } = read(updated);
      const expected = read(writeNfo({ ...FILM, ...after }));
      expect({ title, tags, actors }).toEqual({
        title: expected.title,
        tags: expected.tags,
        actors: expected.actors,
      });
    }),
  );
});
