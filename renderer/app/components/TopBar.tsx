import { Link } from "react-router";
import { useIsKid } from "../../api/session.ts";
import { AddFilms } from "../../features/drop/AddFilms.tsx";
import { AccountMenu } from "./AccountMenu.tsx";
import { ActivityIndicator } from "./ActivityIndicator.tsx";
import { SearchBox } from "./SearchBox.tsx";

export function TopBar() {
  const isKid = useIsKid();
  return (
    <header className="flex items-center gap-4 sm:col-span-2 max-sm:gap-2 border-b border-line/60 px-4 py-2.5">
      <Link to="/" className="flex shrink-0 items-center gap-2.5 rounded-lg font-semibold tracking-tight">
        <img src="/icon.svg" alt="" className="size-8" />
        <span className="max-md:sr-only">Filmothèque</span>
      </Link>
      <SearchBox />
      <div className="ml-auto flex shrink-0 items-center gap-2">
        {!isKid && <ActivityIndicator />}
        {!isKid && <AddFilms />}
        <AccountMenu />
      </div>
    </header>
  );
}
