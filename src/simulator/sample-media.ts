import { crc32, deflateSync } from "node:zlib";

export type MediaFile = { contentType: string; fileName: string; bytes: Buffer };

/** A picture, a sound and a PDF made on the spot, so that a resident can send something without looking for a file. */
export function sampleMedia(kind: "image" | "audio" | "file"): MediaFile {
  switch (kind) {
    case "image":
      return { contentType: "image/png", fileName: "sample.png", bytes: evening(240, 160) };
    case "audio":
      return { contentType: "audio/wav", fileName: "sample.wav", bytes: tone(440, 1) };
    case "file":
      return { contentType: "application/pdf", fileName: "sample.pdf", bytes: Buffer.from(EMPTY_PAGE, "latin1") };
    default:
      return kind satisfies never;
  }
}

/** A PNG of a sky over a hill, in true colour (PNG specification, 11.2: IHDR, IDAT, IEND). */
function evening(width: number, height: number): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const hill = y > height * 0.7 - Math.sin((x / width) * Math.PI) * height * 0.2;
      const glow = Math.round((y / height) * 120);
      rows.set(
        hill ? [40, 90, 70] : [120 + glow, 150 + Math.round(glow / 2), 220 - glow],
        y * (1 + width * 3) + 1 + x * 3,
      );
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits a channel, colour type 2 (RGB), and the only compression, filter and interlace there are.
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

/** A WAV of one tone: 8 bits, one channel. */
function tone(hertz: number, seconds: number): Buffer {
  const rate = 8000;
  const samples = Buffer.from(
    Array.from(
      { length: rate * seconds },
      (_, index) => 128 + Math.round(40 * Math.sin((2 * Math.PI * hertz * index) / rate)),
    ),
  );
  const header = Buffer.alloc(44);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(36 + samples.length, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}

const EMPTY_PAGE = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;
