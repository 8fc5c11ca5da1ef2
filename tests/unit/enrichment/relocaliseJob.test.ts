import { expect, test } from "vitest";
import { relocaliseJob } from "../../../src/enrichment/relocaliseJob.ts";
import { createEvents } from "../../../src/events/index.ts";
import type { Library } from "../../../src/library/index.ts";

const FILMS = 200;

/** Of each film, when the language that it is shown in was chosen. */
function aLibrary(languageSince: () => number) {
  const shownSince = new Map<number, number>();
  const facts = {
    lastFilmId: () => FILMS,
    relocalise(after: number, limit: number): number | null {
      for (let id = after + 1; id <= Math.min(after + limit, FILMS); id += 1) shownSince.set(id, languageSince());
      return after >= FILMS ? null : Math.min(after + limit, FILMS);
    },
  };
  // Of the library only this is used.
  return { shownSince, library: { facts } as unknown as Pick<Library, "facts"> };
}

test("a language that is changed again while films change to it leaves no film in the one between", async () => {
  let since = 1;
  const chooseAnother = () => {
    since = 2;
  };
  const { library, shownSince } = aLibrary(() => since);
  const handler = relocaliseJob({ library, events: createEvents({ now: () => 1 }), languageSince: () => since });
  const job = { id: 1, kind: "relocalise", subject: "library", subjectId: null, payload: null, attempt: 1 } as const;
  const context = { signal: new AbortController().signal, progress: chooseAnother };
  for (let runs = 0; runs < 3; runs += 1) {
    const [outcome] = await handler.run([{ ...job, priority: 0 }], context);
    expect(outcome?.kind).toBe("done");
    if (outcome?.onlyIf?.() !== false) break;
  }
  expect(new Set(shownSince.values())).toEqual(new Set([2]));
  expect(shownSince.size).toBe(FILMS);
});
