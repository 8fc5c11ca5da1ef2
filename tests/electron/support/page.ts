import type { Page } from "playwright-core";
import { LoginPage } from "../../e2e/pages/login.ts";
import { SetupPage } from "../../e2e/pages/setup.ts";

export const OWNER = { name: "ada", password: "a seat in the third row" };

/** The first run: an account, and the library before its first film. */
export async function createOwner(page: Page): Promise<void> {
  const setup = new SetupPage(page);
  await setup.createOwner(OWNER.name, OWNER.password);
  await setup.dropYourFilms.waitFor();
}

/** A later start; logs in unless the session is still valid. */
export async function logIn(page: Page): Promise<void> {
  const login = new LoginPage(page);
  const shell = page.locator("#content");
  await shell.or(login.heading).first().waitFor();
  if (await login.heading.isVisible()) await login.logIn(OWNER.name, OWNER.password);
  await shell.waitFor();
}
