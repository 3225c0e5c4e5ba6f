import { useRef } from "react";
import { Button } from "../shared/button.tsx";

type FileButtonProps = {
  /** What the button says; the hidden field is called the same. */
  label: string;
  /** As the field's `accept`: ".csv,.json". */
  accept: string;
  size?: "small";
  className?: string;
  /** The same file may be chosen twice in a row: it may have been mended meanwhile. */
  onChoose: (file: File) => void;
};

/** A button that lets somebody choose one file of her computer. */
export function FileButton({ label, accept, size, className = "", onChoose }: FileButtonProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        look="plain"
        {...(size === undefined ? {} : { size })}
        className={className}
        onClick={() => field.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={field}
        type="file"
        accept={accept}
        aria-label={label}
        className="hidden"
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          event.target.value = "";
          if (chosen !== undefined) onChoose(chosen);
        }}
      />
    </>
  );
}
