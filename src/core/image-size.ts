/** A picture as its own bytes tell it. */
export type ImageSize = { type: "image/png" | "image/jpeg"; width: number; height: number };

/** Kind, width and height of a PNG or JPEG in pixels, read from its header; null when it is neither. */
export function imageSize(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return pngSize(view) ?? jpegSize(view);
}

const PNG_MAGIC = [0x89504e47, 0x0d0a1a0a] as const;

function pngSize(view: DataView): ImageSize | null {
  if (view.byteLength < 24 || view.getUint32(0) !== PNG_MAGIC[0] || view.getUint32(4) !== PNG_MAGIC[1]) return null;
  return { type: "image/png", width: view.getUint32(16), height: view.getUint32(20) };
}

/** Walks the segments up to a start-of-frame, which holds the size (ITU T.81, B.2.2). */
function jpegSize(view: DataView): ImageSize | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let position = 2;
  while (position + 9 < view.byteLength && view.getUint8(position) === 0xff) {
    if (isStartOfFrame(view.getUint8(position + 1)))
      return { type: "image/jpeg", width: view.getUint16(position + 7), height: view.getUint16(position + 5) };
    position += 2 + view.getUint16(position + 2);
  }
  return null;
}

/** SOF0…SOF15 without the three other markers among them: DHT, JPG, DAC. */
function isStartOfFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
