/** Of this process's environment what any program needs to run, and nothing that could be a setting of the product. */
export function bareEnvironment(): Record<string, string> {
  const { PATH = "", HOME = "", TMPDIR, NODE_COMPILE_CACHE } = process.env;
  const more = { ...(TMPDIR && { TMPDIR }), ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }) };
  return { PATH, HOME, ...more };
}
