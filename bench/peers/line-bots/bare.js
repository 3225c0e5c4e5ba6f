import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

/** The least that a webhook can be: node:http, the signature, 200. Keeps nothing, answers nobody. */
const { PORT, CHANNEL_SECRET } = process.env;

createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    if (request.method !== "POST") return response.writeHead(404).end();
    const signed = createHmac("sha256", CHANNEL_SECRET).update(Buffer.concat(chunks)).digest();
    const claimed = Buffer.from(request.headers["x-line-signature"] ?? "", "base64");
    const fits = claimed.length === signed.length && timingSafeEqual(signed, claimed);
    response.writeHead(fits ? 200 : 401).end();
  });
}).listen(Number(PORT), "127.0.0.1");
