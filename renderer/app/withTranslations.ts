import { type Bundle, loadTranslations } from "../i18n/index.ts";

/** Loads a screen's code together with its texts. */
export async function withTranslations<Module>(screen: Promise<Module>, ...more: Bundle[]): Promise<Module> {
  const [module] = await Promise.all([screen, loadTranslations("screens", ...more)]);
  return module;
}
