import { afterEach, beforeEach, expect, test, vi } from "vitest";

/** Loading of the French texts, which the test ends. */
let frenchComes: PromiseWithResolvers<void>;

beforeEach(() => {
  frenchComes = Promise.withResolvers();
  vi.doMock("../../../renderer/i18n/fr/main.ts", async () => {
    await frenchComes.promise;
    return { main: { common: { save: "Enregistrer" } } };
  });
  vi.doMock("../../../renderer/i18n/en/main.ts", () => ({ main: { common: { save: "Save" } } }));
  vi.doMock("../../../renderer/i18n/fr/screens.ts", () => ({ screens: { year: { title: "Année" } } }));
  vi.doMock("../../../renderer/i18n/en/screens.ts", () => ({ screens: { year: { title: "Year" } } }));
  const stored = new Map<string, string>();
  vi.stubGlobal("document", { documentElement: { lang: "" } });
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
  vi.stubGlobal("window", { location: { search: "?lang=en" } });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** A page in English, whose French texts take a while. */
async function anEnglishPage() {
  const i18n = await import("../../../renderer/i18n/index.ts");
  const { default: i18next } = await import("i18next");
  await i18n.startTranslations();
  return { ...i18n, text: (ns: string, key: string) => i18next.t(key, { ns }) };
}

test("the language that was asked for last stays, although the texts of another one come later", async () => {
  const { setLanguage, text } = await anEnglishPage();
  const french = setLanguage("fr");
  await setLanguage("en");
  frenchComes.resolve();
  await french;
  expect([document.documentElement.lang, text("common", "save")]).toEqual(["en", "Save"]);
});

test("a screen that is opened while the language changes has its texts in both", async () => {
  const { setLanguage, loadTranslations, text } = await anEnglishPage();
  const french = setLanguage("fr");
  await loadTranslations("screens");
  expect(text("year", "title")).toBe("Year");
  frenchComes.resolve();
  await french;
  expect([document.documentElement.lang, text("year", "title")]).toEqual(["fr", "Année"]);
});
