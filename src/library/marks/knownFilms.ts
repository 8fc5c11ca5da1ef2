/** SQL: the films that `:user` has rated, watched to the end or dismissed. */
export const KNOWN_FILMS = `SELECT film FROM rating WHERE user = :user
               UNION SELECT film FROM watch_state WHERE user = :user AND watched = 1
               UNION SELECT film FROM not_for_me WHERE user = :user`;
