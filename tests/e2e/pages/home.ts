import type { Locator, Page } from "playwright-core";

/** Home and the dialog that arranges it, in the words of the screen. */
export class HomePage {
  readonly #page: Page;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole("dialog", { name: "Customise Home" });
  }

  async go(): Promise<void> {
    await this.#page.getByRole("link", { name: "Home", exact: true }).click();
    await this.#page.getByRole("button", { name: "Customise Home" }).waitFor();
  }

  row(title: string): Locator {
    return this.#page.getByRole("main").getByRole("region", { name: title, exact: true });
  }

  async openDialog(): Promise<void> {
    await this.#page.getByRole("button", { name: "Customise Home" }).click();
    await this.dialog.waitFor();
  }

  shown(name: string): Locator {
    return this.dialog.getByRole("checkbox", { name });
  }

  /** The rows that can be chosen, in their order. */
  choices(): Promise<string[]> {
    return this.dialog
      .getByRole("checkbox")
      .evaluateAll((boxes) => boxes.map((box) => box.parentElement?.textContent ?? ""));
  }

  /** Drags a row by its handle to the place of another one. */
  async drag(name: string, onto: string): Promise<void> {
    const item = (text: string) => this.dialog.getByRole("listitem").filter({ hasText: text });
    const handle = await item(name).locator(".cursor-grab").boundingBox();
    const target = await item(onto).boundingBox();
    if (!handle || !target) throw new Error(`No row ${name} or ${onto}`);
    await this.#page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
    await this.#page.mouse.down();
    await this.#page.mouse.move(target.x + 20, target.y + target.height / 2, { steps: 8 });
    await this.#page.mouse.up();
  }
}
