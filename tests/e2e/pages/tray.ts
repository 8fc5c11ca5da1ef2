import type { Locator, Page } from "playwright-core";

export type SentFile = { name: string; mimeType: string; buffer: Buffer };

/** What came of the films that were added. */
export class Tray {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get panel(): Locator {
    return this.#page.getByRole("region", { name: /^(Added films|Films ajoutés)$/ });
  }

  get rejected(): Locator {
    return this.panel.getByRole("list", { name: /^(Refused|Refusés)$/ }).getByRole("listitem");
  }

  /** Covers the window while files hover over it. */
  get overlay(): Locator {
    return this.#page.getByText(/Release to add|Relâchez pour ajouter/);
  }

  /** As through the button that opens the browser's own dialogue. */
  async add(files: string[] | SentFile[]): Promise<void> {
    await this.#page.getByLabel(/^(Choose files|Choisir des fichiers)$/).setInputFiles(files);
  }

  /** The figure above a stage's name. */
  count(stage: "received" | "read" | "identified" | "details"): Locator {
    const names = {
      received: /^(Received|Reçus)$/,
      read: /^(Read|Lus)$/,
      identified: /^(Identified|Identifiés)$/,
      details: /^(Details|Fiches)$/,
    };
    const group = this.panel.locator("dl > div").filter({ has: this.#page.getByText(names[stage]) });
    return group.locator("dd").first();
  }

  async close(): Promise<void> {
    await this.panel.getByRole("button", { name: /^(Close|Fermer)/ }).click();
  }
}
