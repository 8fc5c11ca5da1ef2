import { CodedError } from "../../errors/index.ts";

/** The image has a format or size that is not accepted, or cannot be decoded. The message is a short fact. */
export class ImageRefused extends CodedError<"picture_refused"> {
  override readonly name = "ImageRefused";
  constructor(message: string, options: { readonly cause?: unknown } = {}) {
    super("picture_refused", { fact: message }, { message, ...options });
  }
}
