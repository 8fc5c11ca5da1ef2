import { ExternalLink } from "lucide-react";
import type { FilmLink } from "../../../../../src/contract/index.ts";
import { useTranslations } from "../../../../i18n/index.ts";

/** The film's pages on other sites. */
export function FilmLinks({ links }: { links: readonly FilmLink[] }) {
  const t = useTranslations("filmFacts");
  if (links.length === 0) return null;
  return (
    <>
      <h3 id="links" className="mt-5 mb-1 text-sm text-quiet">
        {t("links")}
      </h3>
      <ul aria-labelledby="links" className="flex flex-wrap gap-x-5">
        {links.map(({ site, url }) => (
          <li key={site}>
            <a
              href={url}
              target="_blank"
              rel="noreferrer"
              title={t("opensOutside", { site: t(`site_${site}`) })}
              className="inline-flex min-h-8 items-center gap-1.5 rounded text-accent-text underline underline-offset-4"
            >
              {t(`site_${site}`)}
              <ExternalLink aria-hidden className="size-3.5" />
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
