import { setLanguage, useLanguage, useTranslations } from "../../../i18n/index.ts";
import { LANGUAGES } from "../../../i18n/languages.ts";

export function LanguageChoice() {
  const t = useTranslations("login");
  const present = useLanguage();
  return (
    <fieldset aria-label={t("language")} className="mt-5 flex justify-center gap-1 text-sm">
      {LANGUAGES.map(({ tag, name }) => (
        <button
          key={tag}
          type="button"
          lang={tag}
          aria-pressed={tag === present}
          className="rounded-lg px-3 py-1.5 text-quiet hover:text-ink aria-pressed:bg-raised aria-pressed:text-ink"
          onClick={() => void setLanguage(tag)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
