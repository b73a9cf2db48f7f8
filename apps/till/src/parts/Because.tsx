import "./Because.css";
import { Icon, type IconName } from "@counterfoil/ui";

/** Why a key is grey: in words beside it, for a grey key says nothing itself. */
export function Because({ icon = "wifi-off", children }: { icon?: IconName; children: string }) {
  return (
    <p className="t-because">
      <Icon name={icon} size={18} />
      <span>{children}</span>
    </p>
  );
}
