import type { Locator, Page } from "playwright-core";
import { eventually } from "../../support/deadlines.ts";

/** The grid of films with its search, order and filters. */
export class LibraryPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get heading(): Locator {
    return this.#page.getByRole("heading", { level: 1, name: /^(Library|Films)$/ });
  }

  /** "12 films": what the filter lets through. */
  get count(): Locator {
    return this.#page
      .getByRole("main")
      .getByRole("status")
      .filter({ hasText: /films?$/ });
  }

  /** Those on screen: the grid holds no others. */
  get films(): Locator {
    return this.#page.getByRole("list", { name: "Films" }).getByRole("link");
  }

  get nothingFound(): Locator {
    return this.#page.getByRole("heading", {
      name: /No films match|Aucun film ne correspond|No results|Aucun résultat/,
    });
  }

  /** The film at a place of the list, counted from 1; on screen or near it. */
  place(number: number): Locator {
    return this.#page.locator(`li[aria-posinset="${number}"]`).getByRole("link");
  }

  /** To the list's beginning, by keyboard. */
  async toTop(): Promise<void> {
    await this.films.first().focus();
    await this.#page.keyboard.press("Home");
    await eventually("the list rests at its first film", () =>
      this.place(1).evaluate(async (film) => {
        const top = () => film.getBoundingClientRect().top;
        const before = top();
        await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)));
        return film === document.activeElement && top() === before;
      }),
    );
  }

  /** Until the list has come to rest, and its place is noted for the way back. */
  async placeNoted(): Promise<void> {
    await eventually("the place in the list is noted", () =>
      this.films
        .first()
        .evaluate(
          (film) =>
            sessionStorage.getItem(`filmotheque:place:${location.search}`) ===
            String(film.closest("[data-scroller]")?.scrollTop),
        ),
    );
  }

  /** What is selected, and what can be done to it. */
  get selection(): Locator {
    return this.#page.getByRole("region", { name: "Selection" });
  }

  async jumpTo(name: RegExp): Promise<void> {
    await this.#page.getByRole("toolbar", { name: "Jump to" }).getByRole("button", { name }).click();
  }

  async toggle(name: RegExp): Promise<void> {
    await this.#page.getByRole("group", { name: "Filters" }).getByRole("button", { name }).click();
  }

  film(title: string): Locator {
    return this.films.filter({ hasText: title });
  }

  async go(): Promise<void> {
    await this.#page
      .getByRole("navigation", { name: /^(Main|Principale)$/ })
      .getByRole("link", { name: /^(Library|Bibliothèque)$/ })
      .click();
  }

  async open(title: string): Promise<void> {
    await this.film(title).first().click();
  }

  async search(words: string): Promise<void> {
    await this.#page.getByRole("searchbox").fill(words);
  }

  async sortBy(order: string): Promise<void> {
    await this.#page.getByRole("button", { name: /^(Sort by|Trier par)/ }).click();
    await this.#page.getByRole("menuitemradio", { name: order }).click();
  }

  async filterByGenre(genre: string): Promise<void> {
    await this.#page.getByRole("button", { name: /^Genre/ }).click();
    await this.#page.getByRole("menuitemcheckbox", { name: new RegExp(`^${RegExp.escape(genre)}`) }).click();
    await this.#page.keyboard.press("Escape");
  }

  async clearFilters(): Promise<void> {
    await this.#page
      .getByRole("button", { name: /Clear filters|Effacer les filtres/ })
      .first()
      .click();
  }
}
