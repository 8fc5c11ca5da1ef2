import { expect, test } from "vitest";
import { fr as shellFr } from "../../../electron/messages/fr.ts";
import { main as mainEn } from "../../../renderer/i18n/en/main.ts";
import { monitoringScreens as monitoringEn } from "../../../renderer/i18n/en/monitoringScreens.ts";
import { screens as screensEn } from "../../../renderer/i18n/en/screens.ts";
import { main as mainFr } from "../../../renderer/i18n/fr/main.ts";
import { monitoringScreens as monitoringFr } from "../../../renderer/i18n/fr/monitoringScreens.ts";
import { screens as screensFr } from "../../../renderer/i18n/fr/screens.ts";
import { en as messagesEn } from "../../../src/messages/en.ts";
import { fr as messagesFr } from "../../../src/messages/fr.ts";
import formerTexts from "../../fixtures/formerTexts.json" with { type: "json" };

const en = { ...mainEn, ...screensEn, ...monitoringEn };
const fr = { ...mainFr, ...screensFr, ...monitoringFr };

const entriesOf = (translations: object): [string, string][] =>
  Object.entries(translations).flatMap(([screen, texts]) =>
    Object.entries(texts as Record<string, string>).map(([key, text]): [string, string] => [`${screen}.${key}`, text]),
  );

test("both languages have the same keys", () => {
  expect(entriesOf(fr).map(([key]) => key)).toEqual(entriesOf(en).map(([key]) => key));
});

test("both languages fill in the same values", () => {
  const french = new Map(entriesOf(fr));
  const valuesOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted();
  for (const [key, text] of entriesOf(en))
    expect([key, valuesOf(french.get(key) ?? "")]).toEqual([key, valuesOf(text)]);
});

test("French keeps its high punctuation on the line of its word", () => {
  const broken = entriesOf({ ...fr, messages: messagesFr, shell: shellFr }).filter(([, text]) =>
    /[ \p{L}\p{N}}](?<!Content-Type)[:;?!](?:\s|$)|« | »| [:;?!]/u.test(text),
  );
  expect(broken).toEqual([]);
});

test("no text is empty, and none carries a straight apostrophe between letters", () => {
  for (const [key, text] of [...entriesOf(en), ...entriesOf(fr)]) {
    expect([key, text.trim()]).not.toEqual([key, ""]);
    expect([key, /\p{L}'\p{L}/u.test(text)]).toEqual([key, false]);
  }
});

test.for([
  ["English", { ...en, messages: messagesEn }, formerTexts.en],
  ["French", { ...fr, messages: messagesFr }, formerTexts.fr],
] as const)("no reworded text of release 0.1 comes back: %s", ([, current, former]) => {
  const texts = new Map(entriesOf(current));
  const returned = Object.entries(former).filter(([key, text]) => texts.get(key) === text);
  expect(Object.keys(former).length).toBeGreaterThan(600);
  expect(returned).toEqual([]);
});
