/** Blocks or neurons: the two zooms of one network. */
import { Blocks, Waypoints } from "lucide-react";
import { useT } from "../../i18n";
import { useAction } from "../../state/actions/useAction";
import { useUi } from "../../state/uiStore";
import { IconButton } from "../../ui/Button";

export function NeuronsSwitch() {
  const t = useT();
  const isOn = useUi((state) => state.neurons);
  const { label, disabled, ...rest } = useAction("neurons");
  const names = { label: disabled ? t("neurons.unavailable") : label };
  const icon = isOn && !disabled ? <Blocks /> : <Waypoints />;
  return (
    <IconButton
      {...rest}
      {...names}
      disabled={disabled}
      aria-pressed={isOn && !disabled}
      icon={icon}
      data-testid="neurons-switch"
    />
  );
}
