import { createSampleFilms } from "./sampleFilms.ts";

const COUNTRIES = ["FR", "JP", "US"];
const SPOKEN = ["fr", "ja", "en", "it"];
const CODECS = ["h264", "hevc", "av1"];
const AUDIO = ["fr", "en-GB", null];
const DAY_MS = 86_400_000;

/** Thirty films that differ in what is stated of them, in their people, their files and what a person did. */
export function createDescribedFilms() {
  const all = createSampleFilms();
  const ids = Array.from({ length: 30 }, (_, at) => {
    all.clock.time += DAY_MS;
    return all.addFilm({ title: `Film ${at}`, year: 1970 + at, runtimeMinutes: 60 + 3 * at, genres: [`g${at % 2}`] });
  });
  for (const [at, id] of ids.entries()) {
    all.store.writeRelaxed(() => {
      describeFilm(all, id, at);
      describeFile(all, id, at);
    });
    if (at % 4 === 0) all.library.diary.add({ user: all.user, userId: "ada" }, id, { watchedOn: `20${10 + at}-06-15` });
  }
  return { ...all, ids };
}

type Films = ReturnType<typeof createSampleFilms>;

function describeFilm({ library }: Films, id: number, at: number): void {
  const stated = (field: string, value: unknown, language: string | null = null) => ({ field, language, value });
  library.facts.record(id, "tmdb", [
    stated(
      "countries",
      [0, 1].map((step) => ({ code: COUNTRIES[(at + step * at) % 3], name: "" })),
      "en",
    ),
    stated("spokenLanguages", [{ code: SPOKEN[at % 4], name: "" }]),
    stated("originalLanguage", SPOKEN[at % 3]),
    stated("certification", [
      { country: "US", certification: "PG-13" },
      { country: "FR", certification: at % 2 === 0 ? "TP" : "12" },
    ]),
  ]);
  library.people.recordCredits(id, "tmdb", [
    { providerPersonId: `d${at % 5}`, name: `Director ${at % 5}`, job: "director", order: 0 },
    { providerPersonId: `a${at % 7}`, name: `Actor ${at % 7}`, job: "actor", order: 1 },
    // Directs some films and acts in others.
    { providerPersonId: "both", name: "Agnès Both", job: at % 3 === 0 ? "director" : "actor", order: 2 },
  ]);
  library.facts.refreshFilmRow(id, "fr");
}

function describeFile({ store }: Films, film: number, at: number): void {
  const media = {
    video: { codec: CODECS[at % 3], width: 1_920 },
    audio: [{ language: AUDIO[at % 3] }, { language: "de", isCommentary: true }],
    subtitles: at % 2 === 0 ? [{ language: "fr-CA" }] : [{ language: "it", forced: true }],
  };
  const folder = at % 2 === 0 ? "/films" : `/films/more ${at % 4}`;
  store.sql("UPDATE file SET media = :media, size_bytes = :size, path = :path WHERE film = :film").run({
    film,
    media: JSON.stringify(media),
    size: 1_000_000 * (at + 1),
    path: `${folder}/${at}.mkv`,
  });
}
