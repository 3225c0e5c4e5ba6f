/**
 * How a browser is to take an answer, and what it calls the file (RFC 6266). Only what is percent-encoded gets into the header, so no
 * name can end it; characters that nobody sees (line ends, marks that turn the reading direction around) are left out, for "gnp.exe"
 * can be made to look like a picture.
 */
export function contentDisposition(how: "attachment" | "inline", name: string): string {
  const seen = name.toWellFormed().replace(/[\p{Cc}\p{Cf}]/gu, "");
  const encoded = encodeURIComponent(seen).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `${how}; filename*=UTF-8''${encoded}`;
}
