import type { Locator, Page } from "playwright-core";

/** The first run: the owner's account, and the library before its first film. */
export class SetupPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get heading(): Locator {
    return this.#page.getByRole("heading", { name: /Create the owner account|Créez le compte du propriétaire/ });
  }

  /** Shown in place of the films while there are none. */
  get dropYourFilms(): Locator {
    return this.#page.getByRole("heading", { name: /Drop your films here|Déposez vos films ici/ });
  }

  get refusal(): Locator {
    return this.#page.getByRole("alert");
  }

  async speak(language: "Français" | "English"): Promise<void> {
    await this.#page.getByRole("button", { name: language, exact: true }).click();
  }

  async createOwner(name: string, password: string): Promise<void> {
    await this.#page.getByLabel(/^(Name|Nom)$/).fill(name);
    await this.#page.getByLabel(/^(Password|Mot de passe)$/).fill(password);
    await this.#page.getByRole("button", { name: /Create library|Créer la bibliothèque/ }).click();
  }

  async watchFolder(path: string): Promise<void> {
    await this.#page.getByLabel(/^(Folder path|Chemin du dossier)/).fill(path);
    await this.#page.getByRole("button", { name: /Watch this folder|Surveiller ce dossier/ }).click();
  }

  async trySamples(): Promise<void> {
    await this.#page.getByRole("button", { name: /Try with sample films|Essayer avec des films d’exemple/ }).click();
  }
}
