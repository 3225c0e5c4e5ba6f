import type { ReactNode } from "react";
import type { LineAction } from "../../core/line-message/line-action.ts";
import type { Template } from "../../core/line-message/template.ts";
import type { OnTap } from "./on-tap.ts";
import { RemotePicture } from "./remote-picture.tsx";

type TemplateProps = { template: Template; altText: string; onTap: OnTap };

/** LINE's ready-made cards: a text with buttons under it, one or several side by side. */
export function TemplateMessage({ template, altText, onTap }: TemplateProps): ReactNode {
  switch (template.type) {
    case "buttons":
      return (
        <Card picture={template.thumbnailImageUrl} title={template.title} text={template.text}>
          <StackedActions actions={template.actions} onTap={onTap} />
        </Card>
      );
    case "confirm":
      return (
        <Card text={template.text}>
          <div className="grid grid-cols-2 divide-x divide-solid-gray-200 border-t border-solid-gray-200">
            {template.actions.map((action) => (
              <ActionButton key={JSON.stringify(action)} action={action} onTap={onTap} />
            ))}
          </div>
        </Card>
      );
    case "carousel":
      return (
        <Row label={altText}>
          {template.columns.map((column) => (
            <Card
              key={JSON.stringify(column)}
              picture={column.thumbnailImageUrl}
              title={column.title}
              text={column.text}
            >
              <StackedActions actions={column.actions} onTap={onTap} />
            </Card>
          ))}
        </Row>
      );
    case "image_carousel":
      return (
        <Row label={altText}>
          {template.columns.map((column) => (
            <button
              key={JSON.stringify(column)}
              type="button"
              onClick={() => onTap(column.action)}
              className="relative w-40 shrink-0 overflow-hidden rounded-16"
            >
              <RemotePicture url={column.imageUrl} ratio="1:1" />
              <span className="absolute inset-x-0 bottom-2 text-dns-14B-130">{column.action.label}</span>
            </button>
          ))}
        </Row>
      );
    default:
      return template satisfies never;
  }
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of cards, not a form's fieldset.
    <div role="group" aria-label={label} className="flex max-w-full gap-2 overflow-x-auto pb-2">
      {children}
    </div>
  );
}

type CardProps = { picture?: string; title?: string; text: string; children: ReactNode };

function Card({ picture, title, text, children }: CardProps) {
  return (
    <div className="flex w-65 max-w-full shrink-0 flex-col overflow-hidden rounded-16 bg-white">
      {picture === undefined ? null : <RemotePicture url={picture} ratio="151:100" />}
      <div className="flex flex-1 flex-col gap-1 px-4 py-3">
        {title === undefined ? null : <p className="text-[1rem] leading-snug font-700">{title}</p>}
        <p className="text-[0.9375rem] leading-normal whitespace-pre-wrap">{text}</p>
      </div>
      {children}
    </div>
  );
}

function StackedActions({ actions, onTap }: { actions: readonly LineAction[]; onTap: OnTap }) {
  return (
    <div className="flex flex-col border-t border-solid-gray-200 py-1">
      {actions.map((action) => (
        <ActionButton key={JSON.stringify(action)} action={action} onTap={onTap} />
      ))}
    </div>
  );
}

function ActionButton({ action, onTap }: { action: LineAction; onTap: OnTap }) {
  return (
    <button
      type="button"
      onClick={() => onTap(action)}
      className="min-h-11 px-3 py-2 text-center text-[1rem] leading-snug font-700 text-[#42659a] hover:bg-solid-gray-50"
    >
      {action.label}
    </button>
  );
}
