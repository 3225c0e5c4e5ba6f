import type { BundleMenu } from "../app/studio-content.ts";
import { CityMenu, DEFAULT_MENU, MenuPicture, type PictureFault, pictureFault } from "../core/city-menu.ts";
import { imageSize } from "../core/image-size.ts";
import { RichMenu } from "../core/line-message/rich-menu.ts";
import {
  boundsOf,
  drawnOf,
  fitsShippedPicture,
  type LayoutFault,
  layoutFaults,
  richMenuOf,
} from "../core/menu-layout.ts";
import { MENU_FILE, PICTURE_FILE } from "../core/studio/bundle.ts";
import { NOWHERE } from "../core/studio/content-problem.ts";
import type { Finding } from "./finding.ts";
import { shippedPicture } from "./menu-picture.ts";
import type { FileOf } from "./parse-city.ts";
import { shapeFindings } from "./shape-findings.ts";

/** A city's menu with its picture, and what is wrong with them. Without a file it is the one that came with the program. */
export function parseMenu(fileOf: FileOf): { menu: BundleMenu | null; findings: Finding[] } {
  const file = fileOf(MENU_FILE);
  if (file === null) return { menu: { menu: DEFAULT_MENU, picture: shippedPicture(), drawn: true }, findings: [] };
  if (file.findings.length > 0) return { menu: null, findings: file.findings };
  const value = file.value ?? {};
  const parsed = CityMenu.safeParse(value);
  if (!parsed.success) {
    return { menu: null, findings: shapeFindings(CityMenu, value, { file: MENU_FILE, path: [] }) };
  }
  const menu = parsed.data;
  const picture = pictureOf(menu, fileOf);
  if (!("bytes" in picture)) return { menu: null, findings: [picture.finding] };
  const leadsToPerson = boundsOf({ width: 1, height: 1 }, menu).some(
    ({ tile: { action } }) => action.do === "command" && action.command === "person",
  );
  return {
    menu: { menu, picture: picture.bytes, drawn: picture.drawn },
    findings: [
      ...layoutFindings(menu),
      ...lineFindings(menu, picture.bytes),
      ...(leadsToPerson ? [] : [personMissing()]),
    ],
  };
}

type Picture = { bytes: Uint8Array; drawn: boolean } | { finding: Finding };

function pictureOf(menu: CityMenu, fileOf: FileOf): Picture {
  if (menu.picture === "shipped") {
    if (fitsShippedPicture(menu)) return { bytes: shippedPicture(), drawn: true };
    return { finding: wrong(MENU_FILE, ["picture"], "the shipped picture shows other tiles", FAULTS.other_tiles) };
  }
  const file = fileOf(PICTURE_FILE);
  const parsed = MenuPicture.safeParse(file?.value);
  if (!parsed.success) return { finding: wrong(PICTURE_FILE, [], "there is no picture", FAULTS.missing) };
  const bytes = Buffer.from(parsed.data.base64, "base64");
  const fault = pictureFault(bytes);
  if (fault !== null) return { finding: wrong(PICTURE_FILE, ["base64"], fault, FAULTS[fault]) };
  const { drawn, of } = parsed.data;
  if (drawn && of !== undefined && of !== drawnOf(menu)) {
    return { finding: wrong(PICTURE_FILE, ["of"], "the picture was drawn from other labels", FAULTS.outdated) };
  }
  return { bytes, drawn };
}

function layoutFindings(menu: CityMenu): Finding[] {
  const labels = (menu.areas ?? []).map(({ label }) => label);
  return layoutFaults(menu).map((fault) => {
    const { message, mend } = sayFault(fault, labels);
    return {
      ...{ code: "menu", level: fault.kind === "small" ? "warning" : "error", file: MENU_FILE },
      ...{ path: ["areas", fault.at, "bounds"], place: NOWHERE, label: labels[fault.at] ?? "" },
      ...{ reason: `the rectangle is ${fault.kind}`, message, mend },
    };
  });
}

/** What LINE itself would refuse, and our own schema does not see. */
function lineFindings(menu: CityMenu, picture: Uint8Array): Finding[] {
  const size = imageSize(picture);
  if (size === null) return [];
  const checked = RichMenu.safeParse({ name: "tsunagu", ...richMenuOf(menu, size) });
  return (checked.error?.issues ?? []).map(({ message, path }) => wrong(MENU_FILE, [], message, path.join(".")));
}

const FAULTS: Readonly<Record<PictureFault | "missing" | "other_tiles" | "outdated", string>> = {
  outdated: "メニューの絵が、今のならびや文字と合っていません",
  missing: "メニューの絵がありません",
  other_tiles: "はじめから入っている絵は、はじめのメニューにしか合いません",
  no_picture: "メニューの絵が、PNGでもJPEGでもありません",
  too_large: "メニューの絵が、1MBより大きいです",
  wrong_size: "メニューの絵は、よこ800から2500、たて250より大きい必要があります（ピクセル）",
  too_narrow: "メニューの絵は、よこが、たての1.45倍より長い必要があります",
};

/** A rectangle's fault as people read it, and what to do. */
function sayFault(fault: LayoutFault, labels: readonly string[]): { message: string; mend: string } {
  const name = `メニューの「${labels[fault.at] ?? ""}」`;
  switch (fault.kind) {
    case "outside":
      return { message: `${name}が、絵の外に出ています`, mend: "「メニュー」のページで、絵の中に入れてください。" };
    case "overlap":
      return {
        message: `${name}が、「${labels[fault.over] ?? ""}」と重なっています`,
        mend: "「メニュー」のページで、はなしてください。どちらが押されたか、わからなくなります。",
      };
    case "small":
      return { message: `${name}が小さくて、押しにくいです`, mend: "よこもたても、290より大きくしてください。" };
    default:
      return fault satisfies never;
  }
}

function wrong(file: string, path: readonly string[], reason: string, message: string): Finding {
  return {
    ...{ code: "menu", level: "error", file, path, place: NOWHERE, label: "menu", reason, message },
    mend: "「メニュー」のページで、絵を作りなおすか、えらびなおしてください。",
  };
}

function personMissing(): Finding {
  return {
    ...{ code: "menu", level: "warning", file: MENU_FILE, path: ["rows"], place: NOWHERE, label: "menu" },
    reason: "no tile leads to a person",
    message: "メニューに「人と話したい」がありません",
    mend: "1つを「人と話したい」にすると、いつでも人に話せます。",
  };
}
