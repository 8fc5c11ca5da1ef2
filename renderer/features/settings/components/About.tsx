import type { Settings } from "../../../../src/contract/index.ts";
import { useWords } from "../../../i18n/index.ts";
import { Section } from "./Section.tsx";

export function About({ settings }: { settings: Settings }) {
  const words = useWords("settings");
  return (
    <Section name="about" title={words("about")}>
      <div className="space-y-2 text-sm text-quiet">
        <p>Filmothèque · {words("version", { version: settings.version })}</p>
        <p>
          {words("dataFolder")} <span className="break-words text-ink">{settings.dataFolder}</span>
        </p>
        <p>{words("tmdbNotice")}</p>
        <p>{words("wikipediaNotice")}</p>
      </div>
    </Section>
  );
}
