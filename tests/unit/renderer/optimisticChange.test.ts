import { MutationObserver, QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { optimisticChange } from "../../../renderer/api/optimisticChange.ts";

/** Stars that are shown, and an engine whose answers the test gives, one after the other. */
function aRating(initial: number | null, end: () => unknown = () => undefined) {
  const queryClient = new QueryClient();
  const answers: { stars: number; save(): void; refuse(): void }[] = [];
  const told: string[] = [];
  let shown = initial;
  const observer = new MutationObserver(
    queryClient,
    optimisticChange<number, { stars: number | null }>({
      queryClient,
      name: ["rating", 7],
      prepare: () => Promise.resolve(),
      shown: () => ({ stars: shown }),
      show(next) {
        shown = next.stars;
      },
      apply: (_, stars) => ({ stars }),
      send: (stars) =>
        new Promise<void>((resolve, reject) => {
          answers.push({ stars, save: () => resolve(), refuse: () => reject(new Error("the disk is full")) });
        }),
      onFailed: () => told.push("failed"),
      onEnd() {
        told.push("ended");
        return end();
      },
    }),
  );
  return {
    answers,
    told,
    shown: () => shown,
    async rate(stars: number) {
      // Its error is told by `onFailed`.
      observer.mutate(stars).catch(() => undefined);
      await settled();
    },
    async answer(how: "save" | "refuse") {
      answers.shift()?.[how]();
      await settled();
    },
  };
}

/** Everything that follows without a further answer has happened: promises, and the next mutation of the scope. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

test("a change is shown before it is saved, and stays when it is", async () => {
  const rating = aRating(3);
  await rating.rate(4);
  expect(rating.shown()).toBe(4);
  await rating.answer("save");
  expect([rating.shown(), rating.told]).toEqual([4, ["ended"]]);
});

test("a change that fails is gone", async () => {
  const rating = aRating(3);
  await rating.rate(4);
  await rating.answer("refuse");
  expect([rating.shown(), rating.told]).toEqual([3, ["failed", "ended"]]);
});

test("changes made quickly are sent one after the other", async () => {
  const rating = aRating(null);
  for (const stars of [3, 3.5, 4]) await rating.rate(stars);
  expect(rating.answers.map(({ stars }) => stars)).toEqual([3]);
  await rating.answer("save");
  expect(rating.answers.map(({ stars }) => stars)).toEqual([3.5]);
  await rating.answer("save");
  await rating.answer("save");
  expect([rating.shown(), rating.told]).toEqual([4, ["ended"]]);
});

test("where all of them fail, what was there before the first is shown again", async () => {
  const rating = aRating(null);
  for (const stars of [3, 4]) await rating.rate(stars);
  await rating.answer("refuse");
  expect(rating.shown()).toBe(4);
  await rating.answer("refuse");
  expect(rating.shown()).toBeNull();
});

test("where the last one fails, the one that was saved is shown", async () => {
  const rating = aRating(null);
  for (const stars of [3, 4]) await rating.rate(stars);
  await rating.answer("save");
  await rating.answer("refuse");
  expect(rating.shown()).toBe(3);
});

test("where an earlier one fails, the last one stays", async () => {
  const rating = aRating(null);
  for (const stars of [3, 4]) await rating.rate(stars);
  await rating.answer("refuse");
  await rating.answer("save");
  expect([rating.shown(), rating.told]).toEqual([4, ["failed", "ended"]]);
});

test("a change made while the former one is read again is gone when it fails", async () => {
  const { promise: isRead, resolve: endReading } = Promise.withResolvers<void>();
  const rating = aRating(3, () => isRead);
  await rating.rate(4);
  await rating.answer("save");
  await rating.rate(5);
  expect(rating.shown()).toBe(5);
  endReading();
  await settled();
  await rating.answer("refuse");
  expect([rating.shown(), rating.told]).toEqual([4, ["ended", "failed", "ended"]]);
});
