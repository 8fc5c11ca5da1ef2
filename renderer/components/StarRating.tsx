import { Star } from "lucide-react";

type StarRatingProps = {
  label: string;
  value: number | null;
  /** The accessible name of a value: "3.5 of 5". */
  labelOf: (value: number) => string;
  /** @param isPressed by mouse or touch. With the arrow keys every value on the way is called too. */
  onRate: (value: number, isPressed: boolean) => void;
};

const STARS = [1, 2, 3, 4, 5];

/** Five stars in steps of a half: a radio group of ten values. */
export function StarRating({ label, value, labelOf, onRate }: StarRatingProps) {
  return (
    <fieldset className="group/stars flex w-fit rounded-lg has-focus-visible:outline-2 has-focus-visible:outline-offset-4 has-focus-visible:outline-accent-text">
      <legend className="sr-only">{label}</legend>
      {STARS.map((star) => (
        <span key={star} className="relative size-8">
          <Star aria-hidden className="absolute inset-0.5 size-7 text-line-strong" strokeWidth={1.5} />
          <span
            aria-hidden
            className="absolute inset-y-0.5 left-0.5 overflow-hidden"
            style={{ width: `${Math.min(Math.max((value ?? 0) - star + 1, 0), 1) * 1.75}rem` }}
          >
            <Star className="size-7 fill-accent text-accent" strokeWidth={1.5} />
          </span>
          <Half value={star - 0.5} side="left-0" {...{ label, labelOf, onRate }} isTaken={value === star - 0.5} />
          <Half value={star} side="right-0" {...{ label, labelOf, onRate }} isTaken={value === star} />
        </span>
      ))}
    </fieldset>
  );
}

type HalfProps = Pick<StarRatingProps, "label" | "labelOf" | "onRate"> & {
  value: number;
  side: string;
  isTaken: boolean;
};

function Half({ value, side, label, labelOf, onRate, isTaken }: HalfProps) {
  return (
    <label
      title={labelOf(value)}
      className={`absolute inset-y-0 w-1/2 cursor-pointer rounded hover:bg-accent/20 ${side}`}
    >
      <input
        type="radio"
        name={label}
        aria-label={labelOf(value)}
        className="absolute inset-0 cursor-pointer opacity-0"
        checked={isTaken}
        // The click event that an arrow key causes has `detail` 0.
        onChange={({ nativeEvent }) => onRate(value, nativeEvent instanceof MouseEvent && nativeEvent.detail > 0)}
      />
    </label>
  );
}
