import { expect, test } from "vitest";
import { ACCOUNT, OpenSubtitlesStandIn } from "../../standins/openSubtitles.ts";
import { startLoggedInProgram } from "./program.ts";

const LIGHTHOUSE = "The.Blue.Lighthouse.1971.1080p.BluRay.x264-GRP.mp4";
const MEMBER = { userId: "grace", password: "celluloid and light" };
const OFFER = { id: "2", language: "fr", isForDeaf: true, isForced: false };

async function aProgram() {
  const service = await new OpenSubtitlesStandIn([
    { fileId: 2, language: "fr", release: "Lighthouse.1080p", imdb: 90_000_001, flags: { hearing_impaired: true } },
    { fileId: 6, language: "en", release: "Not text", imdb: 90_000_001, text: "\0\0\0" },
  ]).start();
  const program = await startLoggedInProgram({ environment: { FILMOTHEQUE_OPENSUBTITLES_URL: service.url } });
  await program.ask("/api/files", "POST", { paths: await program.clips(LIGHTHOUSE) });
  await program.settled();
  const film = (await program.ask(`/api/films/${(await program.ask("/api/films")).body.items[0].id}`)).body;
  const fileId: number = film.files[0].id;
  return {
    service,
    program,
    filmId: film.id as number,
    find: (language = "fr") => program.ask(`/api/files/${fileId}/subtitle-offers?language=${language}`),
    attach: (offer: object) => program.ask(`/api/files/${fileId}/subtitle-offers`, "POST", { offer }),
    setAccount: (account: object | null) => program.ask("/api/subtitles/provider", "PUT", { account }),
    async [Symbol.asyncDispose]() {
      await program[Symbol.asyncDispose]();
      await service[Symbol.asyncDispose]();
    },
  };
}

test("without an account nothing is asked; with one a subtitle is found, attached with its language, and removed", async () => {
  await using one = await aProgram();
  const { service, program } = one;
  expect((await program.ask("/api/subtitles/provider")).body).toEqual({ name: "opensubtitles", isConfigured: false });
  expect(await one.find()).toMatchObject({ status: 409, body: { code: "subtitle_account_missing" } });
  expect(service.requests).toEqual([]);

  expect((await one.setAccount(ACCOUNT)).status).toBe(204);
  expect((await one.find()).body.items).toEqual([
    { ...OFFER, release: "Lighthouse.1080p", downloads: 1, isOfSameFile: false, isMachineTranslated: false },
  ]);
  expect(service.requests.at(-1)?.parameters).toMatchObject({ imdb_id: "90000001", languages: "fr" });

  const { status, body } = await one.attach(OFFER);
  expect([status, body.remaining]).toEqual([201, 19]);
  const { files } = (await program.ask(`/api/films/${one.filmId}`)).body;
  expect(files[0].subtitles).toContainEqual(expect.objectContaining({ language: "fr" }));
  expect((await program.ask(`/api/files/${files[0].id}/subtitles/${body.track}`)).body.text).toContain("Bonjour.");
  const outside = (await program.ask("/api/outbound-requests?days=7")).body.items ?? [];
  expect(JSON.stringify(outside)).not.toContain(ACCOUNT.password);
  expect((await program.ask(`/api/files/${files[0].id}/subtitles/${body.given}`, "DELETE")).status).toBe(204);
});

test("a refused account is not stored, an account outlives a restart, and secrets leave by no route", async () => {
  await using one = await aProgram();
  const { program } = one;
  expect(await one.setAccount({ ...ACCOUNT, password: "wrong" })).toMatchObject({
    status: 409,
    body: { code: "subtitle_account_refused" },
  });
  expect((await program.ask("/api/subtitles/provider")).body.isConfigured).toBe(false);
  await one.setAccount(ACCOUNT);
  await program.restart();
  expect((await one.find()).body.items).toHaveLength(1);
  const settings = JSON.stringify([
    (await program.ask("/api/settings")).body,
    (await program.ask("/api/subtitles/provider")).body,
  ]);
  for (const secret of [ACCOUNT.apiKey, ACCOUNT.password]) expect(settings).not.toContain(secret);
  await one.setAccount(null);
  expect(await one.find()).toMatchObject({ body: { code: "subtitle_account_missing" } });
});

test("a used-up day, a file that is no subtitle and the switch for outbound requests change nothing", async () => {
  await using one = await aProgram();
  const { program, service } = one;
  await one.setAccount(ACCOUNT);
  expect(await one.attach({ ...OFFER, id: "6", language: "en" })).toMatchObject({ body: { code: "not_a_subtitle" } });
  service.left = 0;
  expect(await one.attach(OFFER)).toMatchObject({ status: 429, body: { code: "subtitle_quota_reached" } });
  await program.ask("/api/settings", "PUT", { outboundRequestsAllowed: false });
  const before = service.requests.length;
  expect(await one.find()).toMatchObject({ status: 502 });
  expect(service.requests).toHaveLength(before);
  const { files } = (await program.ask(`/api/films/${one.filmId}`)).body;
  expect(files[0].subtitles).toEqual([]);
});

test("only the owner looks for subtitles", async () => {
  await using one = await aProgram();
  await one.program.ask("/api/users", "POST", { ...MEMBER, role: "member" });
  one.program.useSession((await one.program.ask("/api/sessions", "POST", MEMBER)).body.sessionId);
  for (const answer of [await one.find(), await one.attach(OFFER), await one.setAccount(null)])
    expect(answer).toMatchObject({ status: 403, body: { code: "owner_only" } });
});
