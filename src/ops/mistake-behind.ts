const DATA_DIR_UNUSABLE = "DATA_DIR: this folder cannot be made or written; set DATA_DIR to one that can";

const MISTAKES: Readonly<Record<string, string>> = {
  EADDRINUSE: "PORT: this port is taken by another program; set PORT to a free one",
  EADDRNOTAVAIL: "HOST: this machine does not have this address; 127.0.0.1 always works",
  ENOTFOUND: "HOST: this name is not known; 127.0.0.1 always works",
  EACCES: "PORT or DATA_DIR: not allowed for this user; set PORT above 1023 and DATA_DIR to a folder of this user",
  EEXIST: DATA_DIR_UNUSABLE,
  ENOTDIR: DATA_DIR_UNUSABLE,
  EROFS: DATA_DIR_UNUSABLE,
};

/** Which setting is wrong when the system refuses with this code at start, in words; null when no setting is to blame. */
export function mistakeBehind(code: string): string | null {
  return MISTAKES[code] ?? null;
}
