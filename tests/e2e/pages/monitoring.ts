import type { Locator, Page } from "playwright-core";
import { openScreen } from "./openScreen.ts";

/** The panel and the flow, in the words of the screen. */
export class MonitoringPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async go(): Promise<void> {
    await openScreen(this.#page, "System", "Monitoring");
    await this.#page.getByRole("heading", { level: 1, name: "Monitoring" }).waitFor();
  }

  async goToFlow(): Promise<void> {
    await openScreen(this.#page, "System", "Flow");
    await this.#page.getByRole("heading", { level: 1, name: "Flow" }).waitFor();
  }

  get status(): Locator {
    return this.#page.getByRole("status").first();
  }

  tile(name: string): Locator {
    return this.#page.getByRole("list", { name: "Last hour" }).getByRole("listitem").filter({ hasText: name });
  }

  async show(tab: string): Promise<void> {
    await this.#page.getByRole("tab", { name: tab, exact: true }).click();
    await this.#page.getByRole("tabpanel", { name: tab, exact: true }).waitFor();
  }

  useCase(name: string): Locator {
    return this.#page.getByRole("row").filter({ hasText: name });
  }

  chart(title: string): Locator {
    return this.#page.getByRole("img", { name: `Chart: ${title}` });
  }

  feature(name: string): Locator {
    return this.#page.getByRole("article").filter({ has: this.#page.getByRole("heading", { name }) });
  }

  get drift(): Locator {
    return this.#page.getByRole("region", { name: /^Rating drift/ });
  }

  async setBaseline(): Promise<void> {
    await this.#page.getByRole("button", { name: "Use as new baseline" }).click();
  }

  task(name: string): Locator {
    return this.#page.getByRole("article").filter({ has: this.#page.getByRole("heading", { name }) });
  }

  async run(task: string): Promise<void> {
    await this.task(task).getByRole("button", { name: "Run now…" }).click();
    await this.#page.getByRole("dialog").getByRole("button", { name: "Run" }).click();
  }

  get canvas(): Locator {
    return this.#page.getByRole("img", { name: /^Flow of requests and jobs/ });
  }

  flowOf(useCase: string): Locator {
    return this.#page.getByRole("region", { name: "Last five minutes" }).getByRole("row").filter({ hasText: useCase });
  }

  get trace(): Locator {
    return this.#page.getByRole("dialog", { name: "Trace" });
  }
}
