/** Where the tabs of one browser tell each other that somebody is there. */
const KEY = "tsunagu-active-at";
const LOOK_MS = 1_000;
const WARN_MS = 60_000;
const TELL_MS = 60_000;
const SIGNS = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

export type Idle = "here" | "soon" | "left";
type Options = { idleMs: number; onChange: (idle: Idle) => void; tell: () => void };

/**
 * Watches whether somebody is there, in any tab. `soon`: a minute before `left`. `tell`: somebody is, told at most once a minute,
 * so that the server knows it too. Returns how to stop.
 */
export function watchIdle({ idleMs, onChange, tell }: Options): () => void {
  let state: Idle = "here";
  let toldAt = 0;
  const seen = () => {
    if (state === "left") return;
    localStorage.setItem(KEY, String(Date.now()));
    if (Date.now() - toldAt > TELL_MS) {
      toldAt = Date.now();
      tell();
    }
    look();
  };
  const look = () => {
    if (state === "left") return;
    const quietMs = Date.now() - Number(localStorage.getItem(KEY) ?? 0);
    const now: Idle = quietMs >= idleMs ? "left" : quietMs >= idleMs - WARN_MS ? "soon" : "here";
    if (now === state) return;
    state = now;
    onChange(now);
  };
  seen();
  const timer = setInterval(look, LOOK_MS);
  for (const sign of SIGNS) addEventListener(sign, seen, { passive: true });
  // A laptop that was shut: its clock went on.
  document.addEventListener("visibilitychange", look);
  return () => {
    clearInterval(timer);
    for (const sign of SIGNS) removeEventListener(sign, seen);
    document.removeEventListener("visibilitychange", look);
  };
}
