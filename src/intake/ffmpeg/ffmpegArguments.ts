// The only file that knows fluent-ffmpeg, archived in 2025: it builds arguments and starts no process (decision 50).
import fluent, { type FfmpegCommand } from "fluent-ffmpeg";
import { fileUrl, WHITELISTS } from "./mediaWhitelists.ts";

const INPUT_OPTIONS = ["-nostdin", "-hide_banner", "-v", "error", "-threads", "1", ...WHITELISTS];

/**
 * The arguments with which ffmpeg reads one file within the whitelists and writes to its standard output.
 * @param inputPath absolute
 * @param describe adds what is wanted of the file
 */
export function ffmpegArguments(inputPath: string, describe: (command: FfmpegCommand) => FfmpegCommand): string[] {
  const command = fluent(fileUrl(inputPath)).inputOptions(INPUT_OPTIONS);
  return describe(command.output("pipe:1"))._getArguments();
}
