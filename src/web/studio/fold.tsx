import { type ReactNode, useState } from "react";

type FoldProps = {
  summary: ReactNode;
  /** Whether it stands open at first. */
  open?: boolean;
  className?: string;
  children: ReactNode;
};

/**
 * What is drawn when somebody opens it, and not before: after each key a browser looks at every field of the page, also at those that are
 * folded away.
 */
export function Fold({ summary, open = false, className, children }: FoldProps) {
  const [seen, setSeen] = useState(open);
  return (
    <details open={open} className={className} onToggle={(event) => event.currentTarget.open && setSeen(true)}>
      <summary className="min-h-11 cursor-pointer py-2 text-std-16N-170 text-blue-1000 underline underline-offset-4">
        {summary}
      </summary>
      {seen ? children : null}
    </details>
  );
}
