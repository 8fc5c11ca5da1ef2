/**
 * Editing of films by the owner. Other screens open its dialogs, whose code and texts are loaded then.
 */
import { lazyPart } from "../../components/lazyPart.ts";
import { loadTranslations } from "../../i18n/index.ts";

/** Every field of one film. */
export const EditFilmModal = lazyPart(async () => {
  const [module] = await Promise.all([import("./EditFilmModal.tsx"), loadTranslations("screens")]);
  return module;
});

/** The fields that many films can have in common. */
export const EditFilmsModal = lazyPart(async () => {
  const [module] = await Promise.all([import("./EditFilmsModal.tsx"), loadTranslations("screens")]);
  return module;
});
