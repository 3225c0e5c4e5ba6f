import { describe, expect, test } from "vitest";
import { checkPassword } from "../../src/core/casework/check-password.ts";
import { COMMON_PASSWORDS } from "../../src/desk/common-passwords.ts";

const OWNER = {
  email: "hanako.yamada@welfare.example.jp",
  names: ["斎藤 花", "水戸市", "Mito", "みとし", "相談支援センター"],
};
const check = (password: string, owner = OWNER) => checkPassword(password, owner, COMMON_PASSWORDS);

describe("a password", () => {
  test.each([
    ["elevenchars", "password_short"],
    ["雨の日は図書館へ", "password_short"],
    ["password12345", "password_common"],
    ["P@ssw0rd2026!", "password_common"],
    ["1q2w3e4r5t!!", "password_common"],
    ["qwertyuiop12", "password_common"],
    ["Tsunagu-2026!", "password_common"],
    ["つなぐつなぐ2026!!", "password_common"],
    ["L0ve-Sunsh1ne!", "password_common"],
    ["ILoveYou20261122", "password_common"],
    ["correcthorsebatterystaple", "password_common"],
    ["さくらさくら2026!!!", "password_common"],
    ["123456789012", "password_common"],
    ["abcdefghijkl", "password_common"],
    ["aaaaaaaaaaaaaaaa", "password_common"],
    ["abab12abab12", "password_common"],
    // In the published lists, and nowhere else.
    ["chickenwing101", "password_common"],
    ["unbelievable", "password_common"],
    ["sonyericsson2026", "password_common"],
    ["kobayashi-1985", "password_common"],
    ["ＰＡＳＳＷＯＲＤ１２３４", "password_common"],
    ["hanako.yamada.1", "password_like_email"],
    ["HANAKO.yamada@welfare.example.jp", "password_like_email"],
    ["mito20261122", "password_common"],
    ["水戸市2026!2027!", "password_like_name"],
    ["みとし-20261122", "password_like_name"],
    ["斎藤花-20261122", "password_like_name"],
    ["相談支援センター-2026", "password_like_name"],
    ["Welfare_20261122", "password_like_name"],
  ])("%s is not taken: %s", (password, code) => {
    expect(check(password)).toEqual({ ok: false, error: code });
  });

  test.each([
    "雨の日は図書館へ行きます",
    "水戸の梅は二月がいちばんきれい",
    "correct horse battery staple",
    "a long enough password",
    "tiger dragon summer cheese",
    "kT9-vR2_mQ7xLp4zW1sB",
  ])("%s is taken", (password) => {
    expect(check(password)).toEqual({ ok: true, value: null });
  });

  test("a short name in the address forbids nothing", () => {
    expect(check("a long enough password", { email: "a@example.jp", names: ["木 あ"] }).ok).toBe(true);
  });
});
