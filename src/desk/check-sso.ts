import { z } from "zod";
import type { Log } from "../app/log.ts";
import type { SsoSettings } from "./sso-settings.ts";

const Discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
});
const WAIT_MS = 5_000;

/**
 * Asks the provider for what it says about itself, so that a wrong setting shows at start and not at the first sign-in. It may be away
 * for the moment: then single sign-on begins when it is back, and everything else works meanwhile.
 */
export async function checkSso({ issuer }: SsoSettings, log: Log): Promise<"fits" | "unusable"> {
  const reason = await whyNot(issuer);
  if (reason === null) return "fits";
  log.error({ setting: "OIDC_ISSUER", reason }, "sso_unusable");
  return "unusable";
}

async function whyNot(issuer: string): Promise<string | null> {
  const address = `${issuer}/.well-known/openid-configuration`;
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(WAIT_MS) });
    if (!answer.ok) return `http_${answer.status}`;
    const found = Discovery.safeParse(await answer.json());
    if (!found.success) return "no_openid_provider";
    return found.data.issuer.replace(/\/$/, "") === issuer ? null : "other_issuer";
  } catch (failure) {
    return failure instanceof SyntaxError ? "no_openid_provider" : "unreachable";
  }
}
