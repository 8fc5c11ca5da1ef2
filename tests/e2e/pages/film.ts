import type { Locator, Page } from "playwright-core";

/** One film's page. */
export class FilmPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get title(): Locator {
    return this.#page.getByRole("heading", { level: 1 });
  }

  get poster(): Locator {
    return this.#page.getByRole("article").locator(".aspect-2\\/3 img").first();
  }

  get overview(): Locator {
    return this.#page.getByRole("region", { name: /^(Overview|Résumé)$/ });
  }

  get article(): Locator {
    return this.#page.getByRole("region", { name: /From Wikipedia|Sur Wikipédia/ });
  }

  get credits(): Locator {
    return this.#page.getByRole("region", { name: /Cast and crew|Distribution et équipe/ }).getByRole("listitem");
  }

  /** The films of the film's collection. */
  get collection(): Locator {
    return this.#page.getByRole("region", { name: /Collection|Saga/ }).getByRole("listitem");
  }

  get stills(): Locator {
    return this.#page.getByRole("region", { name: /^(Stills|Images du film)$/ }).getByRole("button");
  }

  keyword(name: string): Locator {
    return this.#page.getByRole("list", { name: /Keywords|Mots-clés/ }).getByRole("link", { name });
  }

  /** The text of a line of *Details*, without its name. */
  async detail(name: string): Promise<string> {
    return (await this.#detail(name).getByRole("definition").innerText()).split("\n").join(" ").trim();
  }

  async openCountries(name: string): Promise<void> {
    await this.#detail(name)
      .getByText(/All countries|Tous les pays/)
      .click();
  }

  #detail(name: string): Locator {
    return this.#page
      .getByRole("region", { name: /^(Details|Fiche technique)$/ })
      .locator("dl > div")
      .filter({ has: this.#page.getByText(name, { exact: true }) });
  }

  get files(): Locator {
    return this.#page.getByRole("region", { name: /Files and versions|Fichiers et versions/ }).getByRole("listitem");
  }

  get similarFilms(): Locator {
    return this.#page.getByRole("region", { name: /Similar films|Films similaires/ }).getByRole("listitem");
  }

  get watched(): Locator {
    return this.#page.getByRole("button", { name: /^(Watched|Vu|Mark as watched|Marquer comme vu)$/ });
  }

  /** The one that is taken, once the film is rated. */
  rating(value: number): Locator {
    const written = String(value).replace(".", "[.,]");
    return this.#page.getByRole("radio", { name: new RegExp(`^${written} (of|sur) 5$`) });
  }

  async rate(value: number): Promise<void> {
    await this.rating(value).check({ force: true });
  }

  /** The line of a field under *Data sources*: its value, source and age. */
  async source(field: string): Promise<string> {
    const line = this.#page
      .getByRole("list", { name: /Data sources|Sources des données/ })
      .locator("> li")
      .filter({ has: this.#page.getByText(field, { exact: true }) });
    return (await line.innerText()).split("\n").join(" ");
  }

  async openSources(): Promise<void> {
    await this.#page.getByText(/Data sources|Sources des données/).click();
  }
}
