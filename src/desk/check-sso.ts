import type { Log } from "../app/log.ts";
import { askSsoProvider } from "./ask-sso-provider.ts";
import type { SsoSettings } from "./sso-settings.ts";

/**
 * Asks the provider for what it says about itself, so that a wrong setting shows at start and not at the first sign-in. It may be away
 * for the moment: then single sign-on begins when it is back, and everything else works meanwhile.
 */
export async function checkSso({ issuer }: SsoSettings, log: Log): Promise<"fits" | "unusable"> {
  const asked = await askSsoProvider(issuer);
  if (asked.ok) return "fits";
  log.error({ setting: "OIDC_ISSUER", reason: asked.error }, "sso_unusable");
  return "unusable";
}
