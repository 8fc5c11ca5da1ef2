import type { Page } from "playwright-core";

/** Opens a screen as a person does: its section, then its tab, by their English names. */
export async function openScreen(page: Page, section: string, tab: string): Promise<void> {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: section, exact: true }).click();
  await page.getByRole("navigation", { name: section }).getByRole("link", { name: tab, exact: true }).click();
}
