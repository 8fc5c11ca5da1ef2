import { describeApi } from "./describeApi.ts";

/** The API description in its two formats. */
export interface DescriptionTexts {
  /** OpenAPI 3.1. */
  readonly json: string;
  readonly html: string;
}

/** @param version of the program */
export async function describeInThread(version: string): Promise<DescriptionTexts> {
  const description = describeApi(version);
  const page = await description.page();
  return { json: JSON.stringify(await description.document()), html: await page.text() };
}
