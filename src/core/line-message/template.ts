import { z } from "zod";
import { DefaultAction, ImageCarouselAction, mediaUrl, TemplateAction } from "./line-action.ts";
import { graphemes } from "./text-length.ts";

/**
 * LINE's template messages. The text is shorter where a picture or a title takes its place
 * (reference, "template messages"; the OpenAPI file names no lengths).
 */
const colour = z.string().regex(/^#[0-9A-Fa-f]{6}$/);
const imageLook = {
  imageAspectRatio: z.enum(["rectangle", "square"]).optional(),
  imageSize: z.enum(["cover", "contain"]).optional(),
};

const column = (textMax: number, actionsMax: number) =>
  z
    .strictObject({
      thumbnailImageUrl: mediaUrl.optional(),
      imageBackgroundColor: colour.optional(),
      title: graphemes(1, 40).optional(),
      text: graphemes(1, textMax),
      defaultAction: DefaultAction.optional(),
      actions: z.array(TemplateAction).min(1).max(actionsMax),
    })
    .superRefine(shorterBesideTitle);

const Buttons = z
  .strictObject({
    type: z.literal("buttons"),
    ...imageLook,
    thumbnailImageUrl: mediaUrl.optional(),
    imageBackgroundColor: colour.optional(),
    title: graphemes(1, 40).optional(),
    text: graphemes(1, 160),
    defaultAction: DefaultAction.optional(),
    actions: z.array(TemplateAction).min(1).max(4),
  })
  .superRefine(shorterBesideTitle);

const Confirm = z.strictObject({
  type: z.literal("confirm"),
  text: graphemes(1, 240),
  actions: z.array(TemplateAction).min(2).max(2),
});

const Carousel = z
  .strictObject({ type: z.literal("carousel"), ...imageLook, columns: z.array(column(120, 3)).min(1).max(10) })
  .superRefine((carousel, ctx) => {
    const looks = new Set(
      carousel.columns.map(
        (one) => `${one.actions.length} ${one.title === undefined} ${one.thumbnailImageUrl === undefined}`,
      ),
    );
    if (looks.size > 1)
      ctx.addIssue({
        code: "custom",
        message: "columns must have the same number of actions, titles and images",
        path: ["columns"],
      });
  });

const ImageCarousel = z.strictObject({
  type: z.literal("image_carousel"),
  columns: z
    .array(z.strictObject({ imageUrl: mediaUrl, action: ImageCarouselAction }))
    .min(1)
    .max(10),
});

export const Template = z.discriminatedUnion("type", [Buttons, Confirm, Carousel, ImageCarousel]);
export type Template = z.infer<typeof Template>;

type Column = { title?: string | undefined; thumbnailImageUrl?: string | undefined; text: string };

function shorterBesideTitle(column: Column, ctx: z.RefinementCtx): void {
  if (column.title === undefined && column.thumbnailImageUrl === undefined) return;
  const short = graphemes(1, 60).safeParse(column.text);
  for (const { path: _, ...issue } of short.error?.issues ?? []) ctx.addIssue({ ...issue, path: ["text"] });
}
