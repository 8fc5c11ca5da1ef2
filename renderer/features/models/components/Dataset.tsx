import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { Training } from "../hooks/useModels.ts";

/** What a training learnt from, before and behind the filter. */
export function Dataset({ training }: { training: Training }) {
  const t = useTranslations("models");
  const formats = useFormats();
  const { dataset, before_filter: before } = training;
  if (!dataset) return null;
  const rows = (["ratings", "users", "films"] as const).map((name) => ({
    name,
    kept: formats.number(dataset[name]),
    all: before ? formats.number(before[name]) : null,
  }));
  return (
    <section aria-labelledby="dataset" className="card p-5">
      <h2 id="dataset" className="font-semibold">
        {t("dataset")}
      </h2>
      <dl className="mt-3 grid grid-cols-3 gap-4">
        {rows.map(({ name, kept, all }) => (
          <div key={name}>
            <dt className="text-sm text-quiet">{t(name)}</dt>
            <dd className="text-xl font-semibold tabular-nums">
              {kept}{" "}
              {all !== null && all !== kept && (
                <span className="text-sm font-normal text-quiet">{t("of", { number: all })}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-xs break-all text-quiet">
        {t("fingerprint")} <code>{dataset.fingerprint.slice(0, 16)}</code>
      </p>
    </section>
  );
}
