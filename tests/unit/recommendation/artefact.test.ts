import fc from "fast-check";
import { expect, test } from "vitest";
import { historyOfUser } from "../../../src/recommendation/evaluation/listMetrics.ts";
import { fitEasePair } from "../../../src/recommendation/models/easePair.ts";
import { fitEaseWindow } from "../../../src/recommendation/models/easeWindow.ts";
import { fitSvd } from "../../../src/recommendation/models/svd.ts";
import { userHistories } from "../../../src/recommendation/models/userHistories.ts";
import { rowCounts, sparseRows } from "../../../src/recommendation/ratings/sparseRows.ts";
import { ArtefactDamaged, readArtefact, writeArtefact } from "../../../src/recommendation/registry/artefact.ts";
import {
  easePairToArtefact,
  easeWindowToArtefact,
  modelFromArtefact,
  svdToArtefact,
} from "../../../src/recommendation/registry/modelArtefacts.ts";
import { madeRatings, setOf } from "./madeRatings.ts";
import "../../support/propertySeed.ts";

test.for([
  ["more users than films", { users: 60, films: 40 }],
  ["fewer users than films", { users: 20, films: 60 }],
] as const)("a list model comes back as it was written, with %s", ([, size]) => {
  const set = setOf(madeRatings(size));
  const model = fitEasePair(set);
  const counts = rowCounts(sparseRows(set, "films"));
  const back = modelFromArtefact(readArtefact(writeArtefact(easePairToArtefact(model, set.filmIds, counts))));
  if (back.kind !== "ease_pair") throw new Error(back.kind);
  const history = historyOfUser(sparseRows(set, "users"), 4);
  expect(back.model.scores(history)).toEqual(model.scores(history));
  expect(back.model.reasons(history, 3, 5)).toEqual(model.reasons(history, 3, 5));
  expect([...back.filmIds]).toEqual(set.filmIds);
});

test("the sum of EASE and the window model comes back as it was written", () => {
  const set = setOf(madeRatings());
  const model = fitEaseWindow(set);
  const counts = rowCounts(sparseRows(set, "films"));
  const back = modelFromArtefact(readArtefact(writeArtefact(easeWindowToArtefact(model, set.filmIds, counts))));
  if (back.kind !== "ease_window") throw new Error(back.kind);
  const history = userHistories(set)(4);
  for (const films of [history.films.length, 3]) {
    const part = {
      films: history.films.slice(0, films),
      values: history.values.slice(0, films),
      times: history.times?.slice(0, films),
    };
    expect(back.model.scores(part)).toEqual(model.scores(part));
    expect(back.model.reasons(part, 3, 5)).toEqual(model.reasons(part, 3, 5));
  }
});

test("a rating model comes back as it was written", () => {
  const set = setOf(madeRatings());
  const model = fitSvd(set, { n_epochs: 3 });
  const back = modelFromArtefact(readArtefact(writeArtefact(svdToArtefact(model, set.userIds, set.filmIds))));
  if (back.kind !== "svd") throw new Error(back.kind);
  for (const [user, film] of [
    [0, 0],
    [5, 7],
    [-1, 3],
  ] as const)
    expect(back.model.estimate(user, film)).toBe(model.estimate(user, film));
});

test("any change of a byte, any cut and anything else is refused", () => {
  const bytes = writeArtefact({ meta: { kind: "svd" }, arrays: { a: Float64Array.of(1, 2), b: Uint8Array.of(1) } });
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const other = Uint8Array.from(bytes);
      other[at]! ^= change;
      expect(() => readArtefact(other)).toThrow(ArtefactDamaged);
    }),
  );
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), (length) => {
      expect(() => readArtefact(bytes.slice(0, length))).toThrow(ArtefactDamaged);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array(), (any) => {
      expect(() => readArtefact(any)).toThrow(ArtefactDamaged);
    }),
  );
});
