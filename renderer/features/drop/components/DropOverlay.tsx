import { Ban, Film } from "lucide-react";
import { desktop } from "../../../api/desktop.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { DragContent } from "../hooks/useDragOver.ts";

/** @param isOnFilm what is dropped belongs to the film on screen */
export function DropOverlay({ dragged, isOnFilm }: { dragged: DragContent; isOnFilm: boolean }) {
  const t = useTranslations("drop");
  const formats = useFormats();
  const isRefused = dragged.kind === "other";
  const Icon = isRefused ? Ban : Film;
  const title = () => {
    if (isRefused) return t("notFiles");
    if (isOnFilm) return t("give");
    if (dragged.count === null) return t("releaseUnknown");
    return t("release", { count: dragged.count, number: formats.number(dragged.count) });
  };

  const advice = () => {
    if (isRefused) return t("notFilesAdvice");
    if (isOnFilm) return t("giveAdvice");
    return t(desktop() ? "link" : "upload");
  };

  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-0 z-50 flex items-center justify-center bg-veil p-6 backdrop-blur-sm"
    >
      <div
        className={`flex size-full animate-rise flex-col items-center justify-center rounded-3xl border-3 border-dashed text-center ${isRefused ? "border-danger" : "border-accent"}`}
      >
        <Icon
          aria-hidden
          className={`mb-5 size-16 ${isRefused ? "text-danger" : "text-accent-text"}`}
          strokeWidth={1.3}
        />
        <p className="text-3xl font-semibold tracking-tight">{title()}</p>
        <p className="mt-2 text-lg text-quiet">{advice()}</p>
        <p className="mt-8 text-sm text-quiet">{t("leave")}</p>
      </div>
    </div>
  );
}
