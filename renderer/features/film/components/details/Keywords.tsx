import { Link } from "react-router";
import { CHIP_CLASS } from "../../../../components/chipClass.ts";
import { useTranslations } from "../../../../i18n/index.ts";
import { filterAddress } from "./filterAddress.ts";

/** Each leads to the films of the library that have it. */
export function Keywords({ keywords }: { keywords: readonly string[] }) {
  const t = useTranslations("filmFacts");
  if (keywords.length === 0) return null;
  return (
    <>
      <h3 id="keywords" className="mt-5 mb-2 text-sm text-quiet">
        {t("keywords")}
      </h3>
      <ul aria-labelledby="keywords" className="flex flex-wrap gap-2">
        {keywords.map((name) => (
          <li key={name} className="max-w-full">
            <Link
              to={filterAddress("keyword", name)}
              title={t("findKeyword", { name })}
              className={`${CHIP_CLASS} max-w-full`}
            >
              <span className="truncate">{name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
