import type { FormEvent } from "react";

/** A form's text field; what is missing or no text reads as empty. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** Hands the form's fields on, and leaves them filled: after a refusal only what was wrong is typed again. */
export function submitHandler(handle: (fields: FormData, form: HTMLFormElement) => void) {
  return (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    handle(new FormData(event.currentTarget), event.currentTarget);
  };
}
