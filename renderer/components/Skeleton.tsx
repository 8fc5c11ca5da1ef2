import { useTranslations } from "../i18n/index.ts";

type SkeletonProps = {
  /** How many stand there. */
  count: number;
  /** Of each, so large as what will take its place. */
  className: string;
  /** Of what holds them. */
  arrangement?: string;
};

/** What a part of a screen will look like while it is on its way; nothing for the moment in which most of them come. */
export function Skeleton({ count, className, arrangement = "space-y-3" }: SkeletonProps) {
  const t = useTranslations("common");
  return (
    <div role="status" className={arrangement}>
      <span className="sr-only">{t("loading")}</span>
      {Array.from({ length: count }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike and never change their order
        <div key={at} aria-hidden className={`skeleton animate-late ${className}`} />
      ))}
    </div>
  );
}
