/** `[1234:1126/130711.896599:ERROR:bus.cc(407)] …`: what Chromium notes for its developers. */
const LOG_LINE = /^\[[\d:/.]+:(?:[A-Z_]+\d*):[^\]]+\] /;
const FATAL_LINE = /^\[[\d:/.]+:FATAL:/;
const STACK_LINE = /^#\d+ 0x|^Received signal \d+|^\[end of stack trace\]|^ +r\d+: |^Calling _exit\(/;
/** GTK, Mesa, video drivers: the libraries that a Linux desktop brings. */
const LIBRARY_LINE = /^\([^)]*:\d+\): [\w-]+-(WARNING|CRITICAL|Message) \*\*|^Gtk-Message:|^libva |^MESA|^Fontconfig /;

/** Whether a line is of no use to the user: buses, graphics cards and drivers that Chromium can do without. */
export function isNoise(line: string): boolean {
  return [LOG_LINE, STACK_LINE, LIBRARY_LINE].some((kind) => kind.test(line));
}

/** Whether a line says why Chromium ended. */
export function isLastWord(line: string): boolean {
  return FATAL_LINE.test(line);
}
