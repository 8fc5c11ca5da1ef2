import { ArrowRight, Lock } from "lucide-react";
import type { RefreshPreview } from "../../../../../src/contract/index.ts";
import { useTermTranslation, useTranslations } from "../../../../i18n/index.ts";
import { FactValue } from "../sources/FactValue.tsx";

type RefreshedFieldRowProps = {
  row: RefreshPreview["fields"][number];
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
};

/** A field with its present value and the provider's. A locked one keeps its value and cannot be chosen. */
export function RefreshedFieldRow({
  row: { field, before, after, locked },
  isChosen,
  onChoose,
}: RefreshedFieldRowProps) {
  const t = useTranslations("refresh");
  const name = useTermTranslation("fields")(field);
  return (
    <li className="border-t border-line/60">
      <label className="grid grid-cols-[1.25rem_minmax(0,1fr)] items-start gap-x-3 py-3 sm:grid-cols-[1.25rem_9rem_minmax(0,1fr)_1rem_minmax(0,1fr)]">
        <input
          type="checkbox"
          className="size-5 accent-accent"
          disabled={locked}
          checked={isChosen && !locked}
          onChange={(event) => onChoose(event.target.checked)}
        />
        <span>
          {name}
          {locked && (
            <span className="mt-0.5 flex items-center gap-1 text-sm text-quiet">
              <Lock aria-hidden className="size-3.5" />
              {t("locked")}
            </span>
          )}
        </span>
        <Value label={t("before")} field={field} value={before} />
        <ArrowRight aria-hidden className="mt-1 size-4 text-quiet max-sm:hidden" />
        <Value label={t("after")} field={field} value={after} isStruck={locked} />
      </label>
    </li>
  );
}

type ValueProps = { label: string; field: string; value: unknown; isStruck?: boolean };

function Value({ label, field, value, isStruck = false }: ValueProps) {
  const t = useTranslations("refresh");
  return (
    <span className="min-w-0 break-words max-sm:col-start-2">
      <span className="mr-1.5 text-sm text-quiet sm:sr-only">{label}</span>
      <span className={`line-clamp-4 ${isStruck ? "text-quiet line-through" : ""}`}>
        {value === null ? (
          <span className="text-quiet">{t("nothing")}</span>
        ) : (
          <FactValue field={field} value={value} />
        )}
      </span>
    </span>
  );
}
