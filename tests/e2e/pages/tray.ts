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

  /** As dragged from a file manager and let go. */
  async drop(files: readonly SentFile[]): Promise<void> {
    const sent = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString("base64") }));
    await this.#page.evaluate((dropped) => {
      const transfer = new DataTransfer();
      for (const { name, mimeType, base64 } of dropped) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type: mimeType }));
      }
      for (const type of ["dragenter", "dragover", "drop"])
        document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
    }, sent);
  }

  /** The figure above a stage's name. */
  count(stage: "received" | "read" | "identified" | "details"): Locator {
    const names = {
      received: /^(Received|Reçus)$/,
      read: /^(Read|Lus)$/,
      identified: /^(Identified|Identifiés)$/,
      details: /^(Details|Détails)$/,
    };
    const group = this.panel.locator("dl > div").filter({ has: this.#page.getByText(names[stage]) });
    return group.locator("dd").first();
  }

  async close(): Promise<void> {
    await this.panel.getByRole("button", { name: /^(Close|Fermer)/ }).click();
  }
}
