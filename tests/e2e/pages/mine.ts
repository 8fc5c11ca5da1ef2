import type { Locator, Page } from "playwright-core";
import { openScreen } from "./openScreen.ts";

/** Lists, statistics and what one takes along, in the words of the screen. */
export class MinePage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async go(): Promise<void> {
    await openScreen(this.#page, "Library", "Lists");
    await this.#page.getByRole("heading", { level: 1, name: "Lists" }).waitFor();
  }

  list(name: string): Locator {
    return this.#page.getByRole("region", { name: "Lists" }).getByRole("article").filter({ hasText: name });
  }

  async make(name: string): Promise<void> {
    await this.#page.getByRole("button", { name: "New list" }).click();
    const sheet = this.#page.getByRole("dialog", { name: "New list" });
    await sheet.getByLabel("List name").fill(name);
    await sheet.getByRole("button", { name: "Create list" }).click();
    await sheet.waitFor({ state: "hidden" });
  }

  figure(name: string): Locator {
    return this.#page
      .getByRole("region", { name: "Statistics" })
      .getByRole("definition")
      .locator(`xpath=../*[contains(., "${name}")]/../dd`);
  }

  chart(title: string): Locator {
    return this.#page.getByRole("region", { name: title });
  }

  async takeAlong(format: "CSV" | "JSON"): Promise<string> {
    const [saved] = await Promise.all([
      this.#page.waitForEvent("download"),
      this.#page.getByRole("link", { name: format, exact: true }).click(),
    ]);
    return saved.suggestedFilename();
  }
}
