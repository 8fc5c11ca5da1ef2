import { describe, expect, test } from "vitest";
import type { TmdbStandIn } from "../../standins/index.ts";
import { startLoggedInProgram } from "./program.ts";

const LIGHTHOUSE = "The.Blue.Lighthouse.1971.1080p.BluRay.x264-GRP.mp4";
const PROXY_PAGE = "<!DOCTYPE html><html><title>Access denied</title><h1>Blocked by the web filter</h1></html>";

/** One passing failure of TMDB, each of another kind. */
const FAILURES: readonly (readonly [name: string, fail: (tmdb: TmdbStandIn) => void, code: string])[] = [
  ["a 429 without Retry-After", (tmdb) => tmdb.failNext(429), "provider_rate_limited"],
  ["a 429 with a long Retry-After", (tmdb) => tmdb.failNext(429, { retryAfterSeconds: 600 }), "provider_rate_limited"],
  ["a 503", (tmdb) => tmdb.failNext(503), "provider_unreachable"],
  ["a cut answer", (tmdb) => tmdb.truncateNext(), "provider_unreachable"],
  ["a page of a captive portal", (tmdb) => tmdb.htmlNext(), "provider_unreachable"],
  [
    "a 404 of a gateway",
    (tmdb) => tmdb.sendNext(404, "application/json", '{"message":"no Route"}'),
    "provider_unreachable",
  ],
  ["a 403 of a proxy", (tmdb) => tmdb.sendNext(403, "text/html", PROXY_PAGE), "provider_intercepted"],
  ["a 403 of TMDB's edge", (tmdb) => tmdb.sendNext(403, "text/plain", "Request blocked."), "provider_blocked"],
];

describe.each(FAILURES)("after %s of TMDB, and none from Wikidata", (_, fail, code) => {
  test("a file is not unmatched, and the next attempt finds its film", async () => {
    await using program = await startLoggedInProgram({ wikimediaFilms: [] });
    fail(program.tmdb);
    await program.clips(LIGHTHOUSE);
    await program.ask("/api/files", "POST", { paths: [program.folder + "/films"] });

    const file = async () => (await program.ask("/api/files")).body.items[0];
    await expect.poll(async () => (await file()).error?.code ?? (await file()).state).toBe(code);
    expect((await program.ask("/api/files?state=unmatched")).body.total).toBe(0);

    await program.ask("/api/providers/retry", "POST");
    await expect.poll(async () => (await file()).state).toBe("matched");
  });
});
