import { useId } from "react";

type TextAreaFieldProps = { label: string; value: string; maxLength: number; onChange: (value: string) => void };

/** A labelled text of several lines. */
export function TextAreaField({ label, value, maxLength, onChange }: TextAreaFieldProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      <textarea
        id={id}
        rows={5}
        className="field resize-y py-2"
        maxLength={maxLength}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </>
  );
}
