import { expect, test } from "vitest";
import { nfoPeople } from "../../../src/enrichment/nfoPeople.ts";
import { EMPTY_NFO } from "../../../src/nfo/nfo.ts";

test("people of an NFO have their job, their character and their place in its order", () => {
  const nfo = {
    ...EMPTY_NFO,
    directors: ["Ida Own", "Max Own"],
    writers: ["Ida Own"],
    actors: [
      { name: "Eva Own", role: "The keeper", order: 7 },
      { name: "Uwe Own", role: null, order: 9 },
    ],
  };
  expect(nfoPeople(nfo)).toEqual([
    { name: "Ida Own", providerPersonId: "ida own", job: "director", order: 0 },
    { name: "Max Own", providerPersonId: "max own", job: "director", order: 1 },
    { name: "Ida Own", providerPersonId: "ida own", job: "writer", order: 0 },
    { name: "Eva Own", providerPersonId: "eva own", job: "actor", order: 0, character: "The keeper" },
    { name: "Uwe Own", providerPersonId: "uwe own", job: "actor", order: 1 },
  ]);
});
