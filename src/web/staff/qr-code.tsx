import { useMemo } from "react";
import { encode } from "uqr";

/** A QR code, drawn here: what it holds is a secret that no other site may see. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => {
    const { size, data } = encode(text, { ecc: "M", border: 4 });
    const dots = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size, path: dots.join("") };
  }, [text]);
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className="size-56 rounded-8 border border-solid-gray-300 bg-white"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
