import type { ComponentProps } from "react";

/** main: the one thing to do here. plain: everything else. quiet: like a link. danger: cannot be undone. */
type Look = "main" | "plain" | "quiet" | "danger";
/** Every size keeps a touch area of at least 44 px. */
type Size = "large" | "medium" | "small";

type ButtonLook = { look?: Look; size?: Size };

const LOOKS: Record<Look, string> = {
  main: "border-transparent bg-blue-900 text-white hover:bg-blue-1000 active:bg-blue-1200 hover:underline",
  plain: "border-blue-900 bg-white text-blue-900 hover:bg-blue-200 active:bg-blue-300 hover:underline",
  quiet: "border-transparent bg-transparent text-blue-1000 underline hover:bg-blue-50 active:bg-blue-100",
  danger: "border-transparent bg-red-900 text-white hover:bg-red-1000 active:bg-red-1200 hover:underline",
};

const SIZES: Record<Size, string> = {
  large: "min-h-14 px-6 py-3 text-oln-17B-100 rounded-8",
  medium: "min-h-12 px-4 py-2 text-oln-16B-100 rounded-8",
  small: "min-h-11 px-3 py-1 text-oln-16B-100 rounded-6",
};

const SHARED =
  "inline-flex items-center justify-center gap-2 border text-center leading-snug! underline-offset-4 disabled:border-transparent disabled:bg-solid-gray-300 disabled:text-solid-gray-50 disabled:no-underline aria-disabled:border-transparent aria-disabled:bg-solid-gray-300 aria-disabled:text-solid-gray-50 aria-disabled:no-underline";

/** A button of the デジタル庁 design system. It submits nothing unless `type="submit"` is given. */
export function Button({
  look = "main",
  size = "medium",
  className = "",
  ...rest
}: ComponentProps<"button"> & ButtonLook) {
  return <button type="button" {...rest} className={`${SHARED} ${LOOKS[look]} ${SIZES[size]} ${className}`} />;
}

/** A link that looks like a button: it leads to another page. */
export function LinkButton({
  look = "main",
  size = "medium",
  className = "",
  ...rest
}: ComponentProps<"a"> & ButtonLook) {
  return <a {...rest} className={`${SHARED} ${LOOKS[look]} ${SIZES[size]} ${className}`} />;
}
