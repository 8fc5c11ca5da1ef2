import type { Locator, Page } from "playwright-core";

/** Short notes and questions, over any screen. */
export class NotesPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Hidden ones too, by what they say. */
  note(text: string | RegExp): Locator {
    return this.#page.getByRole("region", { name: "Notifications" }).locator("[role=group]").filter({ hasText: text });
  }

  get visible(): Locator {
    return this.#page.getByRole("region", { name: "Notifications" }).getByRole("group");
  }
}
