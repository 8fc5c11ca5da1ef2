/** The picture is of a kind or size that is not opened, or cannot be decoded. The message is a short fact. */
export class PictureRefused extends Error {
  override readonly name = "PictureRefused";
  readonly code = "picture_refused";
}
