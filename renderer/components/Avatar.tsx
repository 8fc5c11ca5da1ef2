import {
  Bird,
  Cat,
  Clapperboard,
  Dog,
  Fish,
  Ghost,
  type LucideIcon,
  Panda,
  Rabbit,
  Rocket,
  Snail,
  Squirrel,
  Turtle,
  UserRound,
} from "lucide-react";
import type { DrawnAvatar, User } from "../../src/contract/index.ts";

const DRAWINGS: Readonly<Record<DrawnAvatar, LucideIcon>> = {
  bird: Bird,
  cat: Cat,
  dog: Dog,
  fish: Fish,
  ghost: Ghost,
  panda: Panda,
  rabbit: Rabbit,
  rocket: Rocket,
  snail: Snail,
  squirrel: Squirrel,
  turtle: Turtle,
  clapperboard: Clapperboard,
};

type AvatarProps = { readonly user: Pick<User, "displayName" | "avatar">; readonly className?: string };

/** A person: their picture, the drawing they chose, or their initial. Decorative: the name stands beside it. */
export function Avatar({ user: { displayName, avatar }, className = "size-10" }: AvatarProps) {
  const Drawing = avatar?.drawn ? DRAWINGS[avatar.drawn] : null;
  const [first] = displayName.trim();
  return (
    <span
      aria-hidden
      className={`flex shrink-0 items-center justify-center overflow-hidden rounded-full bg-raised font-semibold text-accent-text ${className}`}
    >
      {avatar?.picture ? (
        <img src={avatar.picture} alt="" className="size-full object-cover" />
      ) : Drawing ? (
        <Drawing className="size-3/5" strokeWidth={1.8} />
      ) : (
        (first?.toLocaleUpperCase() ?? <UserRound className="size-3/5" />)
      )}
    </span>
  );
}
