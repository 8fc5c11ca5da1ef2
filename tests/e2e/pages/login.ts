import type { Locator, Page } from "playwright-core";

export class LoginPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get heading(): Locator {
    return this.#page.getByRole("heading", { name: /Welcome back|Bon retour/ });
  }

  get refusal(): Locator {
    return this.#page.getByRole("alert");
  }

  async logIn(name: string, password: string): Promise<void> {
    await this.#page.getByLabel(/^(Name|Nom)$/).fill(name);
    await this.#page.getByLabel(/^(Password|Mot de passe)$/).fill(password);
    await this.#page.getByRole("button", { name: /^(Log in|Se connecter)$/ }).click();
  }

  /** From anywhere inside: through the account's menu. */
  async logOut(): Promise<void> {
    await this.#page.getByRole("button", { name: /^(Account|Compte)/ }).click();
    await this.#page.getByRole("menuitem", { name: /Log out|Se déconnecter/ }).click();
  }
}
