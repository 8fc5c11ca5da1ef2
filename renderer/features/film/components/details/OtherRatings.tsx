import type { FilmDetail } from "../../../../../src/contract/index.ts";
import { useFormats } from "../../../../i18n/format.ts";
import { useTranslations } from "../../../../i18n/index.ts";

/** Names that Kodi and its scrapers write, as the sites write themselves. */
const SITES: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    imdb: "IMDb",
    metacritic: "Metacritic",
    tomatometerallcritics: "Rotten Tomatoes",
    tomatometerallaudience: "Rotten Tomatoes (audience)",
    tomatometeravgcritics: "Rotten Tomatoes (average)",
    rottentomatoes: "Rotten Tomatoes",
    letterboxd: "Letterboxd",
    trakt: "Trakt",
  }),
);

/** Ratings of other sites, each with its scale and votes. */
export function OtherRatings({ ratings }: { ratings: FilmDetail["otherRatings"] }) {
  const t = useTranslations("filmFacts");
  const formats = useFormats();
  return (
    <ul>
      {ratings.map(({ site, value, outOf, votes }) => {
        const values = { value: formats.number(value), outOf: formats.number(outOf) };
        return (
          <li key={site}>
            {SITES.get(site.toLowerCase()) ?? site}{" "}
            {votes === null ? t("rating", values) : t("ratingOfVotes", { ...values, votes: formats.number(votes) })}
          </li>
        );
      })}
    </ul>
  );
}
