/** Share: a button, and the dialog, which comes when it is first asked for and stays, so that closing it gives the focus back. */
import { Share2 } from "lucide-react";
import { Suspense, useState } from "react";
import { withTexts } from "../../i18n";
import { useAction } from "../../state/actions/useAction";
import { useUi } from "../../state/uiStore";
import { Button } from "../../ui/Button";
import { lazyPart } from "../../ui/lazyPart";

const ShareDialog = lazyPart(() => withTexts("later", import("./ShareDialog")));

/** @param makeLink the address that opens this very experiment. */
export function ShareButton({ makeLink }: { makeLink: () => string }) {
  const open = useUi((state) => state.shareOpen);
  const [wanted, setWanted] = useState(false);
  if (open && !wanted) setWanted(true);
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
      {wanted && (
        <Suspense fallback={null}>
          <ShareDialog makeLink={makeLink} />
        </Suspense>
      )}
    </>
  );
}
