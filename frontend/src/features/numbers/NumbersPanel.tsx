import { useT } from "../../i18n";
import { setUi, useUi } from "../../state/uiStore";
import { SideWindow } from "../../ui/SideWindow";
import { NumbersView } from "./NumbersView";

/** One example, forward and back, in numbers. */
export default function NumbersPanel() {
  const t = useT();
  const open = useUi((state) => state.numbersOpen);
  if (!open) return null;
  return (
    <SideWindow
      title={t("numbers.open")}
      testId="numbers-panel"
      onClose={() => setUi({ numbersOpen: false })}
    >
      <NumbersView />
    </SideWindow>
  );
}
