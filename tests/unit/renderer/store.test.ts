import { expect, test } from "vitest";
import { createStore } from "../../../renderer/state/store.ts";

test("listeners hear of each change, and of no value that is the same", () => {
  const store = createStore(1);
  const heard: number[] = [];
  store.subscribe(() => heard.push(store.get()));
  store.set(2);
  store.set(2);
  store.set(3);
  expect(heard).toEqual([2, 3]);
});

test("a listener that has ended hears nothing more", () => {
  const store = createStore("a");
  const heard: string[] = [];
  const end = store.subscribe(() => heard.push(store.get()));
  end();
  store.set("b");
  expect([heard, store.get()]).toEqual([[], "b"]);
});
