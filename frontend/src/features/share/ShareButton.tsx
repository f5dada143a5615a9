/** Share: a button, and what it offers, which comes when it is first asked for. */
import { Share2 } from "lucide-react";
import { Suspense } from "react";
import { useT, withTexts } from "../../i18n";
import { useAction } from "../../state/actions/useAction";
import { setUi, useUi } from "../../state/uiStore";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { lazyPart } from "../../ui/lazyPart";

const ShareOffers = lazyPart(() => withTexts("later", import("./ShareOffers")));

/** @param makeLink the address that opens this very experiment. */
export function ShareButton({ makeLink }: { makeLink: () => string }) {
  const t = useT();
  const open = useUi((state) => state.shareOpen);
  const { label, disabled, onClick } = useAction("share");
  return (
    <>
      <Button
        variant="filled"
        icon={<Share2 aria-hidden="true" />}
        data-testid="share"
        disabled={disabled}
        onClick={onClick}
      >
        {label}
      </Button>
      <Dialog
        open={open}
        onClose={() => setUi({ shareOpen: false })}
        title={t("share.title")}
        testId="share-dialog"
      >
        {open && (
          <Suspense fallback={null}>
            <ShareOffers link={makeLink()} />
          </Suspense>
        )}
      </Dialog>
    </>
  );
}
