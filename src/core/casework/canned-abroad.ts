import type { UnderstoodLanguage } from "../triage/understanding.ts";
import type { CANNED_REPLIES } from "./canned-replies.ts";

/** Languages that residents write and the conversation does not speak: it goes on in やさしい日本語, staff may answer in hers. */
export type AbroadLanguage = Exclude<UnderstoodLanguage, "ja" | "en">;

/** The replies kept ready, for who writes in a language that we have no other texts in. No native reader has looked at them yet. */
export const CANNED_ABROAD: Readonly<Record<AbroadLanguage, Record<(typeof CANNED_REPLIES)[number], string>>> = {
  zh: {
    read: "您写的内容我看过了。\n请再多告诉我一些。",
    call_when: "可以给您打电话吗？\n请告诉我方便的时间。",
    come_when: "您可以来窗口慢慢谈。\n哪一天能来？",
    more_time: "正在确认，请再给我们一点时间。",
    not_safe: "您现在说话安全吗？\n如果担心，不回复也没关系。",
    thanks: "谢谢您告诉我们。",
  },
  ko: {
    read: "보내 주신 글을 읽었습니다.\n조금 더 자세히 말씀해 주세요.",
    call_when: "전화드려도 될까요?\n편하신 시간을 알려 주세요.",
    come_when: "창구에서 천천히 이야기할 수 있습니다.\n오실 수 있는 날을 알려 주세요.",
    more_time: "지금 확인하고 있습니다. 조금만 더 기다려 주세요.",
    not_safe: "지금 이야기해도 안전한가요?\n걱정되시면 답하지 않으셔도 됩니다.",
    thanks: "알려 주셔서 감사합니다.",
  },
  pt: {
    read: "Li o que você escreveu.\nPor favor, conte mais.",
    call_when: "Podemos telefonar para você?\nQual é o melhor horário?",
    come_when: "Podemos conversar com calma no nosso balcão.\nEm que dia você pode vir?",
    more_time: "Estamos verificando. Por favor, dê-nos um pouco mais de tempo.",
    not_safe: "É seguro para você falar agora?\nSe houver perigo, não precisa responder.",
    thanks: "Agradecemos por nos contar.",
  },
  vi: {
    read: "Tôi đã đọc những gì anh/chị viết.\nXin hãy kể thêm cho tôi.",
    call_when: "Tôi gọi điện cho anh/chị được không?\nXin cho biết giờ nào tiện.",
    come_when: "Anh/chị có thể đến văn phòng để nói chuyện thong thả.\nNgày nào anh/chị đến được?",
    more_time: "Chúng tôi đang tìm hiểu. Xin cho thêm một chút thời gian.",
    not_safe: "Bây giờ anh/chị nói chuyện có an toàn không?\nNếu lo lắng, không cần trả lời cũng được.",
    thanks: "Cảm ơn anh/chị đã cho biết.",
  },
  tl: {
    read: "Nabasa ko po ang isinulat ninyo.\nMaaari po ba kayong magkuwento pa?",
    call_when: "Puwede po ba namin kayong tawagan?\nAnong oras po ang maginhawa sa inyo?",
    come_when: "Puwede po tayong mag-usap nang maayos sa aming opisina.\nAnong araw po kayo makakapunta?",
    more_time: "Inaalam pa po namin. Bigyan po ninyo kami ng kaunti pang panahon.",
    not_safe: "Ligtas po ba kayong makipag-usap ngayon?\nKung nag-aalala kayo, hindi po kailangang sumagot.",
    thanks: "Salamat po sa pagsasabi sa amin.",
  },
  ne: {
    read: "तपाईंले लेख्नुभएको कुरा पढेँ।\nकृपया अझ बताउनुहोस्।",
    call_when: "तपाईंलाई फोन गर्न सक्छौं?\nकुन समय ठीक हुन्छ, बताउनुहोस्।",
    come_when: "हाम्रो कार्यालयमा बिस्तारै कुरा गर्न सकिन्छ।\nकुन दिन आउन सक्नुहुन्छ?",
    more_time: "अहिले बुझ्दै छौं। कृपया अलि समय दिनुहोस्।",
    not_safe: "अहिले कुरा गर्न सुरक्षित छ?\nडर लागेमा जवाफ दिनु पर्दैन।",
    thanks: "बताउनुभएकोमा धन्यवाद।",
  },
};
