import { useUser } from "../../../api/session.ts";
import { useChangeLanguage } from "../../../api/useChangeLanguage.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { LANGUAGES } from "../../../i18n/languages.ts";
import { useStore } from "../../../state/store.ts";
import { setTheme, THEMES, themeStore } from "../../../state/theme.ts";
import { Section } from "./Section.tsx";
import { SegmentedControl } from "./SegmentedControl.tsx";

export function Appearance() {
  const t = useTranslations("settings");
  const theme = useStore(themeStore);
  const { language } = useUser();
  const changeLanguage = useChangeLanguage();
  return (
    <Section title={t("appearance")}>
      <div className="space-y-3">
        <SegmentedControl
          label={t("language")}
          value={language}
          options={LANGUAGES.map(({ tag, name }) => ({ value: tag, label: name, lang: tag }))}
          onChange={(next) => changeLanguage.mutate({ language: next })}
        />
        <SegmentedControl
          label={t("theme")}
          value={theme}
          options={THEMES.map((known) => ({ value: known, label: t(known) }))}
          onChange={setTheme}
        />
      </div>
    </Section>
  );
}
