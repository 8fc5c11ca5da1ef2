import type { Locator, Page } from "playwright-core";

/** The box for everything. */
export class PalettePage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await this.#page.keyboard.press("Control+k");
    await this.#page.getByRole("dialog", { name: "Search everything" }).waitFor();
  }

  async type(text: string): Promise<void> {
    await this.#page.getByRole("combobox", { name: "Search everything" }).fill(text);
  }

  option(name: RegExp): Locator {
    return this.#page.getByRole("option", { name });
  }
}
