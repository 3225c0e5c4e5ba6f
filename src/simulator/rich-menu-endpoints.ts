import { imageSize } from "../core/image-size.ts";
import { RichMenu } from "../core/line-message/rich-menu.ts";
import {
  accept,
  acceptBytes,
  decline,
  type LineAnswer,
  type LineCall,
  type LineEndpoint,
  refuse,
} from "./line-answer.ts";
import type { Platform } from "./platform.ts";
import { readLineBody } from "./read-line-body.ts";
import { EVERYBODY } from "./rich-menus.ts";

const MENUS_MAX = 1000;
const IMAGE_BYTES_MAX = 1024 * 1024;

const name = "rich_menu";
const ONE = "/v2/bot/richmenu/:richMenuId";
const OF_USER = "/v2/bot/user/:userId/richmenu";

/** Making menus, giving them a picture, and saying who sees which. Aliases and bulk calls are left out. */
export const richMenuEndpoints: LineEndpoint[] = [
  { name, method: "post", path: "/v2/bot/richmenu", answer: create },
  { name, method: "post", path: "/v2/bot/richmenu/validate", answer: validate },
  { name, method: "get", path: "/v2/bot/richmenu/list", answer: list },
  { name, method: "get", path: ONE, answer: show },
  { name, method: "delete", path: ONE, answer: remove },
  { name, method: "post", path: `${ONE}/content`, answer: setPicture },
  { name, method: "get", path: `${ONE}/content`, answer: picture },
  // `:userId` is also "all": the default of the account.
  { name, method: "get", path: OF_USER, answer: linked },
  { name, method: "delete", path: OF_USER, answer: unlink },
  { name, method: "post", path: `${OF_USER}/:richMenuId`, answer: link },
];

function create({ richMenus, ids }: Platform, call: LineCall): LineAnswer {
  const menu = readLineBody(RichMenu, call);
  if (!menu.ok) return menu.answer;
  if (richMenus.list(call.city.id).length >= MENUS_MAX)
    return refuse(400, "The number of rich menus exceeds the limit");
  const richMenuId = ids.richMenu();
  richMenus.add(richMenuId, call.city.id, menu.value);
  return accept({ richMenuId });
}

function validate(_platform: Platform, call: LineCall): LineAnswer {
  const menu = readLineBody(RichMenu, call);
  return menu.ok ? accept() : menu.answer;
}

function list({ richMenus }: Platform, { city }: LineCall): LineAnswer {
  return accept({ richmenus: richMenus.list(city.id).map(({ richMenuId, menu }) => ({ richMenuId, ...menu })) });
}

function show({ richMenus }: Platform, { city, params }: LineCall): LineAnswer {
  const found = richMenus.find(city.id, params.richMenuId ?? "");
  return found === null ? refuse(404, "Not found") : accept({ richMenuId: found.richMenuId, ...found.menu });
}

function remove(platform: Platform, { city, params }: LineCall): LineAnswer {
  if (!platform.richMenus.remove(city.id, params.richMenuId ?? "")) return refuse(404, "Not found");
  tellCity(platform, city.id);
  return accept();
}

function setPicture({ richMenus }: Platform, { city, params, body, contentType }: LineCall): LineAnswer {
  const found = richMenus.find(city.id, params.richMenuId ?? "");
  if (found === null) return refuse(404, "Not found");
  if (contentType !== "image/png" && contentType !== "image/jpeg")
    return refuse(415, `The content type, ${contentType || "none"}, is not supported`);
  if (richMenus.picture(found.richMenuId) !== null)
    return refuse(400, "An image has already been uploaded to the richmenu");
  if (body.length > IMAGE_BYTES_MAX) return refuse(413, "The image is larger than 1 MB");
  const size = imageSize(body);
  if (size === null) return refuse(400, "The image could not be read");
  // Facts: line.md 3.9.
  if (size.width < 800 || size.width > 2500 || size.height < 250 || size.width / size.height < 1.45)
    return refuse(400, "The image size is invalid");
  richMenus.setPicture(found.richMenuId, { contentType, bytes: body });
  return accept();
}

function picture({ richMenus }: Platform, { city, params }: LineCall): LineAnswer {
  const found = richMenus.find(city.id, params.richMenuId ?? "");
  const image = found === null ? null : richMenus.picture(found.richMenuId);
  return image === null ? refuse(404, "Not found") : acceptBytes(image.contentType, image.bytes);
}

function linked({ richMenus }: Platform, { city, params }: LineCall): LineAnswer {
  const richMenuId = richMenus.linked(city.id, params.userId ?? "");
  return richMenuId === null ? decline(404, "the user has no richmenu") : accept({ richMenuId });
}

function link(platform: Platform, { city, params }: LineCall): LineAnswer {
  const { userId = "", richMenuId = "" } = params;
  const found = platform.richMenus.find(city.id, richMenuId);
  if (found === null) return refuse(404, "Not found");
  if (platform.richMenus.picture(richMenuId) === null)
    return refuse(400, "must upload richmenu image before applying it to user");
  // For anybody but a friend LINE says yes and does nothing.
  if (userId === EVERYBODY || platform.residents.find(userId)?.relation === "friend")
    platform.richMenus.link(city.id, userId, richMenuId);
  tellCity(platform, city.id);
  return accept();
}

function unlink(platform: Platform, { city, params }: LineCall): LineAnswer {
  platform.richMenus.unlink(city.id, params.userId ?? "");
  tellCity(platform, city.id);
  return accept();
}

/** Any open chat of the account may now show another menu. */
function tellCity({ residents, changes }: Platform, city: string): void {
  for (const resident of residents.list()) {
    if (resident.city === city) changes.tell({ what: "chat", userId: resident.userId });
  }
}
