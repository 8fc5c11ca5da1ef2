import { useTranslations } from "../../../i18n/index.ts";

/** Placeholders of the film screen, in its final layout. */
export function FilmSkeleton() {
  const t = useTranslations("common");
  return (
    <div role="status" className="gutter flex gap-8 pt-16 max-sm:flex-col sm:pt-[min(18vh,9rem)]">
      <span className="sr-only">{t("loading")}</span>
      <div className="skeleton aspect-2/3 w-56 shrink-0 max-sm:w-36" />
      <div className="grow space-y-4 pt-16">
        <div className="skeleton h-9 w-2/3" />
        <div className="skeleton h-4 w-1/3" />
        <div className="skeleton h-10 w-1/2" />
      </div>
    </div>
  );
}
