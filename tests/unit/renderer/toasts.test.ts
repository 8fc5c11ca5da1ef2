import { expect, test } from "vitest";
import { createQuestionQueue } from "../../../renderer/components/questionQueue.ts";
import { handleToasts, showToast } from "../../../renderer/components/toasts.ts";
import { visibleToasts } from "../../../renderer/components/visibleToasts.ts";

const note = (text: string) => ({ text, data: { isQuestion: false } });
const question = (text: string) => ({ text, data: { isQuestion: true } });
const textsOf = (toasts: readonly { text: string }[]) => toasts.map(({ text }) => text);

test("a note that comes later never hides a question", () => {
  const newestFirst = [note("three"), note("two"), note("one"), question("Watch “Films” for new films?")];
  expect(textsOf(visibleToasts(newestFirst))).toEqual(["three", "Watch “Films” for new films?"]);
});

test("a note that leaves uncovers the one before, where its time is not over", () => {
  const leaving = { ...note("new"), transitionStatus: "ending" as const };
  expect(textsOf(visibleToasts([leaving, note("old")]))).toEqual(["old"]);
});

test("a second question waits for its turn, and begins its time only when it is seen", () => {
  const shown: string[] = [];
  const questions = createQuestionQueue<{ text: string; topic?: string }>(({ text }) => shown.push(text));
  questions.ask({ text: "first" });
  questions.ask({ text: "second" });
  questions.ask({ text: "third" });
  expect(shown).toEqual(["first"]);
  questions.end();
  expect(shown).toEqual(["first", "second"]);
  questions.end();
  questions.end();
  questions.ask({ text: "fourth" });
  expect(shown).toEqual(["first", "second", "third", "fourth"]);
});

test("a question that waits is replaced by a newer one of its topic", () => {
  const shown: string[] = [];
  const questions = createQuestionQueue<{ text: string; topic?: string }>(({ text }) => shown.push(text));
  questions.ask({ text: "first", topic: "a" });
  questions.ask({ text: "old", topic: "b" });
  questions.ask({ text: "new", topic: "b" });
  questions.end();
  expect(shown).toEqual(["first", "new"]);
});

test("a toast from before the page is ready is shown once it is", () => {
  showToast("early");
  const shown: string[] = [];
  const end = handleToasts(({ text }) => shown.push(text));
  showToast("late", { tone: "problem" });
  end();
  expect(shown).toEqual(["early", "late"]);
});
