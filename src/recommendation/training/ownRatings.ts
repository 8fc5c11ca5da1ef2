import type { Store } from "../../store/index.ts";
import type { HouseholdRating } from "../household/rankHousehold.ts";

/** How many films of the library, with known content, each member of the household rated. */
export function ownRatingCounts({ sql }: Pick<Store, "sql">): { readonly user: number; readonly count: number }[] {
  return sql<{ user: number; count: number }>(`
    SELECT rating.user, count(*) AS count
    FROM rating JOIN film ON film.id = rating.film
    WHERE film.state = 'identified'
    GROUP BY rating.user
    ORDER BY count DESC, rating.user`).all();
}

/** These ratings of a member, oldest first. */
export function ownRatings({ sql }: Pick<Store, "sql">, user: number): HouseholdRating[] {
  return sql<HouseholdRating>(`
    SELECT rating.film, rating.value
    FROM rating JOIN film ON film.id = rating.film
    WHERE rating.user = :user AND film.state = 'identified'
    ORDER BY rating.rated_at, rating.film`).all({ user });
}
