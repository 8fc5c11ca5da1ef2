import { useTranslations } from "../i18n/index.ts";

type SkeletonProps = {
  /** How many placeholders. */
  count: number;
  /** Classes of each placeholder: the size of the content that will replace it. */
  className: string;
  /** Classes of the container. */
  arrangement?: string;
};

/** Placeholders for content that is being loaded. They appear after a short delay, for most content arrives sooner. */
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
