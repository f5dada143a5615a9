/** Values that the page hands to its style sheets. */
import "react";

declare module "react" {
  interface CSSProperties {
    "--classes"?: string;
    "--gap"?: string;
    "--share"?: string;
    "--shift"?: string;
  }
}
