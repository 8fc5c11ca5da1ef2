import type { MouseEvent, ReactNode } from "react";
import { Link, useNavigate } from "react-router";
import { withPosterTransition } from "../navigation/posterTransition.ts";

type FilmLinkProps = {
  filmId: number;
  className?: string;
  /** The film whose page this is. */
  isCurrent?: boolean;
  /** False beside another link to the same film: it is for the pointer. */
  isTabStop?: boolean;
  children: ReactNode;
};

/** A link around a film's poster: the poster grows into the film's page. */
export function FilmLink({
  filmId,
  className = "block rounded-lg hover:brightness-110",
  isCurrent,
  isTabStop = true,
  children,
}: FilmLinkProps) {
  const navigate = useNavigate();
  const path = `/films/${filmId}`;
  const onClick = (event: MouseEvent<HTMLAnchorElement>) => {
    // Another button or key opens it elsewhere; to the page that is shown there is no way to go.
    if (isCurrent || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    withPosterTransition(event.currentTarget, filmId, () => void navigate(path));
  };
  return (
    <Link
      to={path}
      {...(!isTabStop && { tabIndex: -1, "aria-hidden": true })}
      aria-current={isCurrent ? "page" : undefined}
      className={className}
      onClick={onClick}
    >
      {children}
    </Link>
  );
}
