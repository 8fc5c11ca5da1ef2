import { Link } from "react-router";
import { CHIP_CLASS } from "../../../../components/chipClass.ts";
import { useTranslations } from "../../../../i18n/index.ts";

/** The household's words for the film. Each leads to the films of the library that have it. */
export function Tags({ tags }: { tags: readonly string[] }) {
  const t = useTranslations("filmFacts");
  if (tags.length === 0) return null;
  return (
    <>
      <h3 id="tags" className="mt-5 mb-2 text-sm text-quiet">
        {t("tags")}
      </h3>
      <ul aria-labelledby="tags" className="flex flex-wrap gap-2">
        {tags.map((tag) => (
          <li key={tag} className="max-w-full">
            <Link
              to={`/?tag=${encodeURIComponent(tag)}`}
              title={t("findKeyword", { name: tag })}
              className={`${CHIP_CLASS} max-w-full`}
            >
              <span className="truncate">{tag}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
