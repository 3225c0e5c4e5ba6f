import { describe, expect, test } from "vitest";
import { checkPassword } from "../../src/core/casework/check-password.ts";

describe("a password", () => {
  test.each([
    ["elevenchars", "password_short"],
    ["雨の日は図書館へ", "password_short"],
    ["password12345", "password_common"],
    ["P@ssw0rd2026!", "password_common"],
    ["1q2w3e4r5t!!", "password_common"],
    ["qwertyuiop12", "password_common"],
    ["mito20261122", "password_common"],
    ["Tsunagu-2026!", "password_common"],
    ["L0ve-Sunsh1ne!", "password_common"],
    ["ILoveYou20261122", "password_common"],
    ["correcthorsebatterystaple", "password_common"],
    ["さくらさくら2026!!!", "password_common"],
    ["123456789012", "password_common"],
    ["abcdefghijkl", "password_common"],
    ["aaaaaaaaaaaaaaaa", "password_common"],
    ["abab12abab12", "password_common"],
    ["hanako.yamada.1", "password_like_email"],
    ["HANAKO.yamada@example.jp", "password_like_email"],
  ])("%s is not taken: %s", (password, code) => {
    expect(checkPassword(password, "hanako.yamada@example.jp", "mito")).toEqual({ ok: false, error: code });
  });

  test.each([
    "雨の日は図書館へ行きます",
    "correct horse battery staple",
    "a long enough password",
    "tiger dragon summer cheese",
    "kT9-vR2_mQ7xLp4zW1sB",
  ])("%s is taken", (password) => {
    expect(checkPassword(password, "hanako.yamada@example.jp", "mito")).toEqual({ ok: true, value: null });
  });

  test("a short name in the address forbids nothing", () => {
    expect(checkPassword("a long enough password", "a@example.jp", "mito").ok).toBe(true);
  });
});
