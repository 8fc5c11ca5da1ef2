import type { Locator, Page } from "playwright-core";

/** The files that wait for a person, one after the other. */
export class ReviewPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get file(): Locator {
    return this.#page.getByRole("region", { name: /^(The file|Le fichier)$/ });
  }

  get candidates(): Locator {
    return this.#page.getByRole("group", { name: /^(Candidates|Candidats)$/ }).getByRole("radio");
  }

  get done(): Locator {
    return this.#page.getByRole("heading", { name: /Nothing to review|Rien à vérifier/ });
  }

  get guesses(): Locator {
    return this.#page.getByRole("dialog").getByRole("checkbox");
  }

  get slider(): Locator {
    return this.#page.getByRole("dialog").getByRole("slider");
  }

  get acceptGuesses(): Locator {
    return this.#page.getByRole("dialog").getByRole("button", { name: /^(Accept|Accepter) \d/ });
  }

  async go(): Promise<void> {
    await this.#page
      .getByRole("navigation")
      .getByRole("link", { name: /^(Review|À vérifier)/ })
      .click();
  }

  candidate(title: string): Locator {
    return this.#page.getByRole("radio", { name: title });
  }

  async choose(title: string): Promise<void> {
    await this.candidate(title).check({ force: true });
  }

  async accept(): Promise<void> {
    await this.#page.getByRole("button", { name: /^(Use this match|Choisir ce film)$/ }).click();
  }

  async search(title: string, year?: number): Promise<void> {
    const form = this.#page.getByRole("main").getByRole("search");
    await form.getByLabel(/^(Title, or|Titre, ou)/).fill(title);
    await form.getByLabel(/^(Year|Année)$/).fill(year === undefined ? "" : String(year));
    await form.getByRole("button", { name: /^(Search|Rechercher)$/ }).click();
  }

  async undo(): Promise<void> {
    await this.#page.keyboard.press("z");
  }
}
