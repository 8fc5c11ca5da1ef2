import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import type { Feature } from "../hooks/useMonitoring.ts";

/** A rating is stars, a decade a span of years; a genre is its own name. */
export function useShareLabel(feature: string): (label: string) => string {
  const t = useTranslations("drift");
  const genre = useTermTranslation("genres");
  return (label) => {
    if (feature === "rating_histogram") return t("stars", { count: Number(label), number: label });
    if (feature === "decade_mix") return label === "unknown" ? t("unknownYear") : t("decade", { year: label });
    const known = genre(label);
    return known.charAt(0).toUpperCase() + known.slice(1);
  };
}

export function largestChanges(feature: Feature): { label: string; before: number; now: number }[] {
  const before = typeof feature.baseline === "object" && feature.baseline ? feature.baseline : {};
  const now = typeof feature.current === "object" && feature.current ? feature.current : {};
  return Object.keys({ ...before, ...now })
    .map((label) => ({ label, before: before[label] ?? 0, now: now[label] ?? 0 }))
    .sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before));
}
