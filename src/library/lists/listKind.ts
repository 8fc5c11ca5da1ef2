export type ListKind = "watchlist" | "favourites" | "own";
