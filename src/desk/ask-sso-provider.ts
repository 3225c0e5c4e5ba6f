import { z } from "zod";
import type { Result } from "../core/result.ts";

/** What a provider says about itself. `end_session_endpoint`: OpenID Connect RP-Initiated Logout 1.0, which not every one offers. */
const SsoProvider = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  end_session_endpoint: z.url({ protocol: /^https?$/ }).optional(),
});
type SsoProvider = z.infer<typeof SsoProvider>;

const WAIT_MS = 5_000;

/** Asks for the provider's discovery document. The error is a reason for the log. `issuer` without a slash at the end. */
export async function askSsoProvider(issuer: string): Promise<Result<SsoProvider, string>> {
  const address = `${issuer}/.well-known/openid-configuration`;
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(WAIT_MS) });
    if (!answer.ok) return { ok: false, error: `http_${answer.status}` };
    const found = SsoProvider.safeParse(await answer.json());
    if (!found.success) return { ok: false, error: "no_openid_provider" };
    const isIts = found.data.issuer.replace(/\/$/, "") === issuer;
    return isIts ? { ok: true, value: found.data } : { ok: false, error: "other_issuer" };
  } catch (failure) {
    return { ok: false, error: failure instanceof SyntaxError ? "no_openid_provider" : "unreachable" };
  }
}
