import type { Settings } from "../../../../src/contract/index.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { Section } from "./Section.tsx";

export function About({ settings }: { settings: Settings }) {
  const t = useTranslations("settings");
  return (
    <Section name="about" title={t("about")}>
      <div className="space-y-2 text-sm text-quiet">
        <p>Filmothèque · {t("version", { version: settings.version })}</p>
        {settings.dataFolder !== "" && (
          <p>
            {t("dataFolder")} <span className="break-words text-ink">{settings.dataFolder}</span>
          </p>
        )}
        <p>{t("tmdbNotice")}</p>
        <p>{t("wikipediaNotice")}</p>
      </div>
    </Section>
  );
}
