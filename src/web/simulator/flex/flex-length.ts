/**
 * LINE's size words in CSS pixels (reference, "flex message sizes"; the values that LINE's own Flex simulator draws with).
 * A word that is not in a table is already a length: "12px", "50%".
 */
const SPACES: Record<string, string> = {
  none: "0",
  xs: "2px",
  sm: "4px",
  md: "8px",
  lg: "12px",
  xl: "16px",
  xxl: "20px",
};
const BORDERS: Record<string, string> = {
  none: "0",
  light: "0.5px",
  normal: "1px",
  medium: "2px",
  "semi-bold": "3px",
  bold: "4px",
};
const FONTS: Record<string, number> = {
  xxs: 11,
  xs: 13,
  sm: 14,
  md: 16,
  lg: 19,
  xl: 22,
  xxl: 29,
  "3xl": 35,
  "4xl": 48,
  "5xl": 74,
};
const IMAGES: Record<string, string> = {
  xxs: "40px",
  xs: "60px",
  sm: "80px",
  md: "100px",
  lg: "120px",
  xl: "140px",
  xxl: "160px",
  "3xl": "180px",
  "4xl": "200px",
  "5xl": "220px",
  full: "100%",
};

/** Margins, paddings, spacing and offsets. Undefined stays undefined: nothing was asked for. */
export function spaceLength(size: string | undefined): string | undefined {
  return size === undefined ? undefined : (SPACES[size] ?? size);
}

/** LINE rounds corners by the same steps as it spaces. */
export const cornerLength = spaceLength;

export function borderLength(size: string | undefined): string | undefined {
  return size === undefined ? undefined : (BORDERS[size] ?? size);
}

/** Font sizes in rem, so that they grow with the reader's own setting; "md" when nothing is said. */
export function fontLength(size: string = "md"): string {
  const px = FONTS[size] ?? Number.parseFloat(size);
  return `${px / 16}rem`;
}

/** Widths of images; "md" when nothing is said. */
export function imageLength(size: string = "md"): string {
  return IMAGES[size] ?? size;
}
