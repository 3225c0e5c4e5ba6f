const PATHS = {
  add: "M12 5v14M5 12h14",
  close: "M6 6l12 12M18 6 6 18",
  dots: "M6 12.5h.01M6 11.5h.01M12 12.5h.01M12 11.5h.01M18 12.5h.01M18 11.5h.01",
  down: "M6 9l6 6 6-6",
  up: "M6 15l6-6 6 6",
  send: "M4 12 20 4l-4 16-4-7zM20 4l-8 9",
  photo: "M4 6h16v13H4zM4 16l5-5 4 4 3-2 4 4M15.5 10h.01",
  sticker: "M12 3a9 9 0 1 0 9 9h-5a4 4 0 0 1-4-4zM8.5 14c1 1.6 2.5 2.2 4 2.2",
  place: "M12 21s7-6.3 7-11.5A7 7 0 0 0 5 9.5C5 14.7 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  sound: "M12 4v16M8 8v8M16 8v8M4 11v2M20 11v2",
  film: "M4 6h11v12H4zM15 10l5-3v10l-5-3",
  file: "M7 3h7l5 5v13H7zM14 3v5h5M10 13h6M10 17h6",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 3.5-6.5 8-6.5s8 2.5 8 6.5",
  alert: "M12 4 2.5 20h19zM12 10v5M12 17.5h.01",
} as const;

export type IconName = keyof typeof PATHS;

/** A line icon, 24 px, in the colour of the text. Decoration only: the words stand beside it or in an aria-label. */
export function Icon({ name, className = "size-6" }: { name: IconName; className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={`shrink-0 ${className}`} fill="none">
      <path d={PATHS[name]} stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
