import type { Locator, Page } from "playwright-core";
import { openScreen } from "./openScreen.ts";

/** Ratings, trainings and versions. */
export class ModelsPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async go(): Promise<void> {
    await openScreen(this.#page, "System", "Models");
    await this.#page.getByRole("heading", { level: 1, name: "Models" }).waitFor();
  }

  async importRatings(path: string): Promise<void> {
    await this.#page.getByLabel("MovieLens folder or ZIP on this machine").fill(path);
    await this.#page.getByRole("button", { name: "Import", exact: true }).click();
  }

  imported(text: RegExp): Locator {
    return this.#page.getByRole("region", { name: "Imported ratings" }).getByText(text);
  }

  /** The row of a public set. */
  community(name: string): Locator {
    return this.#page.getByRole("region", { name: "Communities" }).getByRole("listitem", { name });
  }

  async train(): Promise<void> {
    await this.#page.getByRole("button", { name: "Train now" }).click();
  }

  /** The training on screen has ended well. */
  get finished(): Locator {
    return this.#page.getByRole("status").filter({ hasText: /^Finished/ });
  }

  get stages(): Locator {
    return this.#page.getByRole("region", { name: /^Training \d/ }).getByRole("listitem");
  }

  version(number: number): Locator {
    return this.#page
      .getByRole("region", { name: "Versions" })
      .getByRole("listitem")
      .filter({ hasText: new RegExp(`^v${number}\\D`) });
  }

  get mlflow(): Locator {
    return this.#page.getByRole("region", { name: "MLflow" });
  }

  async followMlflow(): Promise<void> {
    await this.mlflow.getByRole("button", { name: "Check now" }).click();
  }

  async promote(number: number): Promise<void> {
    await this.version(number).getByRole("button", { name: "Use this version" }).click();
    await this.#page.getByRole("dialog").getByRole("button", { name: "Use this version" }).click();
  }
}
