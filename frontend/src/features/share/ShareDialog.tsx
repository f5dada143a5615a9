import { useT } from "../../i18n";
import { setUi, useUi } from "../../state/uiStore";
import { Dialog } from "../../ui/Dialog";
import { ShareOffers } from "./ShareOffers";

/** @param makeLink the address that opens this very experiment. */
export default function ShareDialog({ makeLink }: { makeLink: () => string }) {
  const t = useT();
  const open = useUi((state) => state.shareOpen);
  return (
    <Dialog
      open={open}
      onClose={() => setUi({ shareOpen: false })}
      title={t("share.title")}
      testId="share-dialog"
    >
      {open && <ShareOffers link={makeLink()} />}
    </Dialog>
  );
}
