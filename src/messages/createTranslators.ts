import { createInstance, type TOptions } from "i18next";
import type { Language } from "../contract/index.ts";

/** `films_one` and `films_other` are asked for as `films`, with a `count`. */
export type KeyOf<Catalogue> =
  | Exclude<keyof Catalogue & string, `${string}_one` | `${string}_other`>
  | PluralKeyOf<Catalogue>;
type PluralKeyOf<Catalogue> = keyof Catalogue extends infer Key
  ? Key extends `${infer Stem}_other`
    ? Stem
    : never
  : never;

/**
 * A text in one language.
 * @param values the values of `{name}`; `{count, number}` is written as numbers are in the language. A name without a
 *   value stays visible
 */
export type Translator<Key> = (key: Key, values?: Readonly<Record<string, string | number>>) => string;

/** Translators over flat catalogues, one a language, by i18next. */
export function createTranslators<Catalogue extends Readonly<Record<string, string>>>(
  catalogues: Readonly<Record<Language, { readonly [Key in keyof Catalogue]: string }>>,
): Readonly<Record<Language, Translator<KeyOf<Catalogue>>>> {
  const i18n = createInstance({
    resources: { en: { translation: withMany(catalogues.en) }, fr: { translation: withMany(catalogues.fr) } },
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    missingInterpolationHandler: (_text: string, [hole]: RegExpExecArray) => hole,
    interpolation: { prefix: "{", suffix: "}", escapeValue: false },
  });
  void i18n.init(); // at once, because the resources are here
  // i18next derives types from `{{name}}`; the names here are not checked; a wrong one stays visible in the text.
  const translate: (key: string, options: TOptions) => string = i18n.t;
  const translatorOf =
    (language: Language): Translator<KeyOf<Catalogue>> =>
    (key, values) =>
      translate(key, { ...values, lng: language });
  return { en: translatorOf("en"), fr: withFrenchSpacing(translatorOf("fr")) };
}

/** French counts millions in a form of their own, which no text here needs. */
function withMany(catalogue: Readonly<Record<string, string>>): Record<string, string> {
  const plurals = Object.entries(catalogue).filter(([key]) => key.endsWith("_other"));
  return { ...Object.fromEntries(plurals.map(([key, text]) => [key.replace(/_other$/, "_many"), text])), ...catalogue };
}

/** A line never breaks before `: ; ? !` and `»`, nor after `«`. */
function withFrenchSpacing<Key>(translate: Translator<Key>): Translator<Key> {
  return (key, values) =>
    translate(key, values)
      .replaceAll(/ ([:;?!»])/g, "\u00A0$1")
      .replaceAll("« ", "«\u00A0");
}
