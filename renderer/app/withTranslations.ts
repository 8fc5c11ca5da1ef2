import { loadTranslations } from "../i18n/index.ts";

/** The words of all screens but the library come with the first of them; those that few visits open have their own. */
export async function withTranslations<Module>(screen: Promise<Module>, ...more: "monitoring"[]): Promise<Module> {
  const [module] = await Promise.all([screen, loadTranslations("screens", ...more)]);
  return module;
}
