import holidayJp from "@holiday-jp/holiday_jp";

/**
 * National holidays of Japan (国民の祝日, 振替休日, 国民の休日) as ISO dates, 1970 to 2050.
 * 年末年始 is no national holiday; offices name it in their own hours.
 */
export const holidays: ReadonlySet<string> = new Set(Object.keys(holidayJp.holidays));
