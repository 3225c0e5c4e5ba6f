import { Button, LinkButton } from "../shared/button.tsx";
import { Dialog } from "../shared/dialog.tsx";
import { linkKind } from "./link-kind.ts";

/** Where a link or a telephone number would lead. Only pages of this machine can be opened from here. */
export function LinkSheet({ uri, onClose }: { uri: string; onClose: () => void }) {
  const kind = linkKind(uri);
  const phone = kind === "phone";
  return (
    <Dialog
      title={phone ? "電話をかける" : "ページを開く"}
      onClose={onClose}
      actions={
        <>
          {kind === "here" ? (
            <LinkButton href={uri} target="_blank" rel="noopener" onClick={onClose}>
              開く
            </LinkButton>
          ) : null}
          <Button look={kind === "here" ? "plain" : "main"} onClick={onClose}>
            閉じる
          </Button>
        </>
      }
    >
      <p className="text-std-20B-150">{phone ? uri.slice("tel:".length) : uri}</p>
      {kind === "here" ? null : (
        <p className="text-std-16N-170">
          {phone
            ? "ここでは かかりません。本物のLINEでは、この番号に電話がかかります。"
            : "ここでは 開きません。本物のLINEでは、このページが開きます。"}
        </p>
      )}
    </Dialog>
  );
}
