import type { FormEvent } from "react";

/** The text of a form's field; empty if it is missing or a file. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** Passes the form's fields to `handle` and keeps them filled, so that after an error only the wrong one is corrected. */
export function submitHandler(handle: (fields: FormData, form: HTMLFormElement) => void) {
  return (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    handle(new FormData(event.currentTarget), event.currentTarget);
  };
}
