import type { Settings } from "../../../../src/contract/index.ts";
import { Badge } from "../../../components/Badge.tsx";
import { useTranslations } from "../../../i18n/index.ts";
import { Section } from "./Section.tsx";

export function MediaPrograms({ settings }: { settings: Settings }) {
  const t = useTranslations("settings");
  if (settings.mediaPrograms.length === 0) return null;
  return (
    <Section title={t("programs")}>
      <ul className="space-y-2 text-sm">
        {settings.mediaPrograms.map(({ name, version, note }) => (
          <li key={name} className="flex flex-wrap items-center gap-3">
            <span className="w-24 font-medium">{name}</span>
            <Badge tone={version ? (note ? "warm" : "good") : "danger"}>{version ?? t("programMissing")}</Badge>
            {note && <span className="text-quiet">{note}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
