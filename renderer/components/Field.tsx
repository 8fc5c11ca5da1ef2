import { type ComponentProps, type FormEvent, type ReactNode, useId, useState } from "react";
import { useTranslations } from "../i18n/index.ts";

type FieldProps = ComponentProps<"input"> & { label: string; hint?: ReactNode; error?: string | undefined };

/** A labelled text field with a hint and an error below it, which screen readers announce with the field. */
export function Field({ label, hint, error: problem, className = "", ...input }: FieldProps) {
  const t = useTranslations("common");
  const id = useId();
  const [isMissing, setMissing] = useState(false);
  const error = isMissing ? t("fillIn") : problem;
  // Replaces the browser's own message, which may be in another language.
  const onInvalid = (event: FormEvent<HTMLInputElement>) => {
    event.preventDefault();
    setMissing(event.currentTarget.validity.valueMissing);
    if (event.currentTarget.form?.querySelector(":invalid") === event.currentTarget) event.currentTarget.focus();
  };
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      <input
        id={id}
        className="field"
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        onInvalid={onInvalid}
        {...input}
        onInput={(event) => {
          setMissing(false);
          input.onInput?.(event);
        }}
      />
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-sm text-quiet">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="mt-1 text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
