/** Width and height of a PNG or JPEG in pixels, read from its header; null when it is neither. */
export function imageSize(bytes: Buffer): { width: number; height: number } | null {
  return pngSize(bytes) ?? jpegSize(bytes);
}

const PNG_MAGIC = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function pngSize(bytes: Buffer): { width: number; height: number } | null {
  if (bytes.length < 24 || !bytes.subarray(0, 8).equals(PNG_MAGIC)) return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Walks the segments up to a start-of-frame, which holds the size (ITU T.81, B.2.2). */
function jpegSize(bytes: Buffer): { width: number; height: number } | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  let position = 2;
  while (position + 9 < bytes.length && bytes[position] === 0xff) {
    const marker = bytes.readUInt8(position + 1);
    if (isStartOfFrame(marker))
      return { width: bytes.readUInt16BE(position + 7), height: bytes.readUInt16BE(position + 5) };
    position += 2 + bytes.readUInt16BE(position + 2);
  }
  return null;
}

/** SOF0…SOF15 without the three other markers among them: DHT, JPG, DAC. */
function isStartOfFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
