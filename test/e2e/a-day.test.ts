import { afterAll, beforeAll, describe } from "vitest";
import { openMailServer } from "../notify/mail-server.ts";
import { aMissedDeadline } from "./a-day/a-missed-deadline.ts";
import { administration } from "./a-day/administration.ts";
import { arrivals } from "./a-day/arrivals.ts";
import { atTheAgency } from "./a-day/at-the-agency.ts";
import { Day } from "./a-day/day.ts";
import { everyPage } from "./a-day/every-page.ts";
import { inTheNight } from "./a-day/in-the-night.ts";
import { otherCity } from "./a-day/other-city.ts";
import { passedOn } from "./a-day/passed-on.ts";
import { hasBrowser, openBrowser } from "./browser.ts";
import { startProduct } from "./product.ts";

/** A day at an agency: two cities, three agencies, five residents. Each scene goes on where the one before ended. */
const day = new Day();

beforeAll(async () => {
  if (!hasBrowser) return;
  day.mail = await openMailServer();
  const settings = { SMTP_URL: day.mail.url, MAIL_FROM: "つなぐ <tsunagu@example.jp>" };
  [day.product, day.browser] = await Promise.all([startProduct(settings), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await day.browser?.close();
  await day.product?.stop();
  await day.mail?.close();
});

describe.skipIf(!hasBrowser)("a day at an agency", { timeout: 180_000 }, () => {
  arrivals(day);
  atTheAgency(day);
  passedOn(day);
  administration(day);
  inTheNight(day);
  otherCity(day);
  everyPage(day);
  aMissedDeadline(day);
});
