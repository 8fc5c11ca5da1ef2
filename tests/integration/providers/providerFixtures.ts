import type { Language } from "../../../src/contract/index.ts";
import type { ProviderCall } from "../../../src/providers/index.ts";
import {
  createTmdbClient,
  createWikimedia,
  type TmdbOptions,
  wikimediaUserAgent,
} from "../../../src/providers/index.ts";
import { yieldToEventLoop } from "../../../src/time/index.ts";
import type { TmdbStandIn, WikimediaStandIn } from "../../standins/index.ts";

/** A clock that a test sets. */
export function manualClock(startMs = Date.UTC(2026, 0, 1)) {
  let nowMs = startMs;
  const advance = (ms: number) => {
    nowMs += ms;
  };
  return { now: () => nowMs, advance };
}

/** A clock on which waiting takes no time: each wait advances it at once. */
export function acceleratedPacing() {
  let now = 0;
  return {
    now: () => now,
    async sleep(milliseconds: number) {
      // Requests that may already be sent go first.
      await yieldToEventLoop();
      now += milliseconds;
    },
  };
}

export const SECRET = "0123456789abcdef0123456789abcdef";

/** TMDB over a stand-in, with everything that can be observed. */
export function tmdbClientOver(standIn: TmdbStandIn, options: Partial<TmdbOptions> & { inLanguage?: Language } = {}) {
  const clock = manualClock();
  const calls: ProviderCall[] = [];
  const tmdb = createTmdbClient({
    baseUrl: standIn.url,
    imageUrl: standIn.imageUrl,
    key: SECRET,
    language: () => options.inLanguage ?? "fr",
    userAgent: "Filmotheque/test",
    clock,
    random: () => 0,
    onCall: (call) => calls.push(call),
    ...options,
  });
  return { tmdb, clock, calls };
}

export function wikimediaOver(standIn: WikimediaStandIn, options: { inLanguage?: Language; maxBytes?: number } = {}) {
  const clock = manualClock();
  const calls: ProviderCall[] = [];
  const wikimedia = createWikimedia({
    wikidataUrl: standIn.wikidataUrl,
    wikipediaUrl: standIn.wikipediaUrl,
    language: () => options.inLanguage ?? "fr",
    userAgent: wikimediaUserAgent("0.1.0", "https://filmotheque.example/contact"),
    clock,
    random: () => 0,
    onCall: (call) => calls.push(call),
    ...(options.maxBytes === undefined ? {} : { maxBytes: options.maxBytes }),
  });
  return { wikimedia, clock, calls };
}

/** The error of a call that must fail. */
export async function failureOf(
  call: Promise<unknown>,
): Promise<Error & { code?: string; facts?: Record<string, unknown> }> {
  const outcome = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome instanceof Error) return outcome;
  throw new Error("the call did not fail");
}
