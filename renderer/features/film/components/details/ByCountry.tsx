import { useFormats } from "../../../../i18n/format.ts";
import { useTranslations } from "../../../../i18n/index.ts";

type ByCountryProps = {
  /** The value for the person's country, or for any. */
  own: string | null;
  /** The person's country comes first; an empty country stands for any. */
  rows: readonly { readonly country: string; readonly value: string }[];
};

/** The value of the person's country; those of all others on request. */
export function ByCountry({ own, rows }: ByCountryProps) {
  const t = useTranslations("filmFacts");
  const formats = useFormats();
  const countryName = (code: string) => (code === "" ? t("anyCountry") : formats.countryName(code));
  const [first] = rows;
  const isOfCountry = first !== undefined && first.value === own && first.country !== "";
  return (
    <>
      {own !== null && (isOfCountry ? t("inCountry", { value: own, country: countryName(first.country) }) : own)}
      {rows.length > (isOfCountry ? 1 : 0) && (
        <details className="text-sm">
          <summary className="inline-flex min-h-6 items-center rounded text-quiet underline underline-offset-4 hover:text-ink">
            {t("allCountries", { number: formats.number(rows.length) })}
          </summary>
          <ul className="mt-1 max-h-56 space-y-0.5 overflow-y-auto">
            {rows.map(({ country, value }) => (
              <li key={country}>
                {countryName(country)}
                <span className="text-quiet"> · {value}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
