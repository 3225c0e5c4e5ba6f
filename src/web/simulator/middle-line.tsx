import type { ReactNode } from "react";

/** A line in the middle of the chat that nobody said: a new day, a friend added, a message taken back. */
export function MiddleLine({ children }: { children: ReactNode }) {
  return (
    <p className="mx-auto my-2 max-w-full rounded-full bg-opacity-gray-700 px-4 py-1 text-center text-dns-14N-130 text-white">
      {children}
    </p>
  );
}
