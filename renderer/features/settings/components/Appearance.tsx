import { useUser } from "../../../api/session.ts";
import { useChangeLanguage } from "../../../app/hooks/useChangeLanguage.ts";
import { chooseTheme, THEMES, useTheme } from "../../../app/theme.ts";
import { useWords } from "../../../i18n/index.ts";
import { LANGUAGES } from "../../../i18n/languages.ts";
import { Choice } from "./Choice.tsx";
import { Section } from "./Section.tsx";

export function Appearance() {
  const words = useWords("settings");
  const theme = useTheme();
  const { language } = useUser();
  const changeLanguage = useChangeLanguage();
  return (
    <Section title={words("appearance")}>
      <div className="space-y-3">
        <Choice
          label={words("language")}
          value={language}
          options={LANGUAGES.map(({ tag, name }) => ({ value: tag, label: name, lang: tag }))}
          onChange={(next) => changeLanguage.mutate({ language: next })}
        />
        <Choice
          label={words("theme")}
          value={theme}
          options={THEMES.map((known) => ({ value: known, label: words(known) }))}
          onChange={chooseTheme}
        />
      </div>
    </Section>
  );
}
