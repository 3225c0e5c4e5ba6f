import { MENU_COMMAND_NAMES, type MenuTile, type PictureFault } from "../../../core/city-menu.ts";
import type { MenuLine } from "../../../core/studio/menu-view.ts";

/** What the page of the chat's menu says. */
export const menuWords = {
  title: "メニュー",
  lead: "LINEのトークの下に、いつも出るメニューです。公開すると、数秒でLINEに出ます。パソコンのLINEには出ません。",
  bar: { label: "メニューを開くボタンの文字", hint: "14文字まで" },
  open: "トークを開いたとき、メニューも開いておく",
  size: { label: "大きさ", full: "大きい", half: "小さい" },
  over: "ほかで作ったメニューが出ているときも、これに置きかえる",
  rows: "ならび",
  row: (n: number) => `${n}段目`,
  tile: (row: number, n: number) => `${row}段目の${n}つ目`,
  addRow: "段を足す",
  addTile: "1つ足す",
  removeTile: "消す",
  left: "左へ",
  right: "右へ",
  label: { label: "文字", hint: "20文字まで。読み上げにも使われます。" },
  does: "押すと",
  actions: {
    command: "ボットがすること",
    link: "ホームページを開く",
    phone: "電話をかける",
    say: "この言葉を送る",
  } satisfies Record<MenuTile["action"]["do"], string>,
  command: "すること",
  commands: MENU_COMMAND_NAMES,
  url: { label: "ホームページの場所", hint: "https:// から書きます。" },
  number: { label: "電話番号", hint: "数字と「-」だけ。＃で始まる番号は、iPhoneではかけられません。" },
  say: { label: "送る言葉", hint: "住民が書いたのと同じになります。" },
  newTile: "新しいボタン",

  picture: "絵",
  pictureOf: { drawn: "文字から絵を作る", own: "自分で用意した絵を使う" },
  choose: "絵のファイルをえらぶ（PNG・JPEG、1MBまで）",
  chosen: (width: number, height: number, bytes: number) =>
    `よこ${width} × たて${height}、${Math.ceil(bytes / 1024).toLocaleString("ja-JP")}KB`,
  areas: "押せる所は、絵を同じ大きさに分けた、点線の中です。",
  preview: "メニューの見え方",
  faults: {
    no_picture: "PNGかJPEGの絵ではありません。",
    too_large: "1MBより大きい絵は、LINEに出せません。",
    wrong_size: "よこ800から2500、たて250より大きい絵にしてください（ピクセル）。",
    too_narrow: "よこが、たての1.45倍より長い絵にしてください。",
  } satisfies Record<PictureFault, string>,

  save: "下書きに保存する",
  drop: "変えたことを捨てる",
  saved: "下書きに保存しました。公開すると、LINEに出ます。",
  wrong: "空のところや、長すぎるところがあります。",

  line: "LINEでの様子",
  never: "まだ、LINEに出していません。",
  states: {
    waiting: "LINEに出しているところです。",
    shown: "LINEに出ています。",
    foreign: "ほかで作った別のメニューが、LINEに出ています。それを消すか、「置きかえる」をえらんで公開してください。",
    failed: "LINEに出せませんでした。",
  } satisfies Record<MenuLine["state"], string>,
  since: (at: string) => `${at}から`,
  nextTry: (at: string) => `次は ${at} に、もう一度ためします。`,
  reasons: {
    token_wrong: "LINEの合いかぎ（アクセストークン）が正しくありません。",
    http_400: "LINEが、このメニューを受け取りませんでした。",
    http_413: "絵が大きすぎると、LINEが答えました。",
    http_429: "LINEへの連絡が多すぎて、待たされています。",
  } satisfies Record<string, string>,
  reason: (code: string) => `LINEに届きませんでした（${code}）。`,
  again: "今すぐ、もう一度ためす",
  asked: "もう一度ためしています。",
};
