import { ChevronDown, Film } from "lucide-react";
import { Button } from "../../../components/Button.tsx";
import { useShortcuts } from "../../../components/shortcuts.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { type Drop, isFinished } from "../drops.ts";
import { DropCard } from "./DropCard.tsx";

type ImportTrayProps = { drops: readonly Drop[]; isClosed: boolean; onToggle: (isClosed: boolean) => void };

/** One card a drop. Closed, a badge counts the drops that are still being imported. */
export function ImportTray({ drops, isClosed, onToggle }: ImportTrayProps) {
  const t = useTranslations("drop");
  const formats = useFormats();
  const open = drops.filter((drop) => !isFinished(drop)).length;
  useShortcuts(isClosed ? {} : { Escape: () => onToggle(true) });

  if (isClosed) {
    return (
      <Button className="fixed right-5 bottom-5 z-30 shadow-float" onClick={() => onToggle(false)}>
        <Film aria-hidden className="size-5 text-accent-text" />
        {open > 0 ? t("trayOpen", { count: open, number: formats.number(open) }) : t("tray")}
      </Button>
    );
  }
  return (
    <section
      aria-label={t("tray")}
      className="card fixed right-5 bottom-5 z-30 flex max-h-[70vh] w-96 max-w-[90vw] animate-rise flex-col shadow-float"
    >
      <div className="flex items-center justify-between gap-3 border-b border-line px-4 py-2">
        <h2 className="font-semibold">{t("tray")}</h2>
        <button
          type="button"
          aria-label={t("closeTray")}
          title={t("closeTray")}
          className="rounded-lg p-2 text-quiet hover:bg-raised hover:text-ink"
          onClick={() => onToggle(true)}
        >
          <ChevronDown aria-hidden className="size-5" />
        </button>
      </div>
      <ul className="divide-y divide-line overflow-auto">
        {drops.map((drop) => (
          <li key={drop.id}>
            <DropCard drop={drop} />
          </li>
        ))}
      </ul>
    </section>
  );
}
